import { describe, expect, it } from "vitest";
import { readTape, replayTape, type Tape, TapeFileError } from "~/core/simulation";
import { reference } from "../conviction/fixture";

/** Values that the reference replay compares on each tape. */
const TAPES = [
  ["tape_v3_s1", 10_377],
  ["tape_v1_s1", 3_818],
] as const;

const tape = (name: string) => readTape(reference(name));
/** A copy that may be spoilt. */
type Loose = { -readonly [key in keyof Tape]: Tape[key] };
const spoilt = (change: (copy: Loose) => void) => {
  const copy = structuredClone(reference("tape_v3_s1")) as Loose;
  change(copy);
  return replayTape(readTape(copy));
};

describe("replayTape", () => {
  it.each(TAPES)("agrees with every value of %s", (name, values) => {
    expect(replayTape(tape(name))).toEqual({ timesteps: 30, compared: values, mismatches: [] });
  });

  it("names a value that is not what the run came to, and when", () => {
    const { mismatches } = spoilt(({ steps }) => {
      Object.assign(steps[4]!.end, { funds: 1 });
    });
    expect(mismatches).toMatchObject([{ timestep: 5, what: "funds", recorded: 1 }]);
  });

  it.each([
    ["of another kind", (draws: unknown[]) => draws.splice(0, 1, ["uniform", 0, 1, 0.5])],
    ["with other parameters", (draws: unknown[]) => draws.splice(-1, 1, ["expon", 1, 2, 3])],
    ["that is missing", (draws: unknown[]) => draws.splice(0, 1)],
    ["too many", (draws: unknown[]) => draws.push(["rand", 0.5])],
  ])("stops at a draw %s and says where", (_, change) => {
    const { mismatches } = spoilt(({ steps }) => {
      change(steps[2]!.blocks[0]!.policy_draws as unknown[]);
    });
    expect(mismatches).toHaveLength(1);
    expect(mismatches[0]).toMatchObject({ timestep: 3, recorded: null });
    expect(mismatches[0]!.what).toMatch(/timestep 3, arrivals/);
  });

  it("reads on where the recorded influence was another", () => {
    const { mismatches } = spoilt(({ initial_graph }) => {
      const edge = initial_graph.edges.find(([, , kind]) => kind === "i")!;
      (edge as unknown as number[])[3] = 99;
    });
    expect(mismatches).toMatchObject([{ timestep: 0, recorded: 99 }]);
  });
});

describe("readTape", () => {
  it("lists all that is wrong with a document, by its place", () => {
    const bad = { ...reference("tape_v1_s1"), model: "v2", init_draws: [["rand", "x"]], steps: 1 };
    const found = (() => {
      try {
        return readTape(bad);
      } catch (error) {
        return error;
      }
    })();
    expect(found).toBeInstanceOf(TapeFileError);
    const places = (found as TapeFileError).problems.map(({ where }) => where);
    expect(places).toEqual(["model", "init_draws[0]", "steps"]);
  });

  it.each([null, 3, "tape", [], {}])("refuses %j", (document) => {
    expect(() => readTape(document)).toThrow(TapeFileError);
  });
});
