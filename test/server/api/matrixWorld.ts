// Four rounds for the authorisation matrix: one's own and somebody else's, each published and as a draft.
import { randomBytes, randomUUID } from "node:crypto";
import { sha256Hex } from "~/core/formats";
import type { Actor, Role } from "~/server/auth/types";
import { workerDb } from "~/server/db/worker";
import { freezeVersion } from "~/server/services/freezeVersion";
import { ownTeam } from "~/server/services/ownTeam";
import { addPerson, FUNDING, SETTINGS } from "../services/fixture";
import { addLabRun } from "./labWorld";

const ROLES = ["organizer", "juror", "modeler", "approver"] as const;
/** Who asks; the four roles are held in the own rounds only. */
export const PEOPLE = ["signedOut", "outsider", ...ROLES] as const;
export type Who = (typeof PEOPLE)[number];
export const PLACES = ["own", "ownDraft", "foreign", "foreignDraft"] as const;
export type Place = (typeof PLACES)[number];

type Members = Record<Role, string>;
type RoundChanges = { settings?: object; splitSeed?: string };

/** What a call needs of a round: ids that exist in it. What a draft cannot hold is "none". */
export interface Room {
  roundId: string;
  slug: string;
  members: Members;
  fitId: string;
  runId: string;
  /** Of the round's juror, modeler and organizer. */
  comparisonId: string;
  assignmentToken: string;
  setId: string;
  submissionId: string;
  /** A link into the modeler's team. */
  teamLinkId: string;
  teamToken: string;
  conflictId: string;
  rulingId: string;
  invitationId: string;
  invitationToken: string;
  /** The modeler's. */
  webhookId: string;
  projectId: string;
  /** Being uploaded. */
  contributionImportId: string;
  /** Of the juror, attested by the modeler. */
  claimId: string;
  poolId: string;
  /** The juror's. */
  proposalId: string;
  disputedId: string;
}

export interface MatrixWorld {
  rooms: Record<Place, Room>;
  actors: Record<Who, Actor | null>;
  /** A session of each signed-in person. */
  sessions: Record<Who, string>;
  /** An API token of each, by its id. */
  tokens: Record<Who, string>;
  /** A saved run of each. */
  labRuns: Record<Who, string>;
}

/** @param round what differs in every round, such as settings that show less */
export async function buildMatrixWorld(round: RoundChanges = {}): Promise<MatrixWorld> {
  const [mine, theirs] = await Promise.all([addMembers(), addMembers()]);
  const outsider = await addPerson("Outsider");
  const userIds: Record<Who, string | null> = { signedOut: null, outsider, ...mine };
  const sessions = {} as Record<Who, string>;
  const tokens = {} as Record<Who, string>;
  const labRuns = {} as Record<Who, string>;
  const actors = {} as Record<Who, Actor | null>;
  for (const who of PEOPLE) {
    const userId = userIds[who];
    actors[who] = userId === null ? null : { userId, name: who, email: null, demo: false };
    sessions[who] = userId === null ? "none" : await addSession(userId);
    tokens[who] = userId === null ? "none" : (await addToken(userId)).id;
    labRuns[who] = userId === null ? "none" : await addLabRun(userId);
  }
  const rooms = {
    own: await addRoom(mine, true, round),
    ownDraft: await addRoom(mine, false, round),
    foreign: await addRoom(theirs, true, round),
    foreignDraft: await addRoom(theirs, false, round),
  };
  return { rooms, actors, sessions, tokens, labRuns };
}

async function addMembers(): Promise<Members> {
  const entries = await Promise.all(ROLES.map(async (role) => [role, await addPerson(role)]));
  return Object.fromEntries(entries);
}

/** A token that may do everything, or what is asked for. */
export async function addToken(userId: string, changes: object = {}) {
  const secret = `steelyard_${randomBytes(32).toString("base64url")}`;
  const { id } = await workerDb().apiToken.create({
    data: {
      ...{ userId, name: "A program", prefix: secret.slice(0, 17), tokenHash: sha256Hex(secret) },
      scopes: ["read", "submit", "manage"],
      expiresAt: new Date(Date.now() + 86_400_000),
      ...changes,
    },
  });
  return { id, secret };
}

/** A wallet of the juror, and the payout address of a project that is thereby a detected conflict. */
async function walletOf(userId: string): Promise<string> {
  const own = { userId, provider: "ethereum" };
  const known = await workerDb().account.findFirst({ where: own });
  const providerAccountId = `0x${randomBytes(20).toString("hex")}`;
  const account =
    known ??
    (await workerDb().account.create({ data: { ...own, type: "siwe", providerAccountId } }));
  return account.providerAccountId;
}

