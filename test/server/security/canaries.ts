// Texts and numbers that occur nowhere else, planted in every row of a round that not everybody may
// read, each with the people who may. SQL only, so that it goes into any server's database.
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Client } from "pg";
import { sha256Hex } from "~/core/formats";
import { packText } from "~/server/services/packText";

export const READERS = [
  "signedOut",
  "outsider",
  "organizer",
  "juror",
  "modeler",
  "approver",
  "author",
] as const;
export type Reader = (typeof READERS)[number];
/** Who is who: the author is a second juror of the round, and wrote most of what is planted. */
export type Cast = Record<Exclude<Reader, "signedOut">, string>;

export interface Canary {
  readonly what: string;
  readonly text: string;
  readonly mayRead: readonly Reader[];
}

interface Stage {
  readonly client: Client;
  readonly roundId: string;
  /** Three projects of the round. */
  readonly projectIds: readonly [string, string, string];
  readonly cast: Cast;
}

/** Of the logarithm of a nine-digit number: ten decimals. */
const LOG_CHARACTERS = 13;
const TRAIN_READERS = ["organizer", "modeler"] as const;
const DECIDERS = ["organizer", "approver"] as const;

export async function plantCanaries(stage: Stage): Promise<Canary[]> {
  const planted: Canary[] = [];
  const text = (what: string, mayRead: readonly Reader[]) => {
    const made = `canary-${randomBytes(6).toString("hex")}`;
    planted.push({ what, text: made, mayRead });
    return made;
  };
  /** Nine digits, which are found however the rest of the number is formatted. */
  const number = (what: string, mayRead: readonly Reader[]) => {
    const made = randomInt(100_000_000, 1_000_000_000);
    planted.push({ what, text: String(made), mayRead });
    return made;
  };
  /** The logarithm of a ratio; both are found, as far as computing leaves their digits alone. */
  const logRatio = (what: string, mayRead: readonly Reader[]) => {
    const digits = randomInt(1_000_000, 10_000_000);
    const made = Math.log(digits * 100 + 50);
    planted.push({ what, text: String(digits), mayRead });
    planted.push({ what, text: String(made).slice(0, LOG_CHARACTERS), mayRead });
    return made;
  };
  const sow: Sow = { ...stage, text, number, logRatio };
  await sowPeople(sow);
  await sowJudgements(sow);
  await sowImport(sow);
  await sowData(sow);
  await sowContest(sow);
  await sowFit(sow);
  await sowPayout(sow);
  await sowFunding(sow);
  await sowPool(sow);
  await sowDraft(sow);
  await sowPrograms(sow);
  await sowLab(sow);
  const seed = await stage.client.query(`SELECT "splitSeed" FROM "Round" WHERE "id" = $1`, [
    stage.roundId,
  ]);
  planted.push({ what: "the split seed", text: seed.rows[0].splitSeed, mayRead: [] });
  return planted;
}

/** Which of the canaries a text tells this reader that it may not; null: a log, which nobody reads. */
export function leaksIn(answer: string, canaries: readonly Canary[], reader: Reader | null) {
  return canaries
    .filter(({ mayRead }) => reader === null || !mayRead.includes(reader))
    .filter(({ text }) => answer.includes(text))
    .map(({ what }) => what);
}

interface Sow extends Stage {
  text: (what: string, mayRead: readonly Reader[]) => string;
  number: (what: string, mayRead: readonly Reader[]) => number;
  logRatio: (what: string, mayRead: readonly Reader[]) => number;
}

type Row = Record<string, unknown>;

async function insert({ client }: Stage, table: string, row: Row): Promise<void> {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const places = names.map((_, at) => `$${at + 1}`);
  const sql = `INSERT INTO "${table}" (${names.join()}) VALUES (${places.join()})`;
  await client.query(sql, Object.values(row));
}

