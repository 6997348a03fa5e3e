import { splitOf } from "../../src/core/comparison";
import { sha256Hex } from "../../src/core/formats";
import { rng } from "../../src/core/numeric";
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
  const times = sittings(answers, `${demo.slug} times`, new Date());
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
        ...times[number]!,
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
        createdAt: assignment.answeredAt,
        ...verdict(answer),
      })),
    });
  });
}

const SECONDS_MIN = 15;
const SECONDS_SPREAD = 60;

/** When each pair was served and answered: one sitting per juror, which ends now. */
function sittings(answers: readonly SimulatedAnswer[], seed: string, now: Date) {
  const random = rng(seed);
  const clocks = new Map<number, number>();
  const backwards = [...answers].reverse().map(({ juror }) => {
    const answeredAt = clocks.get(juror) ?? now.getTime();
    const servedAt = answeredAt - 1000 * (SECONDS_MIN + SECONDS_SPREAD * random.next());
    clocks.set(juror, servedAt);
    return { servedAt: new Date(servedAt), answeredAt: new Date(answeredAt) };
  });
  return backwards.reverse();
}

function verdict({ outcome, multiplier }: SimulatedAnswer) {
  const logRatio = Math.log(multiplier);
  return outcome === 1
    ? { outcome: "a" as const, logRatio }
    : { outcome: "b" as const, logRatio: -logRatio };
}