async function addSession(userId: string): Promise<string> {
  const expires = new Date(Date.now() + 3_600_000);
  const { id } = await workerDb().session.create({
    data: { userId, expires, sessionToken: randomUUID() },
  });
  return id;
}

async function addRoom(members: Members, open: boolean, changes: RoundChanges): Promise<Room> {
  const slug = `round-${randomUUID()}`;
  const wallet = await walletOf(members.juror);
  const round = await workerDb().round.create({
    data: {
      slug,
      title: "A round",
      question: "Which matters more?",
      settings: { ...SETTINGS, resultsVisible: "always", funding: FUNDING },
      splitSeed: "seed",
      createdById: members.organizer,
      ...changes,
      closesAt: new Date(Date.now() + 86_400_000),
      memberships: { create: ROLES.map((role) => ({ role, userId: members[role] })) },
      projects: {
        create: ["alpha/one", "beta/two", "gamma/three"].map((name, position) => ({
          name,
          title: name,
          position,
          payoutAddress: position === 2 ? wallet : null,
        })),
      },
    },
    include: { projects: { orderBy: { position: "asc" } } },
  });
  const invitationToken = randomUUID();
  const invitation = await workerDb().invitation.create({
    data: {
      roundId: round.id,
      role: "modeler",
      maxUses: 50,
      tokenHash: sha256Hex(invitationToken),
      expiresAt: new Date(Date.now() + 86_400_000),
      createdById: members.organizer,
    },
  });
  const conflict = await workerDb().conflict.create({
    data: { roundId: round.id, userId: members.juror, kind: "project", value: "beta/two" },
  });
  const outcome = await addOutcome(round.id, members);
  const room = {
    roundId: round.id,
    slug,
    members,
    ...outcome,
    conflictId: conflict.id,
    invitationId: invitation.id,
    invitationToken,
    webhookId: await addWebhook(round.id, members.modeler),
    projectId: round.projects[0]!.id,
    claimId: await addClaim(round.id, members),
    ...(await addPool(round.id, members)),
  };
  const absent = { comparisonId: "none", submissionId: "none", assignmentToken: "none" };
  const none = {
    ...absent,
    rulingId: "none",
    setId: "none",
    teamLinkId: "none",
    teamToken: "none",
    contributionImportId: "none",
  };
  if (!open) return { ...room, ...none };
  await workerDb().round.update({
    where: { id: round.id },
    data: { status: "open", settingsHash: "frozen", publishedAt: new Date() },
  });
  const judged = await addContributions(round.id, members, round.projects);
  await freezeVersion(workerDb(), round.id, "first");
  return { ...room, ...judged };
}

async function addWebhook(roundId: string, userId: string): Promise<string> {
  const { id } = await workerDb().webhook.create({
    data: {
      ...{ roundId, userId, url: "https://example.org/hook", events: ["round.closed"] },
      secret: "whsec_c2VjcmV0",
    },
  });
  return id;
}

async function addClaim(roundId: string, members: Members): Promise<string> {
  const said = { roundId, userId: members.juror, credential: "expert", statement: "I am" };
  const { id: claimId } = await workerDb().expertiseClaim.create({ data: said });
  await workerDb().attestation.create({ data: { claimId, attesterId: members.modeler } });
  return claimId;
}

/** A pool with two proposals of the juror, the second disputed. */
async function addPool(roundId: string, { organizer, juror }: Members) {
  const pool = await workerDb().pool.create({
    data: {
      ...{ roundId, name: "A pool", tokenSymbol: "USDC", decimals: 6, createdById: organizer },
      ...{ alpha: 0.8, beta: 0.2, rho: 0.0025, minimumAge: 1, settledAt: new Date() },
      ...{ powerSource: "equal", powerRule: "fixed", powerLimit: "100" },
      members: { create: { userId: juror, amount: 1, power: "100" } },
      entries: { create: { reason: "opened", change: "1000000000" } },
    },
  });
  const asked = { poolId: pool.id, userId: juror, title: "A proposal", text: "", amount: "50" };
  const { id: proposalId } = await workerDb().proposal.create({ data: asked });
  const disputed = await workerDb().proposal.create({
    data: { ...asked, disputes: { create: { reason: "No", createdById: organizer } } },
  });
  return { poolId: pool.id, proposalId, disputedId: disputed.id };
}

