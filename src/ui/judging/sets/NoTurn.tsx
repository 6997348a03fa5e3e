import { useTranslations } from "next-intl";
import { ActionError } from "../../primitives/ActionError";
import { Button } from "../../primitives/Button";
import { EmptyState } from "../../primitives/EmptyState";
import { Skeleton } from "../../primitives/Skeleton";
import { isOver } from "../device/failure";
import type { useSetJudging } from "./useSetJudging";

/** What stands in the place of a turn while there is none, and why. */
export function NoTurn({ query }: { query: ReturnType<typeof useSetJudging>["next"] }) {
  const t = useTranslations("set");
  const tDesk = useTranslations("desk");
  if (query.error && isOver(query.error)) {
    return <EmptyState title={tDesk("over")}>{tDesk("overLead")}</EmptyState>;
  }
  if (query.error) {
    return (
      <div className="grid justify-items-start gap-3">
        <ActionError error={query.error} title={t("noTurn")} />
        <Button onClick={() => void query.refetch()}>{tDesk("retry")}</Button>
      </div>
    );
  }
  if (query.data) {
    return <EmptyState title={t("noneLeft")}>{t("noneLeftLead")}</EmptyState>;
  }
  return (
    <div role="status" className="grid gap-4">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-56" />
    </div>
  );
}
