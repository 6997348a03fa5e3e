// What answers of the REST door look like as JSON. They describe and do not filter: a field that is
// not named here may come too, and fields are only ever added within /api/v1.
import { z } from "zod";

const id = z.string();
const at = z.iso.datetime();
const maybeAt = at.nullable();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const role = z.enum(["organizer", "juror", "modeler", "approver"]);
const roundStatus = z.enum(["draft", "open", "closed"]);
const jobStatus = z.enum(["queued", "running", "done", "failed", "cancelled"]);

const pool = z.object({
  /** In the smallest unit of the token. */
  amount: z.string().regex(/^\d+$/),
  decimals: z.number().int(),
  symbol: z.string(),
});

const counts = z.object({
  projects: count,
  comparisons: count,
  jurors: count,
  submissions: count,
});

export const whoAmIAnswer = z.object({
  userId: id,
  name: z.string(),
  token: z
    .object({
      id,
      name: z.string(),
      scopes: z.array(z.enum(["read", "submit", "manage"])),
      roundId: id.nullable(),
      expiresAt: at,
    })
    .nullable(),
});

const roundLine = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  question: z.string(),
  status: roundStatus,
  closesAt: maybeAt,
  closedAt: maybeAt,
  pool,
  counts,
  myRoles: z.array(role),
});

export const roundsAnswer = z.array(roundLine);

export const roundAnswer = roundLine.extend({
  description: z.string(),
  settings: z.record(z.string(), z.unknown()),
  settingsHash: z.string().nullable(),
  splitSeedHash: hash,
  splitSeed: z.string().nullable(),
  publishedAt: maybeAt,
});

export const projectsAnswer = z.array(
  z.object({
    id,
    name: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    description: z.string().nullable(),
    facts: z.record(z.string(), z.unknown()),
    payoutAddress: z.string().nullable(),
    position: count,
    aliases: z.array(z.string()),
  }),
);

export const auditAnswer = z.object({
  verified: z.boolean(),
  events: z.array(
    z.object({
      seq: z.number().int().min(1),
      action: z.string(),
      actorName: z.string().nullable(),
      data: z.record(z.string(), z.unknown()),
      at,
      hash: z.string(),
    }),
  ),
});

export const leaderboardAnswer = z.object({
  metric: z.string(),
  lowerIsBetter: z.boolean(),
  uniform: z.number().nullable(),
  floor: z.number().nullable(),
  entries: z.array(z.object({ title: z.string(), score: z.number() })),
});

const fitLine = z.object({
  id,
  method: z.string(),
  title: z.string(),
  params: z.record(z.string(), z.number()),
  scope: z.enum(["train", "all"]),
  status: jobStatus,
  progress: z.number().min(0).max(1),
  createdAt: at,
  finishedAt: maybeAt,
  evidence: z.record(z.string(), z.unknown()).nullable(),
  error: z.string().nullable(),
  inputHash: z.string().nullable(),
  codeVersion: z.string().nullable(),
});

const weightLine = z.object({
  projectId: id,
  name: z.string(),
  title: z.string(),
  place: z.number().int().min(1),
  theta: z.number(),
  weight: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  rankLow: z.number().nullable(),
  rankHigh: z.number().nullable(),
});

export const fitsAnswer = z.array(fitLine);
export const fitAnswer = fitLine.extend({ rows: z.array(weightLine), projects: count });
export const latestFitAnswer = fitAnswer.nullable();
export const weightsAnswer = z.object({ rows: z.array(weightLine), total: count });
export const fitRequestedAnswer = z.object({ fitId: id });

export const methodsAnswer = z.array(
  z.object({
    key: z.string(),
    title: z.string(),
    about: z.string(),
    reads: z.enum(["binary", "ratio", "both"]),
    params: z.array(z.object({ name: z.string(), default: z.number() })),
  }),
);

/** One thing wrong in a file or an input, as in a problem document. */
export const problem = z.object({
  line: z.number().int().min(1).optional(),
  column: z.string(),
  value: z.string(),
  rule: z.string(),
  message: z.string(),
  fix: z.string(),
});

const repair = z.object({
  line: z.number().int(),
  column: z.string(),
  rule: z.string(),
  message: z.string(),
});

export const checkAnswer = z.object({
  format: z.string(),
  rows: count,
  weights: z.array(z.object({ name: z.string(), weight: z.number() })),
  repairs: z.array(repair),
  problems: z.array(problem),
  problemCount: count,
});

export const quotaAnswer = z.object({ used: count, quota: count, resetsAt: at });
export const submittedAnswer = z.object({ submissionId: id, quota: quotaAnswer });

const submissionAnswer = z.object({
  id,
  title: z.string(),
  fileName: z.string(),
  status: jobStatus,
  error: z.string().nullable(),
  createdAt: at,
  finishedAt: maybeAt,
  repairs: z.array(repair),
});
export const submissionsAnswer = z.array(submissionAnswer);
export const submissionStatusAnswer = submissionAnswer.extend({ roundId: id });

export const comparisonsCheckAnswer = z.object({
  format: z.string(),
  rows: count,
  jurors: count,
  projects: count,
  outside: count,
  repairs: z.array(repair),
  problems: z.array(problem),
  problemCount: count,
});
export const importedAnswer = z.object({ importId: id, rows: count });

const webhook = z.object({
  id,
  roundId: id,
  url: z.string(),
  events: z.array(z.string()),
  failures: count,
  createdAt: at,
  disabledAt: maybeAt,
});
export const webhooksAnswer = z.array(webhook);
export const webhookMadeAnswer = z.object({ webhookId: id, secret: z.string() });
export const deliveriesAnswer = z.array(
  z.object({
    id,
    event: z.string(),
    body: z.string(),
    status: jobStatus,
    attempts: count,
    responseStatus: z.number().int().nullable(),
    error: z.string().nullable(),
    createdAt: at,
    finishedAt: maybeAt,
  }),
);
export const pingedAnswer = z.object({ deliveryId: id });
