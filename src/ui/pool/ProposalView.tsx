"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useDeferredValue, useMemo } from "react";
import { useTRPC } from "~/trpc/client";
import { StepTrail } from "../payout/StepTrail";
import { ActionError } from "../primitives/ActionError";
import { cx } from "../primitives/cx";
import { DefinitionList } from "../primitives/DefinitionList";
import { formatAmountExact, formatNumber } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { Stat, StatRow } from "../primitives/Stat";
import { Time } from "../primitives/Time";
import { ConvictionFigure } from "./ConvictionFigure";
import { DisputeSection } from "./DisputeSection";
import { largestText } from "./ProposalList";
import { ProposerActions } from "./ProposerActions";
import { runPath } from "./poolPages";
import { durationText, shareText, triggerPercent } from "./poolText";
import { proposalState } from "./proposalState";
import { ReleaseNote } from "./ReleaseNote";
import { SplitSection } from "./SplitSection";
import { StakePanel } from "./StakePanel";
import { comingIf, UNIT_MS } from "./stakeOutlook";
import type { PoolDetail, PoolReader, ProposalDetail } from "./types";
import { usePool } from "./usePool";
import { useStakeWish } from "./useStakeWish";

interface ProposalViewProps {
  roundId: string;
  slug: string;
  initial: { pool: PoolDetail; proposal: ProposalDetail };
  reader: PoolReader;
}

const HOUR_MS = 3_600_000;

/** One proposal: what it asks for and why, how it stands, what a stake would do, and its record. */
export function ProposalView({ roundId, slug, initial, reader }: ProposalViewProps) {
  const trpc = useTRPC();
  const { pool } = usePool(roundId, initial.pool);
  const at = { roundId, poolId: pool.id, proposalId: initial.proposal.id };
  const found = useQuery(
    trpc.pool.proposal.queryOptions(at, {
      initialData: initial.proposal,
      refetchInterval: 30_000,
    }),
  );
  const proposal = found.data;
  const mine =
    useQuery(
      trpc.pool.mine.queryOptions(
        { roundId, poolId: pool.id },
        { enabled: reader.userId !== null, retry: false },
      ),
    ).data ?? null;
  const row = pool.proposals.find(({ id }) => id === proposal.id);
  const wish = useStakeWish(pool, proposal.id, mine);
  const open = proposal.standing !== null && row?.standing != null;
  const change = useDeferredValue(open && wish.problem === null ? wish.change : 0);
  const whatIf = useMemo(() => {
    const [from, until] = [pool.now.getTime(), proposal.coming.at(-1)?.at];
    if (change === 0 || until === undefined || until <= from) return null;
    const unitMs = UNIT_MS[pool.rules.unit];
    return comingIf(pool, proposal.id, change, { from, until, unitMs });
  }, [pool, proposal, change]);
  const own =
    reader.userId === proposal.proposerId && proposal.endedAt === null && !proposal.crossedAt;
  return (
    <>
      <div className="grid gap-6 pt-8">
        <ActionError error={found.error} title="The proposal could not be brought up to date" />
        {proposal.crossedAt && (
          <ReleaseNote
            {...{ roundId, poolId: pool.id, signedIn: reader.userId !== null }}
            crossed={[{ title: proposal.title, crossedAt: proposal.crossedAt }]}
          />
        )}
        <Standing pool={pool} proposal={proposal} />
      </div>
      {proposal.release && <Released slug={slug} proposal={proposal} />}
      <Section id="text" title="What it is for">
        <p className="measure whitespace-pre-wrap break-words">
          {proposal.text || <span className="text-quiet">Nothing was written.</span>}
        </p>
        <Facts pool={pool} proposal={proposal} />
      </Section>
      <div
        className={cx(
          "grid grid-cols-1",
          open && "lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:items-start lg:gap-x-12",
        )}
      >
        {open && <StakePanel {...{ roundId, slug, pool, row, mine, reader, wish }} />}
        <Section id="history" title="How it stands">
          <ConvictionFigure proposal={proposal} whatIf={whatIf} />
        </Section>
      </div>
      <DisputeSection {...{ roundId, proposal, organizer: reader.organizer }} />
      <SplitSection split={proposal.split} unit={pool.rules.unit} />
      {own && <ProposerActions roundId={roundId} proposal={proposal} />}
    </>
  );
}

