"use client";

import Link from "next/link";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Badge } from "../primitives/Badge";
import { forgetPagesOf } from "./keptPages";

interface ActorMenuProps {
  name: string;
  email: string | null;
  demo: boolean;
}

const ITEM = "flex min-h-11 w-full items-center px-4 text-start text-small hover:bg-wash";

/** Who is signed in, and what they can do about it. */
export function ActorMenu({ name, email, demo }: ActorMenuProps) {
  const t = useTranslations("site");
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const box = menu.current;
      if (!box?.open) return;
      const escaped = event instanceof KeyboardEvent && event.key === "Escape";
      if (escaped) box.querySelector("summary")?.focus();
      if (escaped || (event.type === "click" && !box.contains(event.target as Node)))
        box.open = false;
    };
    document.addEventListener("click", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("click", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  const shut = () => {
    if (menu.current) menu.current.open = false;
  };
  async function leave() {
    await forgetPagesOf(() => true);
    await signOut({ callbackUrl: "/" });
  }
  return (
    <details ref={menu} className="relative">
      <summary className="flex min-h-11 list-none items-center gap-2 px-2 font-semibold text-small hover:text-accent [&::-webkit-details-marker]:hidden">
        <span className="max-w-40 truncate max-sm:max-w-24">{name}</span>
        {demo && <Badge>demo</Badge>}
        <span aria-hidden="true" className="text-quiet">
          ▾
        </span>
      </summary>
      <div className="absolute end-0 z-20 mt-1 w-64 divide-y divide-rule rounded-sm border border-edge bg-sheet">
        {email && <p className="truncate px-4 py-3 text-quiet text-small">{email}</p>}
        <Link href="/rounds/new" className={ITEM} onClick={shut}>
          {t("createRound")}
        </Link>
        <Link href="/account" className={ITEM} onClick={shut}>
          {t("account")}
        </Link>
        {demo && (
          <Link href="/sign-in" className={ITEM} onClick={shut}>
            {t("actAs")}
          </Link>
        )}
        <button type="button" className={ITEM} onClick={() => void leave()}>
          {t("signOut")}
        </button>
      </div>
    </details>
  );
}
