import { describe, expect, it } from "vitest";
import { reference } from "../core/conviction/fixture";
import { steelyard, steelyardJson } from "./steelyard";

const conviction = (args: string, input = "") =>
  steelyardJson(["conviction", ...args.split(" ")], input);
const POOL = "--funds 4867.21 --supply 22392.22 --alpha 0.7937005259840998 --beta 0.2 --rho 0.0025";

describe("steelyard conviction", () => {
  it.each([
    [`threshold --requested 0 ${POOL}`, { threshold: 6783.893932236272 }],
    [`threshold --requested 973.442 ${POOL}`, { threshold: "Infinity" }],
    ["charge --stake 1 --y0 0 --t 2 --alpha 0.5", { conviction: 1.5 }],
    ["charge --stake 1 --y0 0 --t 2 --alpha 0.5 --threshold 1", { conviction: 1.5, timeToPass: 1 }],
    ["alpha --half-life 1", { alpha: 0.5, halfLife: 1 }],
    ["alpha --alpha 0.25 --updates 2", { alpha: 0.25, halfLife: 0.5, alphaPerUpdate: 0.5 }],
    ["charge --integer v1 --t 10 --y0 0 --x 15000 --decay 9000000", { conviction: "97698" }],
  ])("%s", (args, wanted) => {
    const { status, result } = conviction(args);
    expect(status).toBe(0);
    expect(result).toEqual(wanted);
  });

  it("takes a file of cases, reverts as a word", () => {
    const rows = (reference("gardens_contract").threshold as Record<string, string | null>[])
      .filter((row) => "v1" in row)
      .slice(0, 40);
    const columns = ["requested", "pool", "points", "decay", "weight", "maxRatio"];
    const all = [...columns, "minThresholdPoints"];
    const csv = [all.join(), ...rows.map((row) => all.map((name) => row[name]).join())].join("\n");
    const { result } = conviction("threshold --integer v1 --in -", csv);
    expect(result.results).toEqual(rows.map(({ v1 }) => ({ threshold: v1 ?? "revert" })));
  });

  it.each([
    ["an option that is missing", "charge --stake 1", /y0 is missing|alpha is missing/],
    ["a word for a number", "charge --stake x --y0 0 --t 1 --alpha 0.5", /stake is "x"/],
    ["a rho that nothing passes", `bounds ${POOL.replace("0.0025", "0.04")}`, /below beta²/],
    ["both directions at once", "alpha --half-life 1 --alpha 0.5", /one of/],
    ["bounds in integers", `bounds ${POOL} --integer v1`, /no contract integers/],
  ])("refuses %s as misuse", (_, args, message) => {
    const { status, stderr } = steelyard(["conviction", ...args.split(" ")]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("names the line and column of a wrong case", () => {
    const { status, result } = conviction(
      "charge --alpha 0.5 --in -",
      "stake,y0,t\n1,0,1\n1,zero,1\n",
    );
    expect(status).toBe(1);
    expect(result.errors).toMatchObject([{ line: 3, column: "y0", value: "zero" }]);
  });
});
