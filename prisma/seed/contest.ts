import { writeWeights } from "../../src/core/formats";
import { rng } from "../../src/core/numeric";
import { workerDb } from "../../src/server/db/worker";
import { scoreBoard } from "../../src/server/services/scoreBoard";
import { scoreSubmission } from "../../src/server/services/scoreSubmission";
import { submitSubmission } from "../../src/server/services/submitSubmission";
import { trueLogWeights } from "./openRound";
import { type DemoPersons, simulatedPersons } from "./people";
import type { DemoRound } from "./rounds";

/** How far the demo modeler's own forecast is off: there is something to improve. */
const DEMO_MODELER_ERROR = 1.2;
/** A second try is better than the first by this factor. */
const IMPROVEMENT = 0.85;

interface Forecast {
  readonly userId: string;
  readonly title: string;
  readonly error: number;
}

/** Submits and scores what modelers of different skill would. */
export async function contest(
  demo: DemoRound,
  roundId: string,
  persons: DemoPersons,
): Promise<void> {
  const modelers = await simulatedPersons("modeler", demo.modelerErrors.length);
  await workerDb().membership.createMany({
    data: modelers.map((userId) => ({ roundId, userId, role: "modeler" as const })),
    skipDuplicates: true,
  });
  const forecasts: Forecast[] = [
    ...demo.modelerErrors.flatMap((error, at) => [
      { userId: modelers[at]!, title: "First forecast", error },
      { userId: modelers[at]!, title: "Second forecast", error: error * IMPROVEMENT },
    ]),
    { userId: persons.modeler, title: "First try", error: DEMO_MODELER_ERROR },
  ];
  for (const forecast of forecasts) await submit(demo, roundId, forecast);
  const waiting = await workerDb().submission.findMany({
    where: { roundId, status: { in: ["queued", "running"] } },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  for (const { id } of waiting) await scoreSubmission(id);
  await scoreBoard(roundId);
}

async function submit(demo: DemoRound, roundId: string, forecast: Forecast): Promise<void> {
  const { userId, title, error } = forecast;
  const done = await workerDb().submission.count({ where: { roundId, userId, title } });
  if (done > 0) return;
  const noise = rng(`${demo.slug} ${title} ${error}`);
  const raised = trueLogWeights(demo).map((theta) => Math.exp(theta + error * noise.normal()));
  const total = raised.reduce((sum, weight) => sum + weight, 0);
  const weights = demo.projects.map(
    ({ name }, at) => [name.toLowerCase(), raised[at]! / total] as const,
  );
  await submitSubmission(userId, roundId, {
    title,
    fileName: `${title.toLowerCase().replaceAll(" ", "-")}.csv`,
    text: writeWeights(new Map(weights), "ethereum"),
  });
}