async function sowPeople(sow: Sow): Promise<void> {
  const { client, cast, roundId } = sow;
  for (const [reader, id] of Object.entries(cast) as [Reader, string][]) {
    const readers: Reader[] = reader === "outsider" ? [reader] : [reader, "organizer"];
    const email = `${sow.text(`the address of the ${reader}`, readers)}@example.org`;
    await client.query(`UPDATE "User" SET "email" = $2 WHERE "id" = $1`, [id, email]);
  }
  await insert(sow, "Session", {
    id: sow.text("the id of the author's session", ["author"]),
    userId: cast.author,
    sessionToken: sow.text("the token of the author's session", []),
    expires: new Date(Date.now() + 86_400_000),
  });
  await insert(sow, "Account", {
    id: sow.text("the id of the author's account", []),
    userId: cast.author,
    type: "oauth",
    provider: "github",
    providerAccountId: sow.text("who the author is elsewhere", []),
    access_token: sow.text("the author's token elsewhere", []),
  });
  await insert(sow, "VerificationToken", {
    identifier: sow.text("who asked for a sign-in link", []),
    token: sow.text("the token of a sign-in link", []),
    expires: new Date(Date.now() + 86_400_000),
  });
  await insert(sow, "Invitation", {
    id: sow.text("the id of an invitation", ["organizer"]),
    roundId,
    role: "juror",
    label: sow.text("who an invitation is for", ["organizer"]),
    tokenHash: sow.text("the hash of an invitation's token", []),
    expiresAt: new Date(Date.now() + 86_400_000),
    createdById: cast.organizer,
  });
}

async function sowJudgements(sow: Sow): Promise<void> {
  const [a, b, c] = sow.projectIds;
  const { author, juror } = sow.cast;
  // Training answers may be reviewed by who runs the round; what is held out, by its author alone.
  await sowJudged(sow, author, "author", [a, b, "train"], ["author", ...DECIDERS]);
  await sowJudged(sow, author, "author", [b, c, "public"], ["author"]);
  await sowJudged(sow, author, "author", [a, c, "private"], ["author"]);
  await sowJudged(sow, juror, "juror", [b, a, "private"], ["juror"]);
  await sowServed(sow, author, "author", [c, a, "private"], ["author"]);
  await sowServed(sow, juror, "juror", [c, b, "private"], ["juror"]);
  await sowSet(sow);
}

/** A ranking: sealed as a whole, for it says something of held-out pairs. */
async function sowSet(sow: Sow): Promise<void> {
  const { roundId, projectIds } = sow;
  const of = { roundId, jurorId: sow.cast.author };
  const setId = randomUUID();
  const sealed = "the author's sealed ranking";
  await insert(sow, "SetAssignment", {
    ...{ ...of, id: setId, kind: "rankFive", items: projectIds, answeredAt: new Date() },
    tokenHash: sow.text("the hash of the token of a set", []),
  });
  await insert(sow, "SetAnswer", {
    ...{ ...of, setId, ranking: projectIds },
    id: sow.text(`the id of ${sealed}`, []),
    reason: sow.text(`the reason of ${sealed}`, ["author"]),
    shownHash: sow.text(`the hash of what was shown for ${sealed}`, []),
    idempotencyKey: sow.text(`the key of ${sealed}`, []),
  });
}

type Pair = [a: string, b: string, split: string];

async function sowServed(
  sow: Sow,
  jurorId: string,
  name: string,
  [projectAId, projectBId, split]: Pair,
  readers: readonly Reader[],
  answeredAt: Date | null = null,
): Promise<Row> {
  const pair = `a pair of the ${split} split served to the ${name}`;
  const where = { roundId: sow.roundId, jurorId, projectAId, projectBId, split };
  const id = sow.text(`the id of ${pair}`, readers);
  await insert(sow, "Assignment", {
    ...{ ...where, id, answeredAt },
    // Not even to whom it was served: it would tell that a pair is held out.
    reason: sow.text(`why ${pair} was chosen`, []),
    tokenHash: sow.text(`the hash of the token of ${pair}`, []),
  });
  return { ...where, assignmentId: id };
}

