import { expect, test } from "vitest";
import { toComparisonData } from "~/core/formats";
import { fit as estimate } from "~/core/ranking";
import { evidenceOf } from "~/server/services/fitRecord";
import type { RoundRows } from "~/server/services/loadRows";

const INPUT: RoundRows = {
  items: ["a/one", "b/two"],
  projectIds: ["1", "2"],
  rows: [
    { line: 1, a: 0, b: 1, outcome: 1, logRatio: 0.7 },
    { line: 2, a: 0, b: 1, outcome: 1 },
    { line: 3, a: 1, b: 0, outcome: 1 },
  ],
  hash: "",
};

test.each([
  ["log_l2_ridge", 1],
  ["huber", 1],
  ["bt_l2", 3],
])("the evidence of %s says that it read %i of three judgements", (method, used) => {
  const fit = estimate(method, toComparisonData(INPUT));
  expect(evidenceOf(fit, INPUT)).toMatchObject({ rows: 3, used });
});
