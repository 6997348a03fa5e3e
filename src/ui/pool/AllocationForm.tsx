"use client";

import { useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { EmptyState } from "../primitives/EmptyState";
import { useToast } from "../primitives/Toast";
import { AllocationRow } from "./AllocationRow";
import {
  ABSTAIN,
  type AllocationDraft,
  draftOfStakes,
  evenly,
  numbersOfDraft,
  onlyOpen,
  sameAllocation,
  stakesOf,
  sumOf,
} from "./allocationDraft";
import { writePower } from "./power";
import { byStanding } from "./proposalState";
import { outlooksIf } from "./stakeOutlook";
import type { OwnStakes, PoolDetail } from "./types";
import { usePoolActions } from "./usePool";

interface AllocationFormProps {
  roundId: string;
  slug: string;
  pool: PoolDetail;
  mine: OwnStakes;
}

/** Power laid out over all open proposals, with what would come of it, saved at once or not at all. */
export function AllocationForm({ roundId, slug, pool, mine }: AllocationFormProps) {
  const { allocate } = usePoolActions();
  const toast = useToast();
  const saved = draftOfStakes(mine);
  const [typed, setTyped] = useState<AllocationDraft | null>(null);
  /** What was there before the last saving. */
  const [before, setBefore] = useState<AllocationDraft | null>(null);
  const open = pool.proposals.filter(({ standing }) => standing).sort(byStanding);
  const ids = open.map(({ id }) => id);
  const draft = onlyOpen(typed ?? saved, ids);
  const sum = sumOf(draft, mine.power);
  const good = sum.wrong.length === 0 && sum.free >= 0n;
  const changed = !good || !sameAllocation(draft, saved);
  const outlooks = good
    ? outlooksIf(pool, numbersOfDraft(onlyOpen(saved, ids)), numbersOfDraft(draft))
    : [];
  const set = (key: string, text: string) => setTyped({ ...draft, [key]: text });

  function save(wanted: AllocationDraft, undo: AllocationDraft | null) {
    allocate.mutate(
      { roundId, poolId: pool.id, stakes: stakesOf(wanted), only: true },
      {
        onSuccess: () => {
          setTyped(null);
          setBefore(undo);
          toast({ text: undo ? "Your stakes are saved" : "Your stakes are as before" });
        },
      },
    );
  }
  if (open.length === 0 && saved[ABSTAIN] === undefined) {
    return (
      <EmptyState title="Nothing to stake on">
        No proposal is open in this pool now. You have {mine.power} of power.
      </EmptyState>
    );
  }
  return (
    <form
      noValidate
      className="grid grid-cols-1 gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (good && changed) save(draft, saved);
      }}
    >
      <PowerBar used={sum.used} free={sum.free} power={mine.power} />
      <div className="flex flex-wrap gap-2">
        <Button disabled={ids.length === 0} onClick={() => setTyped(evenly(mine.power, ids))}>
          Spread evenly
        </Button>
        <Button onClick={() => setTyped({})}>Take all off</Button>
        {typed && (
          <Button variant="quiet" onClick={() => setTyped(null)}>
            Discard changes
          </Button>
        )}
      </div>
      <ul className="grid divide-y divide-rule border-rule border-y">
        {open.map((row) => (
          <AllocationRow
            key={row.id}
            {...{ slug, pool, row }}
            text={draft[row.id] ?? ""}
            power={mine.power}
            wrong={sum.wrong.includes(row.id)}
            outlook={outlooks.find(({ id }) => id === row.id) ?? null}
            onChange={(text) => set(row.id, text)}
          />
        ))}
        <AllocationRow
          {...{ slug, pool, row: null }}
          text={draft[ABSTAIN] ?? ""}
          power={mine.power}
          wrong={sum.wrong.includes(ABSTAIN)}
          outlook={null}
          onChange={(text) => set(ABSTAIN, text)}
        />
      </ul>
      {sum.free < 0n && (
        <Callout tone="error" title={`${writePower(-sum.free)} more than you have`}>
          <p>Your power is {mine.power}. Take something off before you save.</p>
        </Callout>
      )}
      <ActionError error={allocate.error} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          disabled={!good || !changed || pool.status !== "open"}
          busy={allocate.isPending}
        >
          Save my stakes
        </Button>
        {before && !typed && (
          <Button
            busy={allocate.isPending}
            disabled={pool.status !== "open"}
            onClick={() => save(onlyOpen(before, ids), null)}
          >
            Undo: put back what was before
          </Button>
        )}
        <span className="text-quiet text-small" aria-live="polite">
          {changed && good ? "Not saved yet." : ""}
        </span>
      </div>
    </form>
  );
}

/** What is laid out of all there is. */
function PowerBar({ used, free, power }: { used: bigint; free: bigint; power: string }) {
  const share = Number(writePower(used)) / Number(power);
  return (
    <div className="grid gap-1.5">
      <p className="flex flex-wrap justify-between gap-x-4 text-small">
        <span>
          <strong className="num">{writePower(used)}</strong> of your {power} of power is laid out
        </span>
        <span className="num">{free >= 0n ? `${writePower(free)} free` : "too much"}</span>
      </p>
      <div aria-hidden="true" className="h-2.5 overflow-hidden rounded-sm bg-rule">
        <div
          className={free >= 0n ? "h-full bg-accent" : "h-full bg-danger"}
          style={{ width: `${100 * Math.min(1, share)}%` }}
        />
      </div>
    </div>
  );
}