/** An answer with an earlier version. */
async function sowJudged(
  sow: Sow,
  jurorId: string,
  name: string,
  pair: Pair,
  readers: readonly Reader[],
): Promise<void> {
  const served = await sowServed(sow, jurorId, name, pair, readers, new Date());
  for (const [version, which] of [
    [1, "replaced"],
    [2, "standing"],
  ] as const) {
    const answer = `the ${name}'s ${which} answer in the ${pair[2]} split`;
    await insert(sow, "Comparison", {
      ...served,
      ...{ version, current: version === 2, outcome: "a" },
      id: sow.text(`the id of ${answer}`, readers),
      reason: sow.text(`the reason of ${answer}`, readers),
      logRatio: sow.logRatio(`the strength of ${answer}`, readers),
      idempotencyKey: sow.text(`the key of ${answer}`, []),
      shownHash: sow.text(`the hash of what was shown for ${answer}`, readers),
    });
  }
}

async function sowImport(sow: Sow): Promise<void> {
  const [a, b, c] = sow.projectIds;
  const importId = sow.text("the id of an import", ["organizer"]);
  await insert(sow, "ComparisonImport", {
    ...{ id: importId, roundId: sow.roundId, createdById: sow.cast.organizer },
    ...{
      fileName: "planted.csv",
      fileHash: importId,
      format: "plain",
      rows: 3,
      report: { repairs: [] },
    },
  });
  const rows = [
    ["train", b, 2, DECIDERS],
    ["private", c, 3, []],
    ["public", c, 4, []],
  ] as const;
  for (const [split, projectBId, importLine, readers] of rows) {
    const answer = `an imported answer in the ${split} split`;
    await insert(sow, "Comparison", {
      ...{ roundId: sow.roundId, importId, importLine, projectAId: a, projectBId, split },
      outcome: "b",
      id: sow.text(`the id of ${answer}`, readers),
      jurorLabel: sow.text(`who gave ${answer}`, readers),
      reason: sow.text(`the reason of ${answer}`, readers),
    });
  }
}

/** A version of the data. Modelers learn from the training file; it is in answers as it is packed. */
async function sowData(sow: Sow): Promise<void> {
  const { roundId, client } = sow;
  const { rows } = await client.query(
    `SELECT coalesce(max("version"), 0) + 1 AS next FROM "DatasetVersion" WHERE "roundId" = $1`,
    [roundId],
  );
  const versionId = randomUUID();
  await insert(sow, "DatasetVersion", {
    ...{ id: versionId, roundId, version: rows[0].next, reason: "requested" },
    ...{ hash: versionId, recorded: 1 },
  });
  for (const name of ["items", "train", "public", "private"]) {
    const heldOut = name === "public" || name === "private";
    const readers = heldOut ? [] : name === "train" ? TRAIN_READERS : READERS;
    const text = sow.text(`the ${name} file of the data${heldOut ? ", sealed" : ""}`, readers);
    const sha256 = heldOut
      ? sow.text(`the bare hash of the sealed ${name} file`, [])
      : sha256Hex(text);
    const seal = heldOut ? sow.text(`the seal of the sealed ${name} file`, []) : null;
    const hash = seal === null ? sha256 : sha256Hex(seal + sha256);
    const count = heldOut ? sow.number(`the rows of the sealed ${name} file`, []) : 1;
    const { packed } = await packText([text]);
    await insert(sow, "DatasetContent", {
      ...{ roundId, name, hash, seal, sha256, rows: count, bytes: count, packed },
    });
    await insert(sow, "DatasetFile", { versionId, roundId, name, hash });
  }
  const key = sow.text("the key of the pseudonyms", []);
  const known = await client.query(`SELECT 1 FROM "DataKey" WHERE "roundId" = $1`, [roundId]);
  if (known.rows.length === 0) await insert(sow, "DataKey", { roundId, key });
}

/** The team that the world's modeler is in already, or one of their own. */
async function teamOf(sow: Sow, userId: string): Promise<string> {
  const { client, roundId } = sow;
  const { rows } = await client.query(
    `SELECT "teamId" FROM "TeamMember" WHERE "roundId" = $1 AND "userId" = $2`,
    [roundId, userId],
  );
  if (rows[0]) return rows[0].teamId;
  const teamId = randomUUID();
  await insert(sow, "Team", { id: teamId, roundId, name: "Planters", createdById: userId });
  await insert(sow, "TeamMember", { roundId, userId, teamId });
  return teamId;
}

