"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "~/trpc/client";
import { InReadersLanguage } from "../../language/InReadersLanguage";
import { ActionError } from "../../primitives/ActionError";
import { LinkButton } from "../../primitives/Button";
import { Input } from "../../primitives/controls";
import { Field } from "../../primitives/Field";
import { PageHeader } from "../../primitives/PageHeader";
import { Skeleton } from "../../primitives/Skeleton";
import { formOf } from "../answerForm";
import { useDevice } from "../device/useDevice";
import { QueueStatus } from "../QueueStatus";
import { Stage } from "../Stage";
import { SetHistory } from "../sets/SetHistory";
import type { OwnJudgement, Said } from "../types";
import { useKeymap } from "../useKeymap";
import { HistoryRow } from "./HistoryRow";
import { matching } from "./matching";

interface HistoryViewProps {
  userId: string;
  round: { id: string; slug: string; question: string };
  multiplierMax: number;
  /** False once judging has ended. */
  open: boolean;
  /** The answer to begin with judging again, if it is the juror's. */
  changing?: string | undefined;
  /** Whether the round asks about sets, too. */
  sets: boolean;
}

/** Everything this juror said, newest first; each can be changed or withdrawn while judging lasts. */
export function HistoryView(props: HistoryViewProps) {
  const { userId, round, multiplierMax, open, changing, sets } = props;
  const t = useTranslations("history");
  const tSet = useTranslations("set");
  const { mine, device, state } = useHistory(userId, round.id);
  const { keymap } = useKeymap();
  const [editing, setEditing] = useState<OwnJudgement | null>(null);
  const asked = useRef(changing);
  useEffect(() => {
    const found = open && mine.data?.find(({ comparisonId }) => comparisonId === asked.current);
    if (!found) return;
    asked.current = undefined;
    setEditing(found);
  }, [open, mine.data]);
  const path = `/rounds/${round.slug}/compare`;

  async function change(said: Said) {
    if (!editing) return;
    await device.change(earlierOf(editing), said);
    setEditing(null);
  }
  return (
    <InReadersLanguage>
      <PageHeader
        title={t("title")}
        lead={open ? t("lead") : t("ended")}
        actions={open && <LinkButton href={path}>{t("back")}</LinkButton>}
      />
      <div className="grid gap-5 pb-12">
        {sets && <SetHistory {...{ round, open }} />}
        {sets && <h2 className="text-h2">{tSet("historyPairs")}</h2>}
        <QueueStatus
          state={state}
          path={`${path}/history`}
          onSend={device.retry}
          onDismiss={(seq) => void device.dismiss(seq)}
        />
        {editing && (
          <Stage
            key={editing.pairId}
            {...{ multiplierMax, keymap }}
            question={round.question}
            pair={earlierOf(editing).pair}
            initial={formOf(editing)}
            takesFocus
            onAnswer={change}
            onLeave={() => setEditing(null)}
          />
        )}
        <ActionError error={mine.error} title={t("failed")} />
        {!mine.data && !mine.error && <Skeleton className="h-24" />}
        {mine.data && (
          <HistoryList
            all={mine.data}
            open={open}
            onChange={setEditing}
            onWithdraw={(judgement) => void device.withdraw(earlierOf(judgement))}
          />
        )}
      </div>
    </InReadersLanguage>
  );
}

const earlierOf = ({ comparisonId, pairId: id, a, b }: OwnJudgement) => ({
  comparisonId,
  pair: { id, a, b, asksReason: false },
});

/** What is on record, asked for again whenever this device has sent something. */
function useHistory(userId: string, roundId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { device, state } = useDevice(userId, roundId, false);
  const mine = useQuery(trpc.comparison.mine.queryOptions({ roundId }));
  const sent = state.answers.filter((answer) => answer.state === "sent").at(-1)?.seq;
  const queryKey = trpc.comparison.mine.pathKey();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was sent is the reason to ask
  useEffect(() => {
    void queries.invalidateQueries({ queryKey });
  }, [sent]);
  return { mine, device, state };
}

interface HistoryListProps {
  all: readonly OwnJudgement[];
  open: boolean;
  onChange: (judgement: OwnJudgement) => void;
  onWithdraw: (judgement: OwnJudgement) => void;
}

function HistoryList({ all, open, onChange, onWithdraw }: HistoryListProps) {
  const t = useTranslations("history");
  const [search, setSearch] = useState("");
  const shown = matching(all, search);
  if (all.length === 0) return <p className="text-quiet">{t("none")}</p>;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="w-full max-w-sm">
          <Field label={t("search")} hint={t("searchHint")}>
            {(control) => (
              <Input
                {...control}
                type="search"
                autoComplete="off"
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
            )}
          </Field>
        </div>
        <p aria-live="polite" className="num text-quiet text-small">
          {t("shown", { shown: shown.length, all: all.length })}
        </p>
      </div>
      {shown.length === 0 && <p className="text-quiet">{t("noneFound")}</p>}
      <ol className="divide-y divide-rule border-rule border-y empty:hidden">
        {shown.map((judgement) => (
          <HistoryRow
            key={judgement.pairId}
            {...{ judgement, open }}
            onChange={() => onChange(judgement)}
            onWithdraw={() => onWithdraw(judgement)}
          />
        ))}
      </ol>
    </div>
  );
}