async function addUpload(roundId: string, createdById: string): Promise<string> {
  const file = { roundId, fileName: "given.csv", bytes: 4, options: {}, createdById };
  const { id } = await workerDb().contributionImport.create({ data: file });
  return id;
}

/** A finished fit and an approved payout run. */
async function addOutcome(roundId: string, members: Members) {
  const fit = await workerDb().fit.create({
    data: {
      roundId,
      method: "log_l2_ridge",
      params: { lambda: 3 },
      scope: "train",
      status: "done",
      progress: 1,
      evidence: {},
      finishedAt: new Date(),
    },
  });
  const projects = await workerDb().project.findMany({ where: { roundId } });
  const run = await workerDb().payoutRun.create({
    data: {
      roundId,
      fitId: fit.id,
      pool: "100",
      tokenSymbol: "USDC",
      decimals: 6,
      linesHash: "lines",
      createdById: members.organizer,
      lines: { create: { projectId: projects[0]!.id, weight: 1, amount: "100" } },
      approvals: { create: { userId: members.approver, approved: true, linesHash: "lines" } },
    },
  });
  const sign = (data: object) => workerDb().payoutRun.update({ where: { id: run.id }, data });
  await sign({ status: "proposed", proposedById: members.organizer, proposedAt: new Date() });
  await sign({ status: "approved", approvedById: members.approver, decidedAt: new Date() });
  return { fitId: fit.id, runId: run.id };
}

/** What only an open round takes: an answered and an unanswered pair, and a submission. */
async function addContributions(roundId: string, members: Members, projects: { id: string }[]) {
  const [a, b, c] = projects.map(({ id }) => id) as [string, string, string];
  const pair = { roundId, jurorId: members.juror, projectAId: a, split: "train" } as const;
  const assignmentToken = randomUUID();
  await workerDb().assignment.create({
    data: { ...pair, projectBId: c, reason: "connect", tokenHash: sha256Hex(assignmentToken) },
  });
  const answered = await workerDb().assignment.create({
    data: {
      ...pair,
      projectBId: b,
      reason: "connect",
      tokenHash: randomUUID(),
      answeredAt: new Date(),
    },
  });
  const comparison = await workerDb().comparison.create({
    data: { ...pair, projectBId: b, outcome: "a", logRatio: 1, assignmentId: answered.id },
  });
  const submission = await workerDb().submission.create({
    data: {
      roundId,
      teamId: await ownTeam(workerDb(), roundId, members.modeler),
      userId: members.modeler,
      title: "A model",
      fileName: "weights.csv",
      content: "",
      weights: {},
      repairs: [],
      quotaWindow: "2026-01-01",
    },
  });
  const ruling = await addRuling(roundId, members, { projectAId: b, projectBId: c });
  const rulingId = ruling.id;
  const setId = await addSet(roundId, members.juror, [a, b, c]);
  const teamToken = randomUUID();
  const { id: teamLinkId } = await workerDb().teamInvitation.create({
    data: {
      ...{ roundId, teamId: submission.teamId, tokenHash: sha256Hex(teamToken) },
      expiresAt: new Date(Date.now() + 86_400_000),
      createdById: members.modeler,
    },
  });
  const judged = { comparisonId: comparison.id, assignmentToken, setId };
  const competed = { submissionId: submission.id, teamLinkId, teamToken };
  const contributionImportId = await addUpload(roundId, members.organizer);
  return { ...judged, ...competed, rulingId, contributionImportId };
}

/** An answered set. */
async function addSet(roundId: string, jurorId: string, items: string[]) {
  const of = { roundId, jurorId };
  const { id: setId } = await workerDb().setAssignment.create({
    data: { ...of, items, kind: "rankFive", tokenHash: randomUUID(), answeredAt: new Date() },
  });
  await workerDb().setAnswer.create({ data: { ...of, setId, ranking: items, shownHash: "h" } });
  return setId;
}

/** A voided judgement. */
async function addRuling(
  roundId: string,
  { juror: jurorId, organizer }: Members,
  projects: { projectAId: string; projectBId: string },
) {
  const pair = { roundId, jurorId, split: "train", ...projects } as const;
  const answeredAt = new Date();
  const { id: assignmentId } = await workerDb().assignment.create({
    data: { ...pair, reason: "connect", tokenHash: randomUUID(), answeredAt },
  });
  await workerDb().comparison.create({ data: { ...pair, outcome: "b", assignmentId } });
  const act = { roundId, action: "void", assignmentId, reason: "A test" } as const;
  return workerDb().ruling.create({ data: { ...act, createdById: organizer } });
}
