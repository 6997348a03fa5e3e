// A real worker with one slot for jobs, and receivers that do not answer.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";
import { startWorker } from "~/server/jobs/startWorker";
import { submitSubmission } from "~/server/services/submitSubmission";
import { createWebhook, pingWebhook } from "~/server/services/webhooks";
import { addAnswers, openRound, submissionText } from "../services/fixture";

const PATIENCE = { timeout: 40_000, interval: 200 };
/** More than the worker sends at once. */
const PINGS = 6;

test("a submission is scored while receivers of webhooks keep the worker waiting", async () => {
  process.env.STEELYARD_PRIVATE_WEBHOOKS = "1";
  const waiting: ServerResponse[] = [];
  let open = false;
  const server = createServer((_, response) => {
    if (open) response.end();
    else waiting.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const round = await openRound();
  await addAnswers(round);
  const { roundId, people } = round;
  const hook = await createWebhook(people.modeler, roundId, { url, events: ["round.closed"] });
  for (let at = 0; at < PINGS; at++) await pingWebhook(people.modeler, roundId, hook.webhookId);
  const worker = await startWorker(process.env.DATABASE_URL!, 1);
  try {
    await expect.poll(() => waiting.length, PATIENCE).toBeGreaterThan(1);
    const text = submissionText([0.4, 0.3, 0.1, 0.1, 0.1]);
    const upload = { title: "m", fileName: "a.csv", text };
    const { submissionId: id } = await submitSubmission(people.modeler, roundId, upload);
    const status = async () => (await workerDb().submission.findUnique({ where: { id } }))?.status;
    await expect.poll(status, PATIENCE).toBe("done");
    const delivered = () => workerDb().webhookDelivery.count({ where: { status: "done" } });
    expect(await delivered()).toBe(0);
    open = true;
    for (const response of waiting.splice(0)) response.end();
    await expect.poll(delivered, PATIENCE).toBe(PINGS);
  } finally {
    await worker.stop();
    server.closeAllConnections();
    server.close();
  }
}, 180_000);
