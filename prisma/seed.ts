// npm run db:seed — the demo: a finished round, one that is given to, a running one with a
// pool, and persons to act in them.
//
// Deterministic, and idempotent step by step: a second run finds everything done, and one that was
// stopped in the middle is finished by the next.

import { workerDb } from "../src/server/db/worker";
import { installQueue } from "../src/server/jobs/queue";
import { contest } from "./seed/contest";
import { finish } from "./seed/finish";
import { give } from "./seed/give";
import { judge } from "./seed/judge";
import { openRound } from "./seed/openRound";
import { demoPersons } from "./seed/people";
import { pool } from "./seed/pool";
import { FINISHED, FUNDED, RUNNING } from "./seed/rounds";
import { askForFits, runWaitingFits } from "./seed/weigh";

/** The last step leaves this behind. */
async function isSeeded(): Promise<boolean> {
  const db = workerDb();
  const running = await db.round.findUnique({
    where: { slug: RUNNING.slug },
    select: { _count: { select: { fits: { where: { status: "done" } } } } },
  });
  const paid = await db.payoutRun.count({
    where: { status: "executed", round: { slug: FINISHED.slug } },
  });
  const matched = await db.payoutRun.count({
    where: { status: "executed", round: { slug: FUNDED.slug } },
  });
  return matched > 0 && paid > 0 && (running?._count.fits ?? 0) > 0;
}

async function seed(): Promise<void> {
  const persons = await demoPersons();
  for (const demo of [FINISHED, FUNDED, RUNNING]) {
    const roundId = await openRound(demo, persons);
    const { status } = await workerDb().round.findUniqueOrThrow({ where: { id: roundId } });
    if (status === "open") {
      await judge(demo, roundId);
      if (demo.settings.funding) await give(demo, roundId, persons);
      else await contest(demo, roundId, persons);
    }
    if (demo !== RUNNING) await finish(roundId, persons);
    else {
      await pool(roundId, persons);
      await askForFits(roundId, persons.organizer);
      await runWaitingFits(roundId);
    }
  }
}

if (!process.env.DATABASE_URL) {
  console.error("DATABASE_URL is not set; `npm start` seeds the demo by itself, see README");
  process.exit(1);
}
if (await isSeeded()) console.log("The demo is there already.");
else {
  await installQueue(process.env.DATABASE_URL);
  await seed();
  console.log("The demo is there.");
}
process.exit(0);
