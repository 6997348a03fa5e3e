// The rules of conviction pools, each as one statement that breaks it.
import type { Violation } from "./violations";
import type { World } from "./world";

type Params = (w: World) => unknown[];

const setPool = (key: keyof World["pools"], change: string, refusal: string, title: string) => ({
  title,
  sql: `UPDATE "Pool" SET ${change} WHERE "id" = $1`,
  params: (w: World) => [w.pools[key]],
  refusal,
});
const setProposal = (
  key: keyof World["proposals"],
  change: string,
  refusal: string,
  title: string,
) => ({
  title,
  sql: `UPDATE "Proposal" SET ${change} WHERE "id" = $1`,
  params: (w: World) => [w.proposals[key]],
  refusal,
});

const NEW_POOL = `INSERT INTO "Pool" ("id", "roundId", "name", "tokenSymbol", "decimals", "alpha", "beta", "rho", "minimumAge", "powerSource", "powerRule", "powerLimit", "settledAt", "createdById", "funds")`;
const ENTRY = `INSERT INTO "PoolFunds" ("poolId", "reason", "change", "releaseId")`;
const STAKE = `INSERT INTO "Stake" ("poolId", "userId", "proposalId", "amount")`;
const ASK = `INSERT INTO "Proposal" ("id", "poolId", "userId", "title", "text", "amount")`;
const RELEASE = `INSERT INTO "ProposalRelease" ("id", "proposalId", "runId", "amount", "conviction", "threshold", "at")`;
const NOW = `steelyard_pool_now((SELECT "poolId" FROM "Proposal" WHERE "id" = $1))`;

const entry = (
  values: string,
  refusal: string,
  title: string,
  key: keyof World["pools"] = "open",
) => ({
  title,
  sql: `${ENTRY} VALUES ($1, ${values})`,
  params: (w: World) => [w.pools[key]],
  refusal,
});
const stake = (amount: string, refusal: string, title: string, params: Params) => ({
  title,
  sql: `${STAKE} VALUES ($1, $2, $3, ${amount})`,
  params,
  refusal,
});
const on =
  (pool: keyof World["pools"], proposal: keyof World["proposals"] | null): Params =>
  (w) => [w.pools[pool], w.people.juror, proposal && w.proposals[proposal]];
const ask = (amount: string, refusal: string, title: string, params: Params) => ({
  title,
  sql: `${ASK} VALUES ('x', $1, $2, 'A title', '', ${amount})`,
  params,
  refusal,
});
const release = (values: string, refusal: string, title: string, params: Params) => ({
  title,
  sql: `${RELEASE} VALUES ('x', $1, $2, ${values})`,
  params,
  refusal,
});
const ofOpen: Params = (w) => [w.proposals.open, w.proposalRuns.open];

const FROZEN = "SY001 The rules of a pool are frozen once somebody takes part in it";
const KEPT = "SY001 A pool keeps its round, its token and its maker";
const CONTENT = "SY001 A proposal does not change; withdraw it and make another";
const becomes = (from: string, to: string) =>
  `SY001 A proposal that is ${from} cannot become ${to}`;
const DISPUTED_ONCE = "SY001 A dispute is never changed; it may be lifted once";

const kept = (table: string, id: (w: World) => unknown, change: string): Violation[] =>
  [`UPDATE "${table}" SET ${change}`, `DELETE FROM "${table}"`].map((act) => ({
    title: `${table}: ${act.split(" ")[0]!.toLowerCase()}`,
    sql: `${act} WHERE "id" = $1`,
    params: (w) => [id(w)],
    refusal: `SY001 ${table} is append-only`,
  }));

