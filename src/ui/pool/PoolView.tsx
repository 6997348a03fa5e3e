"use client";

import { useState } from "react";
import { ActionError } from "../primitives/ActionError";
import { LinkButton } from "../primitives/Button";
import { DefinitionList } from "../primitives/DefinitionList";
import { Disclosure } from "../primitives/Disclosure";
import { countOf, formatAmount, formatNumber } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Stat, StatRow } from "../primitives/Stat";
import { FundsSection } from "./FundsSection";
import { HistoryFigure } from "./HistoryFigure";
import { largestText, ProposalList } from "./ProposalList";
import { poolPath } from "./poolPages";
import { powerText, shareText, unitsText } from "./poolText";
import { ReleaseNote } from "./ReleaseNote";
import { NeedsTable, TriggerFigure } from "./TriggerFigure";
import type { PoolDetail, PoolReader } from "./types";
import { usePool } from "./usePool";

interface PoolViewProps {
  roundId: string;
  slug: string;
  initial: PoolDetail;
  reader: PoolReader;
}

/** A pool: what it holds, who has a say, what is proposed and how near each is, and its record. */
export function PoolView({ roundId, slug, initial, reader }: PoolViewProps) {
  const { pool, error } = usePool(roundId, initial);
  const base = poolPath(slug, pool.id);
  const crossed = pool.proposals.flatMap(({ title, crossedAt }) =>
    crossedAt ? [{ title, crossedAt }] : [],
  );
  return (
    <>
      <div className="grid gap-6 pt-8">
        <ActionError error={error} title="The pool could not be brought up to date" />
        <ReleaseNote {...{ roundId, crossed, poolId: pool.id, signedIn: reader.userId !== null }} />
        <PoolStats pool={pool} />
      </div>
      <Section
        id="proposals"
        title="Proposals"
        lead="A bar ends at the proposal's trigger; the paler part is where it comes by itself at present stakes."
        actions={
          pool.status === "open" && (
            <>
              <LinkButton variant="primary" href={`${base}/stakes`}>
                Stake
              </LinkButton>
              <LinkButton href={`${base}/propose`}>Propose</LinkButton>
            </>
          )
        }
      >
        <ProposalList slug={slug} pool={pool} />
        <HistoryFigure roundId={roundId} pool={pool} />
      </Section>
      <FundsSection slug={slug} pool={pool} />
      <Section id="rules" title="Rules" lead="They are fixed once somebody takes part.">
        <Rules pool={pool} />
        <DrawnTrigger pool={pool} />
      </Section>
    </>
  );
}

/** Drawn once it is asked for: a chart needs a width, and what is folded away has none. */
function DrawnTrigger({ pool }: { pool: PoolDetail }) {
  const [open, setOpen] = useState(false);
  return (
    <Disclosure summary="The trigger, drawn" onToggle={setOpen}>
      {open && (
        <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-2">
          <TriggerFigure rules={pool.rules} />
          <NeedsTable rules={pool.rules} />
        </div>
      )}
    </Disclosure>
  );
}

function PoolStats({ pool }: { pool: PoolDetail }) {
  const { token, staked, counted, abstained, rules } = pool;
  const forgotten = counted - staked > 1e-6;
  return (
    <div className="grid gap-4">
      <StatRow>
        <Stat label="In the pool" value={formatAmount({ ...token, amount: pool.funds })} />
        <Stat
          label="Largest request that can pass"
          value={largestText(pool)}
          note={`${shareText(rules.beta - Math.sqrt(rules.rho))} of the pool`}
        />
        <Stat
          label="Power at stake"
          value={formatNumber(staked)}
          note={`of ${formatNumber(Number(pool.power))}, ${countOf(pool.members, "member")}`}
        />
        <Stat
          label="The trigger counts"
          value={formatNumber(counted)}
          note={forgotten ? "falls slowly to what is at stake" : "all power at stake"}
        />
      </StatRow>
      <Disclosure summary="What the trigger counts, and what abstaining does">
        <div className="measure grid gap-3 text-small">
          <p>
            A proposal needs a share of all power at stake, the more the larger it is: at least{" "}
            {shareText(pool.smallestShare)}. Power counts as soon as it is staked. When members
            leave, it is forgotten only as slowly as conviction is, by half in{" "}
            {unitsText(rules.halfLife, rules.unit)}, so that nobody lowers the trigger by leaving
            {Number(rules.minimumStake) > 0 &&
              `; and never less than ${formatNumber(Number(rules.minimumStake))} counts`}
            .
          </p>
          <p>
            Abstaining stakes power on nothing: it raises every trigger and supports no proposal,
            which is how one votes against all of them.{" "}
            {abstained > 0
              ? `${formatNumber(abstained)} of power from ${countOf(pool.abstainers, "person", "people")} abstains now.`
              : "Nobody abstains now."}
          </p>
        </div>
      </Disclosure>
    </div>
  );
}

function Rules({ pool: { rules, smallestShare } }: { pool: PoolDetail }) {
  const { alpha, halfLife, unit, beta, rho, minimumAge, minimumStake, power } = rules;
  const few = (value: number) => String(Number(value.toPrecision(8)));
  return (
    <DefinitionList
      items={[
        {
          term: "Half-life",
          value: unitsText(halfLife, unit),
          about: `α = ${few(alpha)}: the share of conviction that is kept in one ${unit}.`,
        },
        {
          term: "Spending limit",
          value: `${shareText(beta - Math.sqrt(rho))} of the pool`,
          about: `What everybody together can grant one proposal: β − √ρ, with β = ${few(beta)} and ρ = ${few(rho)}.`,
        },
        {
          term: "Minimum conviction",
          value: `${shareText(smallestShare)} of all power at stake`,
          about: "What a request for next to nothing needs: ρ / β².",
        },
        {
          term: "Minimum age",
          value: minimumAge === 0 ? "none" : unitsText(minimumAge, unit),
          about: "No proposal is released sooner.",
        },
        {
          term: "Minimum stake",
          value: minimumStake === "0" ? "none" : minimumStake,
          about:
            "At least so much counts as being at stake, so that a few early members pass nothing alone.",
        },
        { term: "Power", value: powerText(power) },
      ]}
    />
  );
}
