import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { TRPCReactProvider } from "~/trpc/client";
import { api } from "~/trpc/server";
import { ToastProvider } from "~/ui/primitives/Toast";
import { SiteFooter } from "~/ui/session/SiteFooter";
import { SiteHeader } from "~/ui/session/SiteHeader";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Steelyard", template: "%s · Steelyard" },
  description:
    "Deep Funding rounds: people compare projects, their judgements become weights, and the weights split a pool.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f1" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1719" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const actor = await (await api()).session.me();
  return (
    <html lang="en">
      <body>
        <a
          href="#content"
          className="sr-only bg-paper font-semibold text-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-30 focus:px-4 focus:py-3"
        >
          Skip to the content
        </a>
        <TRPCReactProvider>
          <ToastProvider>
            <SiteHeader actor={actor} />
            <main id="content" tabIndex={-1} className="page outline-none">
              {children}
            </main>
            <SiteFooter />
          </ToastProvider>
        </TRPCReactProvider>
      </body>
    </html>
  );
}