/** What a team keeps to itself, and what is said of it. */
async function sowTeam(sow: Sow, teamId: string, submissionId: string): Promise<void> {
  const { roundId, cast } = sow;
  const address = sow.text("the payout address of a team", ["modeler", ...DECIDERS]);
  const writeUp = `https://${sow.text("a write-up before the close", ["modeler"])}.example`;
  await sow.client.query(
    `UPDATE "Team" SET "payoutAddress" = $2, "writeUpUrl" = $3 WHERE "id" = $1`,
    [teamId, address, writeUp],
  );
  await insert(sow, "TeamInvitation", {
    id: sow.text("the id of a link into a team", ["modeler"]),
    tokenHash: sow.text("the hash of the token of a link into a team", []),
    ...{ roundId, teamId, createdById: cast.modeler, expiresAt: new Date(Date.now() + 86_400_000) },
  });
  await insert(sow, "CopyReview", {
    id: sow.text("the id of a review of copies", []),
    ...{ roundId, groupHash: "group", originalId: submissionId, verdict: "reviewed" },
    evidence: sow.text("what looked like a copy", ["organizer"]),
    note: sow.text("what was said about a copy", ["organizer"]),
    reviewedById: cast.organizer,
  });
}

async function sowContest(sow: Sow): Promise<void> {
  const { roundId, cast } = sow;
  const submissionId = randomUUID();
  const userId = cast.modeler;
  const teamId = await teamOf(sow, userId);
  await insert(sow, "Submission", {
    ...{ id: submissionId, roundId, teamId, userId, title: "Planted", status: "done" },
    fileName: sow.text("the name of a submitted file", ["modeler"]),
    content: sow.text("the content of a submitted file", ["modeler"]),
    weights: { x: sow.number("a submitted weight", ["modeler"]) },
    ...{ repairs: "[]", quotaWindow: "2026-01-01" },
  });
  await sowTeam(sow, teamId, submissionId);
  // Exact scores are sealed on both splits.
  for (const split of ["public", "private"]) await sowScores(sow, submissionId, split);
  await insert(sow, "Board", {
    ...{ roundId, split: "private", holdoutHash: sow.text("the hash of a sealed board", []) },
    data: { floor: sow.number("a sealed board", []) },
  });
}

async function sowScores(sow: Sow, submissionId: string, split: string): Promise<void> {
  const value = (what: string) => sow.number(`${what} on the ${split} split`, []);
  const common = () => ({
    ...{ roundId: sow.roundId, split, metric: "log_ratio_mse", codeVersion: "test" },
    ...{ uniform: value("what equal weights reach"), floor: value("the best that is possible") },
    ...{ low: value("the low end"), high: value("the high end") },
    rows: value("how many answers are scored"),
  });
  await insert(sow, "Score", {
    ...{ ...common(), id: sow.text(`the id of a ${split} score`, []), submissionId },
    value: value("a score"),
    holdoutHash: sow.text(`the hash of the ${split} split`, []),
  });
  await insert(sow, "Baseline", {
    ...{ ...common(), id: sow.text(`the id of a ${split} baseline`, []), key: "uniform" },
    value: value("a baseline"),
    holdoutHash: sow.text(`the hash of the ${split} split, once more`, []),
    trainHash: "train",
  });
}

/** The weights of the training split, which run ahead of the close for those who run the round. */
async function sowFit(sow: Sow): Promise<void> {
  const { roundId, client, projectIds } = sow;
  const { rows } = await client.query(
    `SELECT "settings" -> 'weights' ->> 'method' AS method FROM "Round" WHERE "id" = $1`,
    [roundId],
  );
  const fitId = sow.text("the id of a fit", DECIDERS);
  await insert(sow, "Fit", {
    ...{ id: fitId, roundId, method: rows[0].method },
    ...{ params: {}, scope: "train", status: "done", progress: 1, finishedAt: new Date() },
    evidence: { rows: sow.number("how many answers were fitted", DECIDERS) },
    inputHash: sow.text("the hash of what was fitted", DECIDERS),
  });
  for (const [at, projectId] of projectIds.entries()) {
    await insert(sow, "FitWeight", {
      ...{ fitId, projectId, place: at + 1, theta: 0 },
      weight: sow.number(`the weight of project ${at}`, DECIDERS),
    });
  }
}

