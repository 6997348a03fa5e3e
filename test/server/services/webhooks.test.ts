import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { closeRound } from "~/server/services/closeRound";
import { deliverWebhook } from "~/server/services/deliverWebhook";
import { DELIVERY_ATTEMPTS_MAX } from "~/server/services/enqueueDelivery";
import { isPublicAddress, postSigned, requireCallable } from "~/server/services/postSigned";
import { scoreBoard } from "~/server/services/scoreBoard";
import { failSubmission, scoreSubmission } from "~/server/services/scoreSubmission";
import { submitSubmission } from "~/server/services/submitSubmission";
import { WEBHOOK_EVENTS } from "~/server/services/webhookEvents";
import {
  createWebhook,
  listDeliveries,
  listWebhooks,
  pingWebhook,
  revokeWebhook,
} from "~/server/services/webhooks";
import { type Receiver, startReceiver } from "../../support/receiver";
import { addAnswers, type Fixture, jobsOf, openRound, submissionText } from "./fixture";

let receiver: Receiver;
let round: Fixture;
let modeler: string;

beforeAll(async () => {
  // Receivers of these tests listen on this machine; set before the environment is read.
  process.env.STEELYARD_PRIVATE_WEBHOOKS = "1";
  receiver = await startReceiver();
});
afterAll(() => receiver.stop());
beforeEach(async () => {
  round = await openRound();
  modeler = round.people.modeler;
  receiver.answer(200);
  receiver.taken.length = 0;
});

const hookOf = (userId: string, events: readonly (typeof WEBHOOK_EVENTS)[number][]) =>
  createWebhook(userId, round.roundId, { url: receiver.url, events });
const deliveriesOf = (webhookId: string) =>
  workerDb().webhookDelivery.findMany({ where: { webhookId }, orderBy: { createdAt: "asc" } });
const hook = (id: string) => workerDb().webhook.findUniqueOrThrow({ where: { id } });

async function submit() {
  const text = submissionText([0.4, 0.3, 0.1, 0.1, 0.1]);
  const upload = { title: "m", fileName: "a.csv", text };
  return (await submitSubmission(modeler, round.roundId, upload)).submissionId;
}

