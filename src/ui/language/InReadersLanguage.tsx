import { useLocale } from "next-intl";
import type { ReactNode } from "react";

/** Marks a translated part of a page; what is not translated yet is marked as English. */
export function InReadersLanguage({ children }: { children: ReactNode }) {
  return <div lang={useLocale()}>{children}</div>;
}
