import { describe, expect, it } from "vitest";
import { judgementsOf } from "~/core/ranking/recommendedRows";
import { combined } from "./recommendedWorld";

const stated = (logRatio: number, juror = 0) => ({ a: 0, b: 1, juror, logRatio });
const choice = (outcome: number, juror = 0) => ({ a: 0, b: 1, juror, outcome });

describe("judgementsOf reads each judgement once", () => {
  it.each([
    { title: "a stated win", rows: [stated(1)], out: [[1, 1]] },
    { title: "a choice", rows: [choice(0)], out: [[0, 1]] },
    {
      title: "both from one juror, one choice over",
      rows: [stated(1), choice(1)],
      out: [
        [1, 1],
        [1, 1],
      ],
    },
    { title: "a stated tie", rows: [stated(0)], out: [[0, 1]] },
    {
      title: "a tie beside it",
      rows: [stated(0), choice(0.5)],
      out: [
        [0, 1],
        [0.5, 1],
      ],
    },
    {
      title: "an answer each way",
      rows: [stated(2), choice(0)],
      out: [
        [2, 1],
        [0, 1],
      ],
    },
  ])("$title", ({ rows, out }) => {
    const { value, weight } = judgementsOf(combined(2, rows));
    expect([...value].map((y, k) => [y, weight[k]])).toEqual(out);
  });

  it("takes a win stated as 1x for the ratio it is", () => {
    const data = combined(2, [stated(0)]);
    const won = { ...data.binary, outcome: Float64Array.of(1) };
    expect(judgementsOf({ ...data, binary: won }).value).toEqual(Float64Array.of(0));
  });

  it("keeps a choice of one juror beside the ratio of another", () => {
    const { ids, juror, stated: ratios } = judgementsOf(combined(2, [stated(1, 4), choice(1, 9)]));
    expect({ ids, juror: [...juror], ratios }).toEqual({ ids: [4, 9], juror: [0, 1], ratios: 1 });
  });

  it("knows a judgement again where only one table names jurors", () => {
    const data = combined(2, [stated(1)]);
    const { juror: _, ...binary } = data.binary;
    expect(judgementsOf({ ...data, binary }).value).toHaveLength(1);
  });

  it("leaves out rows of weight 0", () => {
    const data = combined(2, [stated(1), choice(0)]);
    const none = new Float64Array(2);
    const rows = judgementsOf({
      binary: { ...data.binary, weight: none },
      ratio: { ...data.ratio, weight: none.slice(1) },
    });
    expect(rows.value).toHaveLength(0);
  });
});
