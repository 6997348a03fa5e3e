// What a run does, from the command line.
import { parseArgs } from "node:util";

export interface LoadOptions {
  readonly jurors: number;
  /** Standing judgements each juror ends with. */
  readonly judgements: number;
  readonly projects: number;
  /** Mean time from a pair's appearance to its answer. */
  readonly thinkMs: number;
  readonly port: number;
  readonly minutesMax: number;
  /** Kills per process; only of the run that kills. */
  readonly kills: number;
  /** From one recovery to the next kill. */
  readonly killEveryMs: number;
  readonly seed: string;
}

/** Name, value of a whole run, value with --small, largest. */
const NUMBERS = {
  jurors: [200, 12, 1000],
  judgements: [30, 6, 1000],
  projects: [45, 12, 500],
  /** Seconds. */
  think: [10, 0.3, 600],
  port: [4471, 4471, 65_535],
  minutes: [30, 3, 240],
  kills: [3, 1, 20],
  /** Seconds. */
  every: [6, 1, 600],
} as const;
type Name = keyof typeof NUMBERS;

const USAGE = `--small for a quick look, or any of: ${Object.keys(NUMBERS)
  .map((name) => `--${name} N`)
  .join(", ")}, --seed TEXT`;

/** @throws Error naming the option that is not a number in its range */
export function readOptions(argv = process.argv.slice(2)): LoadOptions {
  const names = Object.keys(NUMBERS) as Name[];
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: argv,
    options: {
      small: { type: "boolean", default: false },
      seed: { ...text, default: "load" },
      ...Object.fromEntries(names.map((name) => [name, text])),
    },
  });
  const given = values as Record<string, string | boolean | undefined>;
  const read = (name: Name) => {
    const [whole, small, largest] = NUMBERS[name];
    const value = Number(given[name] ?? (given.small ? small : whole));
    if (value > 0 && value <= largest) return value;
    throw new Error(`--${name} is a number above 0, at most ${largest}. ${USAGE}`);
  };
  return {
    jurors: read("jurors"),
    judgements: read("judgements"),
    projects: read("projects"),
    thinkMs: read("think") * 1000,
    port: read("port"),
    minutesMax: read("minutes"),
    kills: read("kills"),
    killEveryMs: read("every") * 1000,
    seed: String(given.seed),
  };
}
