import { describe, expect, it } from "vitest";
import { type LevelValues, ScoreInputError, scoreL1 } from "~/core/scoring";

const map = (values: Record<string, number>) => new Map(Object.entries(values));
const values = (some: Partial<LevelValues>): LevelValues => ({
  ...{ weights: new Map(), originality: new Map(), dependencies: new Map() },
  ...some,
});
const tree = (repos: Record<string, Record<string, number>>) =>
  values({ dependencies: new Map(Object.entries(repos).map(([r, deps]) => [r, map(deps)])) });

describe("scoreL1", () => {
  it("adds up the differences of weights on level 1, a missing one counting 0", () => {
    const jury = values({ weights: map({ a: 0.5, b: 0.25, c: 0.25 }) });
    const result = scoreL1(values({ weights: map({ a: 0.5, b: 0.375, x: 0.125 }) }), jury);
    expect(result).toMatchObject({ level: 1, score: 0.125 + 0.25 + 0.125, floor: 0, rows: 4 });
    expect(result.uniform).toBeCloseTo(1 / 6 + 2 * (1 / 3 - 1 / 4), 12);
  });

  it("takes the mean difference of originality on level 2", () => {
    const jury = values({ originality: map({ a: 0.75, b: 0.25 }) });
    const result = scoreL1(values({ originality: map({ a: 0.5, b: 0.25, c: 1 }) }), jury);
    expect(result).toMatchObject({ level: 2, score: 0.125, uniform: 0.25, rows: 2 });
  });

  it("takes the mean over repositories of what the judged dependencies are off on level 3", () => {
    const jury = tree({ r: { x: 0.5, y: 0.5 }, s: { x: 1 } });
    const result = scoreL1(tree({ r: { x: 0.75, z: 0.25 }, t: { x: 1 } }), jury);
    expect(result).toMatchObject({ level: 3, score: (0.25 + 0.5 + 1) / 2, uniform: 0, rows: 3 });
    expect(result.interval).toEqual([0.75, 1]);
  });

  it("gives the jury's own values 0", () => {
    const jury = tree({ r: { x: 0.3, y: 0.7 }, s: { x: 1 } });
    expect(scoreL1(jury, jury)).toMatchObject({ score: 0, interval: [0, 0] });
  });

  const some = map({ a: 1 });
  it.each([
    { what: "a jury without values", jury: {}, own: { weights: some }, says: "no values" },
    {
      what: "a jury of two levels",
      jury: { weights: some, originality: some },
      own: { weights: some },
      says: "levels 1 and 2",
    },
    {
      what: "a submission of another level",
      jury: { weights: some },
      own: { originality: some },
      says: "no weights of projects",
    },
    {
      what: "a missing originality",
      jury: { originality: map({ a: 1, b: 0.5 }) },
      own: { originality: some },
      says: "no originality of b",
    },
  ])("refuses $what", ({ jury, own, says }) => {
    const run = () => scoreL1(values(own), values(jury));
    expect(run).toThrow(ScoreInputError);
    expect(run).toThrow(says);
  });
});
