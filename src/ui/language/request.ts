import { cookies, headers } from "next/headers";
import type { Formats } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, LOCALE_COOKIE, type Locale } from "./locales";
import de from "./messages/de.json";
import en from "./messages/en.json";

const MESSAGES: Readonly<Record<Locale, typeof en>> = { en, de };

/** A moment as every page writes it, beside "UTC". */
const FORMATS = {
  dateTime: {
    exact: {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    },
  },
} as const satisfies Formats;

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Formats: typeof FORMATS;
    Messages: typeof en;
  }
}

/** What next-intl asks for each request. Times are UTC for every reader, as deadlines must be. */
export default getRequestConfig(async () => {
  const [chosen, asked] = [await cookies(), await headers()];
  const locale = chooseLocale(chosen.get(LOCALE_COOKIE)?.value, asked.get("accept-language"));
  return { locale, messages: MESSAGES[locale], formats: FORMATS, timeZone: "UTC" };
});
