// The store of the device, on a complete IndexedDB: what several pages of a browser do with it.
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "~/ui/judging/device/database";
import { begin, dismiss, enqueue, load, saveServed, takeOut } from "~/ui/judging/device/queue";
import { Sender } from "~/ui/judging/device/sender";
import { answerTo, DESK, next, OTHERS_DESK, pair } from "./world";

let db: Database;
let otherTab: Database;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  db = await openDatabase();
  otherTab = await openDatabase();
});
afterEach(() => {
  db.close();
  otherTab.close();
});

const pairsNow = async () => (await load(db, DESK)).stored!.pairs.map(({ id }) => id);
const queueNow = async () =>
  (await load(db, DESK)).answers.map(({ pair, state }) => `${pair.id} ${state}`);

describe("an answer", () => {
  beforeEach(() => saveServed(db, DESK, next("p1", "p2", "p3")));

  test("goes into the queue and takes its pair off the desk", async () => {
    expect(await enqueue(db, answerTo("p1"))).toBe(1);
    expect(await pairsNow()).toEqual(["p2", "p3"]);
    expect(await queueNow()).toEqual(["p1 waiting"]);
  });

  test("is taken once of two presses, and of two tabs at once", async () => {
    const tries = [db, otherTab, db, otherTab].map((tab) => enqueue(tab, answerTo("p1")));
    expect((await Promise.all(tries)).filter((seq) => seq !== null)).toHaveLength(1);
    expect(await queueNow()).toEqual(["p1 waiting"]);
  });

  test("leaves no trace when it is taken out before it was sent", async () => {
    await enqueue(db, answerTo("p1"));
    const seq = await enqueue(db, answerTo("p2"));
    expect(await takeOut(db, seq!)).toBe(true);
    expect(await pairsNow()).toEqual(["p2", "p3"]);
    const { pairs } = (await load(db, DESK)).stored!;
    expect(pairs[0]).toEqual(pair("p2"));
    expect(await queueNow()).toEqual(["p1 waiting"]);
    expect(await enqueue(db, answerTo("p2"))).not.toBeNull();
  });

  test("cannot be taken out once it is being sent", async () => {
    const seq = await enqueue(db, answerTo("p1"));
    await begin(otherTab, DESK.userId);
    expect(await takeOut(db, seq!)).toBe(false);
    expect(await queueNow()).toEqual(["p1 waiting"]);
  });

  test("keeps its pair off the desk although the server still serves it", async () => {
    await enqueue(db, answerTo("p1"));
    await saveServed(db, DESK, next("p1", "p2", "p3", "p4"));
    expect(await pairsNow()).toEqual(["p2", "p3", "p4"]);
  });

  test("of one person is never among those of another", async () => {
    await enqueue(db, answerTo("p1"));
    await enqueue(db, { ...answerTo("p9"), ...OTHERS_DESK });
    expect((await load(db, OTHERS_DESK)).answers.map((one) => one.pair.id)).toEqual(["p9"]);
    expect((await begin(db, OTHERS_DESK.userId))?.pair.id).toBe("p9");
    expect((await begin(db, DESK.userId))?.pair.id).toBe("p1");
  });
});

test("a desk whose server has nothing left is exhausted, one that waits for answers is not", async () => {
  await saveServed(db, DESK, next("p1"));
  await enqueue(db, answerTo("p1"));
  await saveServed(db, DESK, next("p1"));
  expect((await load(db, DESK)).stored).toMatchObject({ pairs: [], exhausted: false });
  await saveServed(db, DESK, next());
  expect((await load(db, DESK)).stored).toMatchObject({ pairs: [], exhausted: true });
});

/** A server that keeps what it is sent, and fails as it is told. */
function serverOf(failures: Record<string, object[]> = {}) {
  const recorded = new Map<string, string>();
  const calls: string[] = [];
  const deliver: Sender["at"]["deliver"] = async ({ kind, pair, idempotencyKey, comparisonId }) => {
    calls.push(`${kind} ${pair.id}${comparisonId ? ` of ${comparisonId}` : ""}`);
    const failure = failures[pair.id]?.shift();
    if (failure) throw failure;
    recorded.set(idempotencyKey, pair.id);
    return { comparisonId: `c-${pair.id}`, progress: { judged: recorded.size, connected: 2 } };
  };
  return { recorded, calls, deliver };
}