const VALUES: Violation[] = [
  ...["0", "1"].map((alpha) =>
    setPool("empty", `"alpha" = ${alpha}`, "23514 Pool_alpha", `α is not ${alpha}`),
  ),
  setPool("empty", `"beta" = 1.01`, "23514 Pool_beta", "no proposal takes more than all"),
  ...["0.04", "0"].map((rho) =>
    setPool("empty", `"rho" = ${rho}`, "23514 Pool_rho_below_beta_squared", `ρ is not ${rho}`),
  ),
  setPool("empty", `"minimumAge" = -1`, "23514 Pool_minimums", "a minimum age is no negative time"),
  setPool("empty", `"minimumStake" = -1`, "23514 Pool_minimums", "a minimum stake is not negative"),
  ...[
    `"powerRule" = 'unlimited'`,
    `"credential" = 'token'`,
    `"powerLimit" = NULL`,
    `"powerLimit" = 0`,
    `"powerSource" = 'tokens'`,
    `"powerSource" = 'reliability', "powerRule" = 'quadratic'`,
  ].map((change) =>
    setPool("empty", change, "23514 Pool_power_of_something", `power is not given by ${change}`),
  ),
  setPool("empty", `"status" = 'closed'`, "23514 Pool_closed_at_a_time", "a pool closes at a time"),
  {
    title: "a token of a pool has at most 36 decimals",
    sql: `${NEW_POOL} VALUES ('x', $1, 'x', 'USDC', 37, 0.8, 0.2, 0.0025, 0, 'equal', 'fixed', 1, now(), 'u', 0)`,
    params: (w) => [w.roundId],
    refusal: "23514 Pool_decimals",
  },
  {
    title: "a pool's name is taken once in its round",
    sql: `${NEW_POOL} VALUES ('x', $1, 'open', 'USDC', 6, 0.8, 0.2, 0.0025, 0, 'equal', 'fixed', 1, now(), 'u', 0)`,
    params: (w) => [w.roundId],
    refusal: "23505 Pool_roundId_name_key",
  },
  {
    title: "a pool's clock is not moved back",
    sql: `INSERT INTO "PoolClockShift" VALUES ($1, -1)`,
    params: (w) => [w.pools.open],
    refusal: "23514 PoolClockShift_forward",
  },
  {
    title: "nobody has negative power",
    sql: `UPDATE "PoolMember" SET "power" = -1 WHERE "poolId" = $1`,
    params: (w) => [w.pools.open],
    refusal: "23514 PoolMember_power",
  },
  entry(
    "'taken', -1001, NULL",
    "23514 Pool_funds_not_negative",
    "a pool holds no less than nothing",
  ),
  entry("'added', -1, NULL", "23514 PoolFunds_in_or_out", "what is added is not negative"),
  entry("'taken', 1, NULL", "23514 PoolFunds_in_or_out", "what is taken leaves"),
  entry("'opened', 1, NULL", "23505 PoolFunds_opened_once", "a pool is opened once"),
  {
    title: "only a release has an entry of one",
    sql: `${ENTRY} VALUES ($1, 'added', 1, $2)`,
    params: (w) => [w.pools.open, w.releaseId],
    refusal: "23514 PoolFunds_of_a_release",
  },
];

const PROPOSALS: Violation[] = [
  ask("0", "23514 Proposal_asks_for_something", "a proposal asks for something", (w) => [
    ...[w.pools.open, w.people.juror],
  ]),
  ask("1", "SY001 Whoever has power in a pool proposes in it", "others do not propose", (w) => [
    ...[w.pools.open, w.people.modeler],
  ]),
  ask("1", "SY002 This pool is paused; it takes no proposals", "not in a paused pool", (w) => [
    ...[w.pools.paused, w.people.juror],
  ]),
  setProposal("open", `"amount" = 1`, CONTENT, "what is asked does not change"),
  setProposal("addressed", `"recipient" = '0x1'`, CONTENT, "nor does the recipient"),
  setProposal("withdrawn", `"recipient" = '0x1'`, CONTENT, "an ended one gets no recipient"),
  setProposal("open", `"endedAt" = now()`, "SY001 A proposal ends once", "an open one has no end"),
  setProposal("open", `"status" = 'disputed'`, becomes("open", "disputed"), "not disputed by hand"),
  setProposal("disputed", `"status" = 'open'`, becomes("disputed", "open"), "nor cleared by hand"),
  setProposal(
    ...(["open", `"status" = 'released', "endedAt" = now()`] as const),
    ...([becomes("open", "released"), "nor released without a release"] as const),
  ),
  setProposal(
    ...(["released", `"status" = 'rejected'`, becomes("released", "rejected")] as const),
    "nor rejected while its payout run is not",
  ),
  setProposal(
    ...(["withdrawn", `"status" = 'open', "endedAt" = NULL`] as const),
    ...([becomes("withdrawn", "open"), "a withdrawn one stays withdrawn"] as const),
  ),
  setProposal(
    ...(["released", `"status" = 'withdrawn'`, becomes("released", "withdrawn")] as const),
    "a released one is not withdrawn",
  ),
];