interface OfProposal {
  pool: PoolDetail;
  proposal: ProposalDetail;
}

function Standing({ pool, proposal }: OfProposal) {
  const { standing, release } = proposal;
  const unit = pool.rules.unit;
  const state = proposalState(proposal, { now: pool.now, unit, largest: largestText(pool) });
  return (
    <>
      <p className="measure text-pretty font-serif text-h3">{state.text}</p>
      {standing && (
        <StatRow>
          <Stat
            label="Of its trigger now"
            value={triggerPercent(standing.share)}
            note={`comes to ${triggerPercent(standing.finalShare)} if nothing changes`}
          />
          <Stat
            label="Time to pass"
            value={
              standing.passesAt
                ? durationText((standing.passesAt.getTime() - pool.now.getTime()) / HOUR_MS, "hour")
                : "never"
            }
            note={
              standing.passesAt ? (
                <Time at={standing.passesAt} as="dateTime" />
              ) : (
                "at present stakes"
              )
            }
          />
          <Stat
            label="Power on it"
            value={formatNumber(standing.stake)}
            note={
              Number.isFinite(standing.stakeNeeded)
                ? `passes with more than ${formatNumber(standing.stakeNeeded)}`
                : "no stake passes it"
            }
          />
          <Stat
            label="Asks for"
            value={shareText(Number(proposal.amount) / Number(pool.funds))}
            note="of the pool"
          />
        </StatRow>
      )}
      {release && (
        <StatRow>
          <Stat
            label="Crossed its trigger"
            value={<Time at={release.at} as="date" />}
            note={<Time at={release.at} as="dateTime" />}
          />
          <Stat
            label="Conviction then"
            value={formatNumber(release.conviction)}
            note={`its trigger was ${formatNumber(release.threshold)}`}
          />
        </StatRow>
      )}
    </>
  );
}

function Facts({ pool, proposal }: OfProposal) {
  const { token } = pool;
  return (
    <DefinitionList
      items={[
        { term: "Amount", value: formatAmountExact({ ...token, amount: proposal.amount }) },
        {
          term: "Recipient",
          value: proposal.recipient ? (
            <code className="break-all">{proposal.recipient}</code>
          ) : (
            <span className="text-warn">not known yet: its payout would be held back</span>
          ),
        },
        { term: "Proposed by", value: proposal.proposer ?? "a former member" },
        { term: "Proposed", value: <Time at={proposal.createdAt} as="dateTime" /> },
        ...(proposal.endedAt
          ? [{ term: "Ended", value: <Time at={proposal.endedAt} as="dateTime" /> }]
          : [{ term: "Old enough from", value: <Time at={proposal.oldEnoughAt} as="dateTime" /> }]),
      ]}
    />
  );
}

function Released({ slug, proposal }: { slug: string; proposal: ProposalDetail }) {
  const release = proposal.release!;
  return (
    <Section
      id="payout"
      title="Its payout"
      lead="It was released once, into a payout run of its own: one person proposes it, another approves, then it is paid."
    >
      <StepTrail status={release.runStatus} />
      <p className="text-small">
        <Link
          className="link inline-flex min-h-11 items-center"
          href={runPath(slug, release.runId)}
        >
          Its payout run
        </Link>{" "}
        <span className="text-quiet">
          {release.paidAt ? (
            <>
              Paid <Time at={release.paidAt} as="dateTime" />.
            </>
          ) : (
            "Seen by organizers and approvers until it is approved."
          )}
        </span>
      </p>
    </Section>
  );
}