describe("an event", () => {
  test("is posted once, signed as Standard Webhooks has it", async () => {
    const { webhookId, secret } = await hookOf(modeler, ["round.closed"]);
    await closeRound(round.people.organizer, round.roundId);
    const [delivery] = await deliveriesOf(webhookId);
    expect(await jobsOf(`deliverWebhook:${delivery!.id}`)).toHaveLength(1);
    await deliverWebhook(delivery!.id);
    await deliverWebhook(delivery!.id);
    expect(receiver.taken).toHaveLength(1);
    const { headers, body } = receiver.taken[0]!;
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const mac = createHmac("sha256", key).update(signed).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${mac}`);
    expect(headers["webhook-id"]).toBe(delivery!.id);
    expect(Math.abs(Number(headers["webhook-timestamp"]) - Date.now() / 1000)).toBeLessThan(60);
    expect(JSON.parse(body)).toMatchObject({
      type: "round.closed",
      data: { round: { id: round.roundId }, links: { page: expect.stringMatching(/\/rounds\//) } },
    });
    // Public from now on, and still nobody's to be posted.
    expect(body).not.toContain("splitSeed");
    expect(await listDeliveries(modeler, round.roundId, webhookId)).toMatchObject([
      { event: "round.closed", status: "done", attempts: 1, responseStatus: 200 },
    ]);
  });

  test("of an act that was undone is not sent", async () => {
    const { webhookId } = await hookOf(modeler, ["round.closed"]);
    const undone = db.$transaction(async (tx) => {
      const { appendAudit } = await import("~/server/services/audit");
      await appendAudit(tx, round.roundId, null, "round.closed");
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await deliveriesOf(webhookId)).toEqual([]);
  });

  test("about a submission goes to its team and to organizers, without its score", async () => {
    await addAnswers(round);
    const events = [...WEBHOOK_EVENTS];
    const own = await hookOf(modeler, events);
    const organizer = await hookOf(round.people.organizer, events);
    const other = await hookOf(round.people.other, events);
    const submissionId = await submit();
    await scoreSubmission(submissionId);
    await scoreBoard(round.roundId);
    await scoreBoard(round.roundId); // changes nothing, and is told to nobody
    const failed = await submit();
    await failSubmission(failed, "broken");
    const told = async ({ webhookId }: { webhookId: string }) =>
      (await deliveriesOf(webhookId)).map(({ event }) => event).sort();
    const publicly = ["board.updated", "dataset.published"];
    const all = [...publicly, "submission.failed", "submission.scored"];
    expect(await told(own)).toEqual(all);
    expect(await told(organizer)).toEqual(all);
    expect(await told(other)).toEqual(publicly);
    const scored = (await deliveriesOf(own.webhookId)).find((d) => d.event === "submission.scored");
    const body = JSON.parse(scored!.body) as { data: object };
    expect(Object.keys(body.data).sort()).toEqual(["links", "round", "submissionId"]);
    for (const { body } of await deliveriesOf(other.webhookId)) {
      expect(body).not.toContain(submissionId);
    }
  });
});

describe("a receiver that fails", () => {
  const fail = async (deliveryId: string, tries: number) => {
    for (let at = 0; at < tries; at++) await deliverWebhook(deliveryId).catch(() => {});
  };

  test("is tried again until it answers; a redirect is no success and is not followed", async () => {
    const { webhookId } = await hookOf(modeler, ["round.closed"]);
    const { deliveryId } = await pingWebhook(modeler, round.roundId, webhookId);
    receiver.answer(302, { location: receiver.url });
    await expect(deliverWebhook(deliveryId)).rejects.toThrow(/answered with 302/);
    expect(receiver.taken).toHaveLength(1);
    expect(await deliveriesOf(webhookId)).toMatchObject([{ status: "queued", attempts: 1 }]);
    receiver.answer(204);
    await deliverWebhook(deliveryId);
    expect(await deliveriesOf(webhookId)).toMatchObject([{ status: "done", attempts: 2 }]);
    const ids = receiver.taken.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toEqual([deliveryId, deliveryId]);
  });

  test("disables its webhook after five deliveries that failed for good, a success between resets", async () => {
    const { webhookId } = await hookOf(modeler, ["round.closed"]);
    const ping = async () => (await pingWebhook(modeler, round.roundId, webhookId)).deliveryId;
    receiver.answer(500);
    for (let at = 0; at < 4; at++) await fail(await ping(), DELIVERY_ATTEMPTS_MAX);
    expect(await hook(webhookId)).toMatchObject({ failures: 4, disabledAt: null });
    receiver.answer(200);
    await deliverWebhook(await ping());
    expect((await hook(webhookId)).failures).toBe(0);
    receiver.answer(500);
    for (let at = 0; at < 5; at++) await fail(await ping(), DELIVERY_ATTEMPTS_MAX);
    expect((await hook(webhookId)).disabledAt).not.toBeNull();
    await expect(ping()).rejects.toMatchObject({ code: "conflict" });
    await closeRound(round.people.organizer, round.roundId);
    expect((await deliveriesOf(webhookId)).map(({ event }) => event)).not.toContain("round.closed");
  });

  test("that is gone for good disables its webhook at once", async () => {
    const { webhookId } = await hookOf(modeler, ["round.closed"]);
    const { deliveryId } = await pingWebhook(modeler, round.roundId, webhookId);
    receiver.answer(410);
    await deliverWebhook(deliveryId);
    expect((await hook(webhookId)).disabledAt).not.toBeNull();
    expect(await deliveriesOf(webhookId)).toMatchObject([{ status: "failed" }]);
  });
});

test("a revoked webhook is sent nothing, also what was on its way", async () => {
  const { webhookId } = await hookOf(modeler, ["round.closed"]);
  const { deliveryId } = await pingWebhook(modeler, round.roundId, webhookId);
  await revokeWebhook(modeler, round.roundId, webhookId);
  await deliverWebhook(deliveryId);
  expect(receiver.taken).toEqual([]);
  expect(await deliveriesOf(webhookId)).toMatchObject([{ status: "cancelled" }]);
  expect(await listWebhooks(modeler, round.roundId)).toEqual([]);
});

test("the web process writes a secret and cannot read it back", async () => {
  await hookOf(modeler, ["round.closed"]);
  await expect(db.webhook.findMany()).rejects.toThrow();
  expect(JSON.stringify(await listWebhooks(modeler, round.roundId))).not.toContain("whsec_");
});

describe("where no webhook goes", () => {
  test.each([
    ["this machine", "127.0.0.1"],
    ["this machine, IPv6", "::1"],
    ["this machine, mapped", "::ffff:127.0.0.1"],
    ["any of its addresses", "0.0.0.0"],
    ["a private network", "10.1.2.3"],
    ["a private network", "172.16.0.1"],
    ["a private network", "192.168.1.1"],
    ["the cloud's metadata", "169.254.169.254"],
    ["a carrier's network", "100.64.0.1"],
    ["a unique local address", "fd00::1"],
    ["a link-local address", "fe80::1"],
    ["a private address through NAT64", "64:ff9b::a00:1"],
    ["multicast", "224.0.0.1"],
    ["nothing", "not an address"],
  ])("%s: %s", (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(["1.1.1.1", "2606:4700:4700::1111"])(
    "a public address is let through: %s",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ["plain http", "http://example.org/"],
    ["a file", "file:///etc/passwd"],
    ["a password", "https://a:b@example.org/"],
    ["an address of this machine", "https://127.0.0.1/"],
    ["the same, written in one number", "https://2130706433/"],
    ["the same, in IPv6", "https://[::1]/"],
    ["no address", "example"],
  ])("%s is refused as it is given", (_, url) => {
    expect(() => requireCallable(url, false)).toThrow();
  });

  test("a name that resolves to this machine is refused when it is called", async () => {
    const { port } = new URL(receiver.url);
    const signed = { id: "x", body: "{}", secret: "whsec_eA==", timestamp: 0 };
    const call = postSigned(`https://localhost:${port}/`, signed, false);
    await expect(call).rejects.toThrow(/not on the public internet/);
    expect(receiver.taken).toEqual([]);
  });
});