const STAKES: Violation[] = [
  stake(
    ...(["41", "SY001 Your power here is 100, and this would put 101 at stake"] as const),
    ...(["no more at stake than one's power", on("open", "addressed")] as const),
  ),
  stake(
    ...(["41", "SY001 Your power here is 100, and this would put 101 at stake"] as const),
    ...(["abstentions count", on("open", null)] as const),
  ),
  stake("-1", "23514 Stake_amount_not_negative", "a stake is not negative", on("open", "open")),
  stake("60", "23514 Stake_changes_something", "a stake changes something", on("open", "open")),
  ...(["withdrawn", "released"] as const).map((key) =>
    stake(
      ...(["1", "SY001 There is no such proposal to stake on in this pool"] as const),
      ...([`nothing goes on a ${key} proposal`, on("open", key)] as const),
    ),
  ),
  stake(
    ...(["1", "SY002 This pool is paused; stakes stay as they are"] as const),
    ...(["nothing changes in a paused pool", on("paused", null)] as const),
  ),
  stake(
    ...(["1", "SY002 This pool is closed; stakes stay as they are"] as const),
    ...(["nor in a closed one", on("closed", null)] as const),
  ),
];

const DISPUTES: Violation[] = [
  {
    title: "a dispute gives a reason",
    sql: `INSERT INTO "Dispute" ("id", "proposalId", "reason", "createdById") VALUES ('x', $1, ' ', 'u')`,
    params: (w) => [w.proposals.open],
    refusal: "23514 Dispute_gives_a_reason",
  },
  {
    title: "a withdrawn proposal is not disputed",
    sql: `INSERT INTO "Dispute" ("id", "proposalId", "reason", "createdById") VALUES ('x', $1, 'No', 'u')`,
    params: (w) => [w.proposals.withdrawn],
    refusal: "SY001 Only an open proposal is disputed",
  },
  {
    title: "a proposal is disputed once at a time",
    sql: `INSERT INTO "Dispute" ("id", "proposalId", "reason", "createdById") VALUES ('x', $1, 'No', 'u')`,
    params: (w) => [w.proposals.disputed],
    refusal: "23505 Dispute_one_standing",
  },
  ...[
    [`"reason" = 'Yes'`, DISPUTED_ONCE],
    [`"liftedAt" = now()`, "23514 Dispute_lifted_as_a_whole"],
    [
      `"liftedAt" = now(), "liftedById" = 'u', "liftReason" = ' '`,
      "23514 Dispute_lifted_as_a_whole",
    ],
  ].map(([change, refusal]) => ({
    title: `a dispute does not become ${change}`,
    sql: `UPDATE "Dispute" SET ${change} WHERE "id" = $1`,
    params: (w: World) => [w.disputeId],
    refusal: refusal!,
  })),
];

