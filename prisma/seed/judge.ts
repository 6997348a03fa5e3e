import { splitOf } from "../../src/core/comparison";
import { sha256Hex } from "../../src/core/formats";
import { type SimulatedAnswer, simulateJurors } from "../../src/core/simulation";
import { workerDb } from "../../src/server/db/worker";
import { trueLogWeights } from "./openRound";
import { simulatedPersons } from "./people";
import type { DemoRound } from "./rounds";

/** Lets the simulated jurors judge, each pair served and answered as in the application. */
export async function judge(demo: DemoRound, roundId: string): Promise<void> {
  const db = workerDb();
  if ((await db.comparison.count({ where: { roundId } })) > 0) return;
  const jurors = await simulatedPersons("juror", demo.jurors);
  const round = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    include: { projects: { orderBy: { position: "asc" }, select: { id: true, name: true } } },
  });
  const answers = simulateJurors({
    theta: trueLogWeights(demo),
    jurors: demo.jurors,
    pairsPerJuror: demo.pairsPerJuror,
    seed: `${demo.slug} simulated jurors`,
  });
  const rows = answers.map((answer, number) => {
    const [a, b] = [round.projects[answer.a]!, round.projects[answer.b]!];
    return {
      answer,
      assignment: {
        roundId,
        jurorId: jurors[answer.juror]!,
        projectAId: a.id,
        projectBId: b.id,
        split: splitOf(round.splitSeed, a.name, b.name, demo.settings.split),
        reason: "information",
        tokenHash: sha256Hex(`answered in the demo: ${roundId} ${number}`),
        answeredAt: new Date(),
      },
    };
  });
  await db.$transaction(async (tx) => {
    await tx.membership.createMany({
      data: jurors.map((userId) => ({ roundId, userId, role: "juror" as const })),
      skipDuplicates: true,
    });
    const made = await tx.assignment.createManyAndReturn({
      data: rows.map(({ assignment }) => assignment),
      select: { id: true, tokenHash: true },
    });
    const idOf = new Map(made.map(({ id, tokenHash }) => [tokenHash, id]));
    await tx.comparison.createMany({
      data: rows.map(({ answer, assignment }) => ({
        roundId,
        assignmentId: idOf.get(assignment.tokenHash)!,
        jurorId: assignment.jurorId,
        projectAId: assignment.projectAId,
        projectBId: assignment.projectBId,
        split: assignment.split,
        ...verdict(answer),
      })),
    });
  });
}

function verdict({ outcome, multiplier }: SimulatedAnswer) {
  const logRatio = Math.log(multiplier);
  return outcome === 1
    ? { outcome: "a" as const, logRatio }
    : { outcome: "b" as const, logRatio: -logRatio };
}