async function sowPayout(sow: Sow): Promise<void> {
  const { client, roundId, cast, projectIds } = sow;
  const address = sow.text("the payout address of a project", DECIDERS);
  await client.query(`UPDATE "Project" SET "payoutAddress" = $2 WHERE "id" = $1`, [
    projectIds[0],
    address,
  ]);
  await insert(sow, "PayoutShare", {
    ...{ id: "canary-share", projectId: projectIds[0], share: 1 },
    address: sow.text("the address of a project's recipient", DECIDERS),
  });
  const fit = await client.query(`SELECT "id" FROM "Fit" WHERE "roundId" = $1 LIMIT 1`, [roundId]);
  const amount = sow.number("the amount of a payout draft", DECIDERS);
  const id = sow.text("the id of a payout draft", DECIDERS);
  await insert(sow, "PayoutRun", {
    ...{ id, roundId, fitId: fit.rows[0].id, pool: amount, tokenSymbol: "USDC", decimals: 0 },
    linesHash: sow.text("the hash of a payout draft", DECIDERS),
    createdById: cast.organizer,
  });
  const line = { id: `${id}-line`, runId: id, projectId: projectIds[0], weight: 1, amount };
  await insert(sow, "PayoutLine", line);
  await sowRecipeDraft(sow);
}

/** What a draft by a recipe was computed from concerns those who decide on it. */
async function sowRecipeDraft(sow: Sow): Promise<void> {
  const { roundId, cast, projectIds } = sow;
  const id = sow.text("the id of a draft by a recipe", DECIDERS);
  const match = { donors: 1, raw: 1, share: 1, capped: false, amount: "5" };
  const note = sow.text("what a step of a draft's recipe did", DECIDERS);
  const name = sow.text("the project as a draft's recipe names it", DECIDERS);
  await insert(sow, "PayoutRun", {
    ...{ id, roundId, kind: "recipe", pool: 5, tokenSymbol: "USDC", decimals: 0 },
    linesHash: sow.text("the hash of a draft by a recipe", DECIDERS),
    createdById: cast.organizer,
    basis: {
      ...{ inputsHash: "0".repeat(64), settingsHash: null, weightsMethod: null, oneMore: null },
      codeVersion: sow.text("the version that computed a draft by a recipe", DECIDERS),
      ...{ pool: "5", unspent: "0", contributions: 1, rules: { mechanism: "qf" } },
      steps: [{ step: "contributions", unit: "contributed", note, values: [1] }],
      projects: [{ ...match, id: projectIds[0], name, title: name }],
    },
  });
}

/** What was given is public; who gave, and what a file says beside, is not. */
async function sowFunding(sow: Sow): Promise<void> {
  const { roundId, cast, projectIds } = sow;
  const importId = sow.text("the id of a file of contributions", ["organizer"]);
  await insert(sow, "ContributionImport", {
    ...{ id: importId, roundId, bytes: 5, options: {}, status: "done" },
    fileName: sow.text("the name of a file of contributions", ["organizer"]),
    fileHash: sow.text("the hash of a file of contributions", ["organizer"]),
    createdById: cast.organizer,
  });
  await insert(sow, "ContributionPart", {
    ...{ importId, seq: 0 },
    content: Buffer.from(sow.text("a part of a file of contributions", [])),
  });
  const given = { roundId, symbol: "USDC", decimals: 6, amount: "7000000" };
  await insert(sow, "Contribution", {
    ...{ ...given, projectId: projectIds[0], source: "import", importId, importLine: 2 },
    donor: sow.text("the donor of an imported contribution", []),
    reference: sow.text("the reference of an imported contribution", []),
  });
  await insert(sow, "Contribution", {
    ...{ ...given, projectId: projectIds[1], source: "pledge" },
    ...{ userId: cast.author, donor: `user:${cast.author}` },
    idempotencyKey: sow.text("the key of the author's pledge", []),
  });
}