const RELEASES: Violation[] = [
  release(
    ...([`50, 1, 1, ${NOW}`, "23514 ProposalRelease_over_its_trigger"] as const),
    ...(["a proposal is released above its trigger", ofOpen] as const),
  ),
  release(
    ...([`40, 2, 1, ${NOW}`] as const),
    "SY001 A release is of what was asked, within the largest share of the funds",
    ...(["a release is of what was asked", ofOpen] as const),
  ),
  ...["- interval '1 day'", "+ interval '1 day'"].map((shift) =>
    release(
      `50, 2, 1, ${NOW} ${shift}`,
      "SY001 A proposal is released when it is old enough, and not in advance",
      ...([`a release is not of now ${shift}`, ofOpen] as const),
    ),
  ),
  release(
    ...([`50, 2, 1, ${NOW}`] as const),
    "SY001 A release goes into a draft of a run that pays the proposal",
    "a release pays its own proposal",
    (w) => [w.proposals.open, w.proposalRuns.disputed],
  ),
  release(
    ...([`50, 2, 1, ${NOW}`, "SY001 An open proposal of an open pool is released, once"] as const),
    "a disputed proposal is not released",
    (w) => [w.proposals.disputed, w.proposalRuns.disputed],
  ),
  release(
    ...([`50, 2, 1, ${NOW}`, "SY001 An open proposal of an open pool is released, once"] as const),
    "a released proposal is not released again",
    (w) => [w.proposals.released, w.proposalRuns.open],
  ),
  ...["released", "returned"].map((reason) => ({
    title: `nothing is entered as ${reason} by hand`,
    sql: `${ENTRY} VALUES ($1, '${reason}', ${reason === "released" ? -1 : 1}, $2)`,
    params: (w: World) => [w.pools.open, w.releaseId],
    refusal: "SY001 A release and a rejection enter their amounts themselves",
  })),
  {
    title: "a run of a proposal pays to whom it named",
    sql: `INSERT INTO "PayoutLine" ("id", "runId", "proposalId", "weight", "amount", "address") VALUES ('x', $1, $2, 0, 1, '0x1')`,
    params: (w) => [w.proposalRuns.open, w.proposals.addressed],
    refusal:
      "SY001 A run by weights or a recipe pays projects, a run of prizes teams of its round, a run of a proposal that proposal",
  },
  {
    title: "a line pays one recipient",
    sql: `INSERT INTO "PayoutLine" ("id", "runId", "weight", "amount") VALUES ('x', $1, 0, 1)`,
    params: (w) => [w.proposalRuns.open],
    refusal: "23514 PayoutLine_one_recipient",
  },
];

const KEPT_WORD: Violation[] = [
  {
    title: "a pool starts empty",
    sql: `${NEW_POOL} VALUES ('x', $1, 'x', 'USDC', 6, 0.8, 0.2, 0.0025, 0, 'equal', 'fixed', 1, now(), 'u', 5)`,
    params: (w) => [w.roundId],
    refusal: "SY001 A pool starts open and empty; its funds are entered",
  },
  setPool("empty", `"tokenSymbol" = 'DAI'`, KEPT, "a pool keeps its token"),
  ...[`"alpha" = 0.9`, `"rho" = 0.001`, `"powerLimit" = 200`, `"minimumAge" = 7`].map((change) =>
    setPool("open", change, FROZEN, `a pool that is used does not change ${change}`),
  ),
  setPool(
    ...(["closed", `"status" = 'open', "closedAt" = NULL`] as const),
    ...(["SY002 This pool is closed for good", "a closed pool stays closed"] as const),
  ),
  setPool(
    ...([
      "open",
      `"settledAt" = '2000-01-01'`,
      "SY001 What a pool has settled stays settled",
    ] as const),
    "a pool is not settled back",
  ),
  setPool(
    ...(["open", `"funds" = 5000`, "SY001 The funds of a pool change by an entry"] as const),
    "funds do not change by hand",
  ),
  entry("'added', 5, NULL", "SY002 This pool is closed", "a closed pool gets no funds", "closed"),
  ...kept("Stake", (w) => w.stakeId, `"amount" = 1`),
  ...kept("PoolFunds", (w) => w.entryId, `"note" = 'x'`),
  ...kept("ProposalRelease", (w) => w.releaseId, `"amount" = 1`),
  ...(["Pool", "Proposal", "Dispute"] as const).map((table) => ({
    title: `${table}: delete`,
    sql: `DELETE FROM "${table}" WHERE "id" = $1`,
    params: (w: World) => [
      { Pool: w.pools.empty, Proposal: w.proposals.withdrawn, Dispute: w.disputeId }[table],
    ],
    refusal: `SY001 ${table} is append-only`,
  })),
  {
    title: "PoolMember: delete",
    sql: `DELETE FROM "PoolMember" WHERE "poolId" = $1`,
    params: (w) => [w.pools.paused],
    refusal: "SY001 PoolMember is append-only",
  },
  {
    title: "a proposal's end is there if it has ended",
    sql: `${ASK.replace(`"amount")`, `"amount", "endedAt")`)} VALUES ('x', $1, $2, 'A title', '', 1, now())`,
    params: (w) => [w.pools.open, w.people.juror],
    refusal: "23514 Proposal_ends_at_a_time",
  },
];

export const POOLS: Violation[] = [
  ...VALUES,
  ...PROPOSALS,
  ...STAKES,
  ...DISPUTES,
  ...RELEASES,
  ...KEPT_WORD,
];