const held = new Map<string, Promise<unknown>>();
/** What the locks of a browser do. */
async function alone(name: string, work: () => Promise<void>) {
  const turn = (held.get(name) ?? Promise.resolve()).then(work);
  held.set(name, turn);
  await turn;
}

function senderOf(tab: Database, { deliver }: Pick<ReturnType<typeof serverOf>, "deliver">) {
  const troubles: unknown[] = [];
  const onChange = (trouble: unknown) => {
    troubles.push(trouble);
  };
  const sender = new Sender({ db: tab, userId: DESK.userId, deliver, alone, onChange });
  return { sender, troubles };
}

const LOST = { message: "Failed to fetch" };
const refusedWith = (appCode: string, httpStatus: number) => ({
  message: appCode,
  data: { appCode, httpStatus },
});

describe("sending", () => {
  test("is in order and once, from two tabs at the same time", async () => {
    const ids = ["p1", "p2", "p3", "p4", "p5"];
    for (const id of ids) await enqueue(db, answerTo(id));
    const server = serverOf();
    const [here, there] = [senderOf(db, server), senderOf(otherTab, server)];
    await Promise.all([here.sender.kick(), there.sender.kick(), here.sender.kick()]);
    expect(server.calls).toEqual(ids.map((id) => `judge ${id}`));
    expect(await queueNow()).toEqual(ids.map((id) => `${id} sent`));
    expect(await begin(db, DESK.userId)).toBeNull();
  });

  test("stops at what is lost, keeps the order, and goes on later under the same key", async () => {
    for (const id of ["p1", "p2"]) await enqueue(db, answerTo(id));
    const server = serverOf({ p1: [LOST, LOST] });
    const { sender, troubles } = senderOf(db, server);
    await sender.kick();
    expect(await queueNow()).toEqual(["p1 waiting", "p2 waiting"]);
    await sender.kick();
    await sender.kick();
    sender.stop();
    expect(server.calls).toEqual(["judge p1", "judge p1", "judge p1", "judge p2"]);
    expect([...server.recorded]).toEqual([
      ["key-p1", "p1"],
      ["key-p2", "p2"],
    ]);
    expect(troubles).toEqual(["lost", "lost", null, null]);
  });

  test.each([
    ["conflict", 409],
    ["gone", 412],
    ["invalid", 400],
  ])("sets aside what is refused with %s, where the juror sees it, and goes on", async (...why) => {
    for (const id of ["p1", "p2"]) await enqueue(db, answerTo(id));
    const { sender } = senderOf(db, serverOf({ p1: [refusedWith(...why)] }));
    await sender.kick();
    const { answers } = await load(db, DESK);
    expect(answers).toMatchObject([
      { state: "refused", refusal: { code: why[0] }, said: { outcome: "a" } },
      { state: "sent" },
    ]);
    await dismiss(db, answers[1]!.seq);
    await dismiss(db, answers[0]!.seq);
    expect(await queueNow()).toEqual(["p2 sent"]);
  });

  test.each(["unauthenticated", "forbidden"])(
    "holds everything back while the server answers %s",
    async (code) => {
      for (const id of ["p1", "p2"]) await enqueue(db, answerTo(id));
      const server = serverOf({ p1: [refusedWith(code, 401)] });
      const { sender, troubles } = senderOf(db, server);
      await sender.kick();
      expect(troubles).toEqual(["held"]);
      expect(await queueNow()).toEqual(["p1 waiting", "p2 waiting"]);
    },
  );

  test("changes an answer that was itself still on its way, by the id it was then given", async () => {
    await enqueue(db, answerTo("p1"));
    await enqueue(db, { ...answerTo("p1"), kind: "withdraw", said: null, idempotencyKey: "w" });
    await enqueue(db, { ...answerTo("p1"), kind: "rejudge", idempotencyKey: "r" });
    const server = serverOf();
    await senderOf(db, server).sender.kick();
    expect(server.calls).toEqual(["judge p1", "withdraw p1 of c-p1", "rejudge p1 of c-p1"]);
  });

  test("keeps the progress that came with the last record", async () => {
    await saveServed(db, DESK, next("p1", "p2"));
    for (const id of ["p1", "p2"]) await enqueue(db, answerTo(id));
    await senderOf(db, serverOf()).sender.kick();
    expect((await load(db, DESK)).stored?.progress).toEqual({ judged: 2, connected: 2 });
  });
});
