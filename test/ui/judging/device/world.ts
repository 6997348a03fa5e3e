import type { NewAnswer } from "~/ui/judging/device/queue";
import type { Next, ServedPair } from "~/ui/judging/types";

export const DESK = { userId: "ann", roundId: "r1" };
export const OTHERS_DESK = { userId: "bob", roundId: "r1" };

const project = (name: string) => ({
  ...{ id: name, name, title: name, url: null, description: null, facts: {} },
});

export const pair = (id: string): ServedPair => ({
  ...{ id, token: `token-${id}`, asksReason: false },
  ...{ a: project(`${id}/a`), b: project(`${id}/b`) },
});

/** What the server serves: these pairs, in this order. */
export function next(...ids: string[]): Next {
  const [first = null, ...ahead] = ids.map(pair);
  return { pair: first, ahead, progress: { judged: 0, connected: 0 } };
}

export function answerTo(id: string): NewAnswer {
  const { token, ...shown } = pair(id);
  const said = { outcome: "a" as const };
  return { ...DESK, kind: "judge", pair: shown, token, said, idempotencyKey: `key-${id}` };
}
