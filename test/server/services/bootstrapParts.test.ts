import { expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import type { Fit } from "~/core/ranking";
import {
  bootstrapParts,
  bootstrapRequest,
  TOO_DEAR,
} from "~/server/services/analysis/bootstrapParts";

/** Two jurors' answers; what they say does not matter here. */
function rowsOf(count: number): ComparisonData {
  const a = new Int32Array(count);
  const columns = { n: 10_000, a, b: a, juror: Int32Array.from(a, (_, k) => k % 2) };
  return {
    binary: { ...columns, outcome: new Float64Array(count) },
    ratio: { ...columns, logRatio: new Float64Array(count) },
  };
}

const MILLION = rowsOf(1_000_000);
const asked = (method: string, data: ComparisonData) =>
  bootstrapRequest(data, { method, params: {} } as Fit, 2);

it.each(["recommended", "crowd_bt", "rao_kupper", "log_l2_juror_scale"])(
  "does not redraw a million comparisons for minutes: %s",
  (method) => {
    expect(asked(method, MILLION)).toBe(TOO_DEAR);
    expect(asked(method, rowsOf(10_000))).toMatchObject({ kind: "jurors" });
  },
);

it.each(["bt_l2", "log_l2_ridge", "bt", "log_l2", "huber", "lsr"])(
  "redraws a million comparisons where that takes seconds: %s",
  (method) => {
    expect(asked(method, MILLION)).toMatchObject({ method, kind: "jurors" });
  },
);

it("says of a bootstrap that was too dear that nothing was redrawn", () => {
  const { intervals, outranks } = bootstrapParts({} as Fit, { items: [] }, TOO_DEAR);
  expect(intervals).toBeNull();
  expect(outranks).toMatchObject({ used: 0, items: [] });
});
