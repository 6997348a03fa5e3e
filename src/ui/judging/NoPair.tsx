import { useTranslations } from "next-intl";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { EmptyState } from "../primitives/EmptyState";
import { Skeleton } from "../primitives/Skeleton";
import type { DeviceState } from "./device/deviceState";
import { failureOf } from "./device/failure";

interface NoPairProps {
  state: DeviceState;
  onRetry: () => void;
}

/** What stands in the place of a pair while there is none, and why. */
export function NoPair({ state, onRetry }: NoPairProps) {
  const t = useTranslations("desk");
  const { broken, over, exhausted, fetchError, progress } = state;
  if (broken) {
    return (
      <Callout tone="error" title={t("noStore")}>
        <p>{t("noStoreLead")}</p>
      </Callout>
    );
  }
  if (over) return <EmptyState title={t("over")}>{t("overLead")}</EmptyState>;
  if (fetchError) {
    if (failureOf(fetchError) === "lost") {
      return (
        <EmptyState title={t("noneHere")} action={<Button onClick={onRetry}>{t("retry")}</Button>}>
          {t("noneHereLead")}
        </EmptyState>
      );
    }
    return (
      <div className="grid justify-items-start gap-3">
        <ActionError error={fetchError} title={t("noPair")} />
        <Button onClick={onRetry}>{t("retry")}</Button>
      </div>
    );
  }
  if (exhausted) {
    return (
      <EmptyState title={t("noneLeft")}>
        {t("noneLeftLead", { judged: progress?.judged ?? 0 })}
      </EmptyState>
    );
  }
  return <PairSkeleton label={t("loading")} />;
}

function PairSkeleton({ label }: { label: string }) {
  return (
    <div role="status" className="grid gap-4">
      <span className="sr-only">{label}</span>
      <Skeleton className="h-8 w-2/3" />
      <div className="grid gap-4 sm:grid-cols-2">
        <Skeleton className="h-56" />
        <Skeleton className="h-56" />
      </div>
      <Skeleton className="h-14" />
    </div>
  );
}
