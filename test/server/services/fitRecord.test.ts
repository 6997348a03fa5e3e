import { expect, test } from "vitest";
import { toComparisonData } from "~/core/formats";
import { fit as estimate } from "~/core/ranking";
import { evidenceOf } from "~/server/services/fitRecord";
import type { RoundRows } from "~/server/services/loadRows";

const items = ["a/one", "b/two"];
const INPUT: RoundRows = {
  ...{ items, titles: items, domains: [null, null], projectIds: ["1", "2"], jurors: [] },
  data: toComparisonData({
    items,
    rows: [
      { line: 1, a: 0, b: 1, outcome: 1, logRatio: 0.7 },
      { line: 2, a: 0, b: 1, outcome: 1 },
      { line: 3, a: 1, b: 0, outcome: 1 },
    ],
  }),
  who: Int32Array.of(-1, -1, -1),
  stated: Int32Array.of(0),
  split: new Uint8Array(3),
  sealed: new Uint8Array(3),
};

test.each([
  ["log_l2_ridge", 1],
  ["huber", 1],
  ["bt_l2", 3],
])("the evidence of %s says that it read %i of three judgements", (method, used) => {
  const fit = estimate(method, INPUT.data);
  expect(evidenceOf(fit, INPUT)).toMatchObject({ rows: 3, used });
});
