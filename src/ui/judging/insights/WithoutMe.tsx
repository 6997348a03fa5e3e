"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../../primitives/ActionError";
import { formatWeight } from "../../primitives/numbers";
import { Skeleton } from "../../primitives/Skeleton";

/** How the final weights differ with and without this juror; sealed until judging has closed. */
export function WithoutMe({ roundId, open }: { roundId: string; open: boolean }) {
  const t = useTranslations("insights");
  const trpc = useTRPC();
  const found = useQuery(trpc.comparison.influence.queryOptions({ roundId }, { enabled: !open }));
  if (open || found.data?.state === "sealed") {
    return <p className="measure text-quiet">{t("influenceSealed")}</p>;
  }
  if (found.error) return <ActionError error={found.error} title={t("failed")} />;
  if (!found.data) return <Skeleton className="h-8" />;
  if (found.data.state === "none") return <p className="text-quiet">{t("influenceNone")}</p>;
  const { rows, title, before, after, moved } = found.data;
  return (
    <p className="measure">
      {t("influenceText", {
        ...{ rows, title },
        without: formatWeight(after),
        with: formatWeight(before),
        moved: formatWeight(moved),
      })}
    </p>
  );
}
