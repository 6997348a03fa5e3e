import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  charge,
  outlook,
  splitRequest,
  threshold,
  triggerBounds,
  triggerCurve,
  triggerGrid,
  whatIf,
} from "~/core/conviction";
import { reference, relative } from "./fixture";

const params: Parameters<typeof triggerBounds>[0] = reference("trigger_notebook").inputs;
const state = { requested: 100, conviction: 2000, stake: 4000 };

describe("outlook", () => {
  it("says when the charge at present stakes crosses the trigger", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 700, noNaN: true }),
        fc.double({ min: 0, max: 20_000, noNaN: true }),
        (requested, stake) => {
          const found = outlook({ requested, conviction: 0, stake }, params);
          if (found.timeToPass === Number.POSITIVE_INFINITY) {
            expect(stake).toBeLessThanOrEqual(found.stakeNeeded);
            expect(found.never).toBe("stake");
            expect(found.finalShare).toBeLessThanOrEqual(1 + 1e-12);
          } else {
            const then = charge(params.alpha, 0, stake, found.timeToPass);
            expect(relative(then, found.required)).toBeLessThan(1e-6);
            expect(found.finalShare).toBeGreaterThan(1);
            expect(found.never).toBeUndefined();
          }
        },
      ),
    );
  });

  it("tells a request that never passes at any stake", () => {
    const { largestRequest } = triggerBounds(params);
    const all = { conviction: 0, stake: params.supply };
    expect(outlook({ ...all, requested: 0.999 * largestRequest }, params).never).toBeUndefined();
    expect(outlook({ ...all, requested: 1.001 * largestRequest }, params).never).toBe("request");
    const { required, share } = outlook({ ...state, requested: params.funds }, params);
    expect([required, share]).toEqual([Number.POSITIVE_INFINITY, 0]);
  });
});

describe("whatIf", () => {
  it("passes sooner with more at stake, and sooner still with tokens that were moved", () => {
    const now = outlook(state, params).timeToPass;
    const outside = whatIf(state, params, 1000, "outside").timeToPass;
    const moved = whatIf(state, params, 1000, "moved").timeToPass;
    expect(outside).toBeLessThan(now);
    expect(moved).toBeLessThan(outside);
    expect(whatIf(state, params, 0, "outside")).toEqual(outlook(state, params));
  });

  it("refuses to take away more than is there", () => {
    expect(() => whatIf(state, params, -4001, "moved")).toThrow(RangeError);
  });
});

describe("splitRequest", () => {
  it("in one part is the whole", () => {
    const { whole, total, parts } = splitRequest({ requested: 300, stake: 9000 }, 1, params);
    expect(total).toBe(whole);
    expect(parts).toHaveLength(1);
  });

  it("gets through in parts what never passes as a whole", () => {
    const request = { requested: 1.2 * triggerBounds(params).largestRequest, stake: 5000 };
    expect(splitRequest(request, 1, params).whole).toBe(Number.POSITIVE_INFINITY);
    const { total, parts } = splitRequest(request, 10, params);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(100);
    // The funds fall, so that each part is harder than the one before.
    const required = parts.map((part) => part.required);
    expect([...required].sort((a, b) => a - b)).toEqual(required);
  });

  it.each([0, 1.5])("refuses %d parts", (parts) => {
    expect(() => splitRequest(state, parts, params)).toThrow(RangeError);
  });
});

describe("triggerCurve", () => {
  it("meets the notebook's curve, whose last request is the largest share", () => {
    const { shape } = reference("trigger_notebook");
    const requests = shape.requests as number[];
    const step = requests[1]!;
    const points = Math.round((params.beta * params.funds) / step) + 1;
    const curve = triggerCurve(params, points);
    for (const [k, request] of requests.entries()) {
      expect(curve[k]!.requested).toBeCloseTo(request, 8);
      expect(relative(curve[k]!.required, shape.conviction_required[k])).toBeLessThan(1e-10);
    }
    expect(curve.at(-1)).toMatchObject({ required: Number.POSITIVE_INFINITY });
  });

  it("crosses the maximum at the largest request", () => {
    const { largestRequest, minimumShareOfMaximum } = triggerBounds(params);
    const curve = triggerCurve(params, 201);
    expect(relative(curve[0]!.shareOfMaximum, minimumShareOfMaximum)).toBeLessThan(1e-12);
    for (const { requested, shareOfMaximum } of curve) {
      if (requested < 0.999 * largestRequest) expect(shareOfMaximum).toBeLessThan(1);
      if (requested > 1.001 * largestRequest) expect(shareOfMaximum).toBeGreaterThan(1);
    }
  });

  it("refuses a single point", () => {
    expect(() => triggerCurve(params, 1)).toThrow(RangeError);
  });
});

describe("triggerGrid", () => {
  it.each([
    ["supply", [1, 1000, 20_000]],
    ["alpha", [0, 0.5, 0.99]],
  ] as const)("over %s is the trigger in every cell", (varied, values) => {
    const shares = [0, 0.1, 0.19, 0.3];
    const grid = triggerGrid(params, varied, values, shares);
    for (const [row, value] of values.entries()) {
      for (const [column, share] of shares.entries()) {
        const wanted = threshold(share * params.funds, { ...params, [varied]: value });
        expect(grid[row * shares.length + column]).toBe(wanted);
      }
    }
  });
});
