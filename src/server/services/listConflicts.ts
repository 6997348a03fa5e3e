import { type ConflictRule, conflictCovers } from "~/core/comparison";
import { db, type Tx } from "../db/client";
import { ruleKey } from "./conflictedProjects";
import { detectConflicts, jurorTraces, type ProjectTraces } from "./detectConflicts";

/** A juror's conflicts of interest: what they said, and what is known and not answered yet. */
export async function listOwnConflicts(jurorId: string, roundId: string, client: Tx = db) {
  const projects = await projectsOf(client, roundId);
  const said = await client.conflict.findMany({
    where: { roundId, userId: jurorId, withdrawnAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const answered = new Set(said.map(ruleKey));
  const detected = detectConflicts(await jurorTraces(client, jurorId), projects);
  return {
    said: said.map(({ id, kind, value, holds, reason, source, createdAt }) => ({
      conflictId: id,
      ...{ kind, value, holds, reason, source },
      projects: covered({ kind, value }, projects),
      at: createdAt,
    })),
    /** These hold until the juror says otherwise. */
    detected: detected
      .filter((rule) => !answered.has(ruleKey(rule)))
      .map((rule) => ({ ...rule, projects: covered(rule, projects) })),
  };
}

/** Every juror's conflicts, with the pairs they had judged before that fall under them. */
export async function listRoundConflicts(roundId: string) {
  const jurors = await db.membership.findMany({
    where: { roundId, role: "juror" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { userId: true, user: { select: { name: true, email: true } } },
  });
  const lists = await Promise.all(
    jurors.map(async ({ userId, user }) => {
      const { said, detected } = await listOwnConflicts(userId, roundId);
      const standing = [...said.filter(({ holds }) => holds), ...detected];
      const names = new Set(standing.flatMap(({ projects }) => projects));
      return {
        juror: userId,
        name: user.name ?? user.email ?? "Somebody",
        said,
        detected,
        judged: await judgedBefore(roundId, userId, names),
      };
    }),
  );
  return lists.filter(({ said, detected }) => said.length + detected.length > 0);
}

/** Answered pairs with such a project, whatever the answer; sealed ones join them at the close. */
async function judgedBefore(roundId: string, jurorId: string, names: ReadonlySet<string>) {
  const list = [...names];
  const rows = await db.assignment.findMany({
    where: {
      ...{ roundId, jurorId, answeredAt: { not: null } },
      OR: [{ projectA: { name: { in: list } } }, { projectB: { name: { in: list } } }],
    },
    orderBy: [{ answeredAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      answeredAt: true,
      projectA: { select: { name: true } },
      projectB: { select: { name: true } },
    },
  });
  const voided = await voidedOf(roundId, jurorId);
  return rows.map(({ id, answeredAt, projectA, projectB }) => ({
    assignmentId: id,
    a: projectA.name,
    b: projectB.name,
    at: answeredAt!,
    /** By a ruling that stands. */
    voided: voided(id, answeredAt!),
  }));
}

async function voidedOf(roundId: string, jurorId: string) {
  const rulings = await db.ruling.findMany({ where: { roundId } });
  const undone = new Set(rulings.map(({ undoesId }) => undoesId));
  const standing = rulings.filter(({ id, action }) => action === "void" && !undone.has(id));
  return (assignmentId: string, answeredAt: Date) =>
    standing.some(
      (ruling) =>
        ruling.assignmentId === assignmentId ||
        (ruling.jurorId === jurorId && ruling.createdAt > answeredAt),
    );
}

function projectsOf(client: Tx, roundId: string): Promise<ProjectTraces[]> {
  return client.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: {
      name: true,
      url: true,
      payoutAddress: true,
      payoutShares: { select: { address: true } },
    },
  });
}

const covered = (rule: ConflictRule, projects: readonly ProjectTraces[]) =>
  projects.filter(({ name }) => conflictCovers(rule, name)).map(({ name }) => name);
