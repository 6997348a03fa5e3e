"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "~/trpc/client";
import { ActionError } from "../../primitives/ActionError";
import { Badge } from "../../primitives/Badge";
import { Skeleton } from "../../primitives/Skeleton";
import type { CallError } from "../device/failure";
import { RowActions } from "../history/RowActions";
import { newKey } from "../newKey";
import { useKeymap } from "../useKeymap";
import { SetStage } from "./SetStage";
import { type OwnSet, type SetSaid, setFormOf } from "./setForm";
import { useSetSaid } from "./useSetSaid";

interface SetHistoryProps {
  round: { id: string; question: string };
  /** False once judging has ended. */
  open: boolean;
}

/** What this juror said about sets, newest first, each to be changed or withdrawn. */
export function SetHistory({ round, open }: SetHistoryProps) {
  const t = useTranslations("set");
  const tHistory = useTranslations("history");
  const { mine, error, change, withdraw } = useSetHistory(round.id);
  const { keymap } = useKeymap();
  const [editing, setEditing] = useState<OwnSet | null>(null);
  return (
    <section className="grid gap-4">
      <h2 className="text-h2">{t("historyTitle")}</h2>
      {editing && (
        <SetStage
          key={editing.setId}
          question={round.question}
          set={{ ...editing, id: editing.setId }}
          initial={setFormOf(editing)}
          keymap={keymap}
          takesFocus
          onAnswer={async (said) => {
            if (await change(editing.setId, said)) setEditing(null);
          }}
          onLeave={() => setEditing(null)}
        />
      )}
      <ActionError error={error} title={t("notRecorded")} />
      <ActionError error={mine.error} title={tHistory("failed")} />
      {!mine.data && !mine.error && <Skeleton className="h-24" />}
      {mine.data?.length === 0 && <p className="text-quiet">{tHistory("none")}</p>}
      <ol className="divide-y divide-rule border-rule border-y empty:hidden">
        {mine.data?.map((set) => (
          <SetRow
            key={set.setId}
            {...{ set, open }}
            onChange={() => setEditing(set)}
            onWithdraw={() => void withdraw(set.setId)}
          />
        ))}
      </ol>
    </section>
  );
}

function useSetHistory(roundId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const mine = useQuery(trpc.set.mine.queryOptions({ roundId }));
  const [error, setError] = useState<CallError | null>(null);
  async function send(work: () => Promise<unknown>): Promise<boolean> {
    setError(null);
    try {
      await work();
      return true;
    } catch (cause) {
      setError(cause as CallError);
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: trpc.set.mine.pathKey() });
    }
  }
  const of = (setId: string) => ({ roundId, setId, idempotencyKey: newKey() });
  const change = (setId: string, said: SetSaid) =>
    send(() => client.set.rejudge.mutate({ ...of(setId), ...said }));
  const withdraw = (setId: string) => send(() => client.set.withdraw.mutate(of(setId)));
  return { mine, error, change, withdraw };
}

interface SetRowProps {
  set: OwnSet;
  open: boolean;
  onChange: () => void;
  onWithdraw: () => void;
}

function SetRow({ set, open, onChange, onWithdraw }: SetRowProps) {
  const t = useTranslations("history");
  const format = useFormatter();
  const say = useSetSaid();
  const { withdrawn, reason, at, version, projects, earlier } = set;
  const text = say(set, projects);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 text-small">
      <div className="grid min-w-48 flex-1 gap-0.5">
        <p className="break-words font-semibold">
          <bdi>{text}</bdi> {withdrawn && <Badge>{t("withdrawn")}</Badge>}
        </p>
        {reason && (
          <p dir="auto" className="measure break-words text-quiet">
            {reason}
          </p>
        )}
        <p className="text-fine text-quiet">
          <time dateTime={at.toISOString()}>{format.dateTime(at, "exact")} UTC</time>
          {version > 1 && `, ${t("version", { version })}`}
        </p>
        {earlier.length > 0 && (
          <details>
            <summary className="link min-h-11 content-center md:min-h-0">
              {t("earlier", { count: earlier.length })}
            </summary>
            <ol className="grid gap-2 border-rule border-s-3 py-2 ps-4">
              {earlier.map((one) => (
                <li key={one.version}>
                  <bdi>{say(one, projects)}</bdi> {one.withdrawn && <Badge>{t("withdrawn")}</Badge>}
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
      {open && <RowActions {...{ text, withdrawn, onChange, onWithdraw }} />}
    </li>
  );
}
