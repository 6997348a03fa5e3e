"use client";

import { Failure } from "~/ui/session/Failure";
import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Takes the layout's place when the layout itself fails, for instance without a database. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Out of order · Steelyard</title>
        <main className="page">
          <Failure digest={error.digest} onRetry={reset} />
        </main>
      </body>
    </html>
  );
}
