"use client";

import { useId } from "react";
import { ActionError } from "../primitives/ActionError";
import { Button, LinkButton } from "../primitives/Button";
import { Input } from "../primitives/controls";
import { Section } from "../primitives/PageHeader";
import { useToast } from "../primitives/Toast";
import { ConvictionBar } from "./ConvictionBar";
import { largestText } from "./ProposalList";
import { poolPath } from "./poolPages";
import { powerOfNumber, readPower, writePower } from "./power";
import { outlookText } from "./proposalState";
import { passesAt } from "./stakeOutlook";
import type { OwnStakes, PoolDetail, PoolReader, ProposalRow } from "./types";
import { usePoolActions } from "./usePool";
import { SLIDER_STEPS, type StakeWish } from "./useStakeWish";

interface StakePanelProps {
  roundId: string;
  slug: string;
  pool: PoolDetail;
  row: ProposalRow;
  /** Null: signed out, or still loading. */
  mine: OwnStakes | null;
  reader: PoolReader;
  wish: StakeWish;
}

/** What if I stake x: by slider or number, answered at once; and staking it. */
export function StakePanel(props: StakePanelProps) {
  const { slug, pool, row, mine, reader, wish } = props;
  const base = poolPath(slug, pool.id);
  const can = mine !== null && mine.noPower === null;
  return (
    <Section
      id="stake"
      title="What if I stake…"
      lead={
        can
          ? `You have ${mine.power} of power, of which ${mine.free} is free.`
          : "Try it: nothing is staked by it."
      }
    >
      <WishFields wish={wish} />
      <WishOutcome {...props} />
      {can && <StakeButtons {...props} mine={mine} />}
      {reader.userId === null && pool.status === "open" && (
        <LinkButton
          variant="primary"
          className="justify-self-start"
          href={`/sign-in?callbackUrl=${encodeURIComponent(`${base}/proposals/${row.id}`)}`}
        >
          Sign in to stake
        </LinkButton>
      )}
      {mine?.noPower && <p className="text-small">{mine.noPower}.</p>}
    </Section>
  );
}

function WishFields({ wish }: { wish: StakeWish }) {
  const id = useId();
  const { text, value, most } = wish;
  return (
    <div className="grid max-w-xl gap-1">
      <label htmlFor={id} className="font-semibold text-small">
        Power on this proposal
      </label>
      <div className="grid grid-cols-[1fr_8.5rem] items-center gap-4">
        <input
          type="range"
          aria-label="Power on this proposal, slider"
          className="min-h-11 w-full accent-accent"
          min={0}
          max={SLIDER_STEPS}
          value={Math.round((SLIDER_STEPS * Math.min(value, most)) / (most || 1))}
          onChange={({ target }) => {
            const share = target.valueAsNumber / SLIDER_STEPS;
            // Neat numbers on the way, the exact end at the end.
            const neat = share === 1 ? most : Number((share * most).toPrecision(3));
            wish.set(writePower(powerOfNumber(neat, wish.limit)));
          }}
        />
        <Input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-describedby={`${id}-about`}
          aria-invalid={wish.problem ? true : undefined}
          onChange={({ target }) => wish.set(target.value)}
        />
      </div>
      <p id={`${id}-about`} className="text-fine text-quiet">
        {wish.problem ? (
          <span className="font-semibold text-danger">{wish.problem}</span>
        ) : (
          `from 0 to ${writePower(wish.limit)}`
        )}
      </p>
    </div>
  );
}

function WishOutcome({ pool, row, wish }: StakePanelProps) {
  const { outlook } = wish;
  if (!outlook || !row.standing) return null;
  const standing = {
    ...{ ...outlook, conviction: row.standing.conviction },
    ...{ stake: row.standing.stake + wish.change, passesAt: passesAt(pool, row, outlook) },
  };
  return (
    <div aria-live="polite" className="grid max-w-xl gap-2">
      <ConvictionBar
        label={`${row.title}, if you stake so`}
        share={outlook.share}
        finalShare={outlook.finalShare}
        stopped={row.status === "disputed"}
      />
      <p className="text-pretty font-serif text-h3">
        {outlookText(standing, {
          ...{ now: pool.now, unit: pool.rules.unit, largest: largestText(pool) },
          when: "then",
        })}
      </p>
    </div>
  );
}

function StakeButtons(props: StakePanelProps & { mine: OwnStakes }) {
  const { roundId, slug, pool, row, wish, mine } = props;
  const { allocate } = usePoolActions();
  const toast = useToast();
  const own = mine.stakes.find(({ proposalId }) => proposalId === row.id)?.amount ?? "0";
  const same = readPower(wish.text) === readPower(own);

  function put(amount: string, said: string, undo: string | null) {
    allocate.mutate(
      { roundId, poolId: pool.id, stakes: [{ proposalId: row.id, amount: amount.trim() || "0" }] },
      {
        onSuccess: () => {
          wish.reset();
          toast({
            text: said,
            ...(undo !== null && {
              action: { label: "Undo", run: () => put(undo, "Your stake is as before", null) },
            }),
          });
        },
      },
    );
  }
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-3">
        <Button
          variant="primary"
          disabled={same || wish.problem !== null || pool.status !== "open"}
          busy={allocate.isPending}
          onClick={() => put(wish.text, `${wish.text || "0"} of power is on this proposal`, own)}
        >
          {own === "0" ? "Stake this" : "Change my stake"}
        </Button>
        {own !== "0" && (
          <Button
            disabled={pool.status !== "open"}
            busy={allocate.isPending}
            onClick={() => put("0", "Your stake is taken off", own)}
          >
            Take my stake off
          </Button>
        )}
        <LinkButton variant="quiet" href={`${poolPath(slug, pool.id)}/stakes`}>
          All of my stakes
        </LinkButton>
      </div>
      {own !== "0" && <p className="text-small">You have {own} of power on it now.</p>}
      <ActionError error={allocate.error} />
    </div>
  );
}
