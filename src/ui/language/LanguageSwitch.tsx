"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { Button } from "../primitives/Button";
import { LOCALE_COOKIE, LOCALE_NAMES, LOCALES, type Locale } from "./locales";

const YEAR_SECONDS = 31_536_000;

/** Goes to the other language; the choice stays on this device. */
export function LanguageSwitch() {
  const locale = useLocale();
  const router = useRouter();
  function choose(next: Locale) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
    document.cookie = `${LOCALE_COOKIE}=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    router.refresh();
  }
  return (
    <span className="-mx-3 flex">
      {LOCALES.filter((other) => other !== locale).map((other) => (
        <Button key={other} variant="quiet" lang={other} onClick={() => choose(other)}>
          <span aria-hidden="true" className="uppercase sm:hidden">
            {other}
          </span>
          <span className="max-sm:sr-only">{LOCALE_NAMES[other]}</span>
        </Button>
      ))}
    </span>
  );
}
