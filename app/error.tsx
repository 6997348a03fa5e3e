"use client";

import { useEffect } from "react";
import { Failure } from "~/ui/session/Failure";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  useEffect(() => console.error(error), [error]);
  return <Failure digest={error.digest} onRetry={reset} />;
}
