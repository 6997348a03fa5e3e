// A desk on its device, with a complete IndexedDB and a server that answers when it is told to.
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { JudgingDevice } from "~/ui/judging/device/judgingDevice";
import { DESK, next } from "./world";

const SAID = { outcome: "a" as const };
const LOST = new TypeError("Failed to fetch");

/** Pairs that are served until they are answered, two at a time. */
function serverOf(...ids: string[]) {
  const open = [...ids];
  const log: string[] = [];
  const server = {
    offline: false,
    next: async () => {
      if (server.offline) throw LOST;
      const progress = { judged: ids.length - open.length, connected: 2 };
      return { ...next(...open.slice(0, 2)), progress };
    },
    deliver: async ({
      kind,
      pair,
      comparisonId,
    }: { kind: string; pair: { id: string } } & object & {
        comparisonId?: string;
      }) => {
      if (server.offline) throw LOST;
      log.push(`${kind} ${pair.id}${comparisonId ? ` of ${comparisonId}` : ""}`);
      if (kind === "judge") open.splice(open.indexOf(pair.id), 1);
      const progress = { judged: ids.length - open.length, connected: 2 };
      return { comparisonId: `c-${pair.id}`, progress };
    },
  };
  return { server, log };
}

let devices: JudgingDevice[];

async function sitDown(server: ReturnType<typeof serverOf>["server"]) {
  const device = new JudgingDevice(DESK, server, { serves: true });
  devices.push(device);
  await device.start();
  return device;
}

const shown = (device: JudgingDevice) => device.snapshot().pairs.map(({ id }) => id);
const until = (claim: () => void) => vi.waitFor(claim, { interval: 2, timeout: 5000 });

beforeEach(() => {
  devices = [];
  globalThis.indexedDB = new IDBFactory();
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", document);
  vi.stubGlobal("navigator", {});
});
afterEach(() => {
  for (const device of devices) device.stop();
  vi.unstubAllGlobals();
});

describe("a desk", () => {
  test("is filled again as its pairs are answered, and says when there is nothing left", async () => {
    const { server, log } = serverOf("p1", "p2", "p3");
    const device = await sitDown(server);
    for (const id of ["p1", "p2", "p3"]) {
      await until(() => expect(shown(device)[0]).toBe(id));
      await device.answer(device.snapshot().pairs[0]!, SAID);
    }
    await until(() => expect(device.snapshot()).toMatchObject({ pairs: [], exhausted: true }));
    expect(log).toEqual(["judge p1", "judge p2", "judge p3"]);
    expect(device.snapshot()).toMatchObject({ given: 3, progress: { judged: 3 } });
  });

  test("shows the next pair at once, and takes the second of two presses for none", async () => {
    const device = await sitDown(serverOf("p1", "p2").server);
    await until(() => expect(shown(device)).toEqual(["p1", "p2"]));
    const [first] = device.snapshot().pairs;
    const presses = [device.answer(first!, SAID), device.answer(first!, SAID)];
    expect(shown(device)).toEqual(["p2"]);
    expect((await Promise.all(presses)).filter((seq) => seq !== null)).toHaveLength(1);
    expect(device.snapshot().given).toBe(1);
  });

  test("brings a pair back whose answer could not be kept, and says so", async () => {
    const { server, log } = serverOf("p1", "p2");
    const device = await sitDown(server);
    await until(() => expect(shown(device)).toEqual(["p1", "p2"]));
    const unclonable = { ...SAID, reason: (() => {}) as unknown as string };
    expect(await device.answer(device.snapshot().pairs[0]!, unclonable)).toBeNull();
    expect(device.snapshot()).toMatchObject({ unkept: true, given: 0, lastSeq: null });
    expect(shown(device)).toEqual(["p1", "p2"]);
    await device.answer(device.snapshot().pairs[0]!, SAID);
    expect(device.snapshot()).toMatchObject({ unkept: false, given: 1 });
    await until(() => expect(log).toEqual(["judge p1"]));
  });
});

describe("undo", () => {
  test("without a network takes the answer out, and nothing of it is ever sent", async () => {
    const { server, log } = serverOf("p1", "p2");
    const device = await sitDown(server);
    await until(() => expect(shown(device)).toEqual(["p1", "p2"]));
    server.offline = true;
    await device.answer(device.snapshot().pairs[0]!, SAID);
    await until(() => expect(device.snapshot().trouble).toBe("lost"));
    await device.answer(device.snapshot().pairs[0]!, SAID);
    expect(await device.undo()).toBeNull();
    expect(shown(device)).toEqual(["p2"]);
    server.offline = false;
    device.retry();
    await until(() => expect(log).toEqual(["judge p1"]));
  });

  test("of a recorded answer withdraws it, and the pair is judged again under its record", async () => {
    const { server, log } = serverOf("p1", "p2");
    const device = await sitDown(server);
    await until(() => expect(shown(device)).toEqual(["p1", "p2"]));
    await device.answer(device.snapshot().pairs[0]!, SAID);
    await until(() => expect(log).toHaveLength(1));
    const earlier = await device.undo();
    expect(earlier?.pair.id).toBe("p1");
    await device.change(earlier!, { outcome: "b" });
    await until(() =>
      expect(log).toEqual(["judge p1", "withdraw p1 of c-p1", "rejudge p1 of c-p1"]),
    );
    expect(await device.undo()).not.toBeNull();
  });
});
