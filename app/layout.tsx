import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
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
  const [actor, locale, t] = await Promise.all([
    api().then((caller) => caller.session.me()),
    getLocale(),
    getTranslations("site"),
  ]);
  return (
    <html lang={locale}>
      <body>
        <a
          href="#content"
          className="sr-only bg-paper font-semibold text-accent focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-30 focus:px-4 focus:py-3"
        >
          {t("skip")}
        </a>
        <NextIntlClientProvider>
          <TRPCReactProvider>
            <ToastProvider>
              <SiteHeader actor={actor} />
              {/* Pages that speak the reader's language say so themselves. */}
              <main id="content" lang="en" tabIndex={-1} className="page outline-none">
                {children}
              </main>
              <SiteFooter />
            </ToastProvider>
          </TRPCReactProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