/** What a person holds is for that person; only sums of power are for everybody. */
async function sowPool(sow: Sow): Promise<void> {
  const { roundId, cast } = sow;
  await insert(sow, "Pool", {
    ...{ id: "planted-pool", roundId, name: "A planted pool", tokenSymbol: "USDC", decimals: 6 },
    ...{ alpha: 0.8, beta: 0.2, rho: 0.0025, minimumAge: 1, settledAt: new Date() },
    ...{ powerSource: "reliability", powerRule: "quadratic", createdById: cast.organizer },
  });
  const holds = sow.number("what the author holds in a pool", ["author"]);
  await sow.client.query(
    `INSERT INTO "PoolMember" ("poolId", "userId", "amount", "power")
     SELECT "id", $2, $3, 100 FROM "Pool" WHERE "roundId" = $1`,
    [roundId, cast.author, holds],
  );
}

/** A draft of the author's, which does not exist for anybody else. */
async function sowDraft(sow: Sow): Promise<void> {
  const { client, roundId, cast } = sow;
  const words = [
    sow.text("the id of a draft", ["author"]),
    sow.text("the address of a draft", ["author"]),
    sow.text("the title of a draft", ["author"]),
  ];
  await client.query(
    `INSERT INTO "Round" ("id", "slug", "title", "question", "settings", "splitSeed", "createdById")
     SELECT $2, $3, $4, 'Which?', "settings", 'seed of a draft', $5 FROM "Round" WHERE "id" = $1`,
    [roundId, ...words, cast.author],
  );
  const membership = { id: `${words[0]}-m`, roundId: words[0], userId: cast.author };
  await insert(sow, "Membership", { ...membership, role: "organizer" });
}

/** What programs of the author sign in with, are told and were answered. */
/** A saved run is read by whoever has its link, which nobody was told; a deleted one by nobody. */
async function sowLab(sow: Sow): Promise<void> {
  const study = { configs: [], axes: [], runs: 1, timesteps: 1 };
  const run = { ownerId: sow.cast.author, study, tasks: 1, seconds: 0 };
  await insert(sow, "LabRun", {
    ...{ ...run, id: sow.text("the id of a saved run", ["author"]) },
    name: sow.text("the name of a saved run", ["author"]),
    studyHash: sow.text("the hash of a saved run's settings", []),
  });
  const deletedId = sow.text("the id of a deleted run", []);
  await insert(sow, "LabRun", {
    ...{ ...run, id: deletedId, name: sow.text("the name of a deleted run", []) },
    studyHash: sow.text("the hash of a deleted run's settings", []),
  });
  await sow.client.query(`UPDATE "LabRun" SET "deletedAt" = now() WHERE "id" = $1`, [deletedId]);
}

async function sowPrograms(sow: Sow): Promise<void> {
  const { roundId, cast } = sow;
  await insert(sow, "ApiToken", {
    ...{ id: sow.text("the id of a token", ["author"]), userId: cast.author, scopes: "{read}" },
    name: sow.text("the name of a token", ["author"]),
    prefix: sow.text("the beginning of a token", ["author"]),
    tokenHash: sow.text("the hash of a token", []),
    expiresAt: new Date(Date.now() + 86_400_000),
  });
  await insert(sow, "IdempotencyKey", {
    ...{ userId: cast.author, requestHash: sow.text("the hash of a call", []) },
    ...{ key: sow.text("the key of a call", []), status: 200 },
    body: sow.text("the kept answer to a call", []),
  });
  const webhookId = sow.text("the id of a webhook", ["author"]);
  await insert(sow, "Webhook", {
    ...{ id: webhookId, roundId, userId: cast.author, events: ["round.amended"] },
    url: `https://${sow.text("the address of a webhook", ["author"])}.example.org`,
    secret: sow.text("the sealed secret of a webhook", []),
  });
  await insert(sow, "WebhookDelivery", {
    ...{ id: sow.text("the id of a delivery", ["author"]), webhookId, event: "ping" },
    body: sow.text("the body of a delivery", ["author"]),
  });
}
