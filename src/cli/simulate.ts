import {
  bandsOf,
  COMMUNITY_PRESETS,
  type CommunityMode,
  type CommunityModel,
  type CommunityPreset,
  type CommunityRun,
  type CommunitySpec,
  MENDS,
  planExperiment,
  readTape,
  replayTape,
  runTasks,
  SERIES,
  type SeriesName,
  TapeFileError,
  type TapeReplay,
} from "~/core/simulation";
import { EXIT, type ExitCode, UsageError } from "./exit";
import { readInput } from "./input";
import { RefusedError } from "./load";
import { refusedAsUsage, wholeOf } from "./numbers";
import { note, type OutputOptions, present, showProgress, table, writeTo } from "./output";

interface SimulateOptions extends OutputOptions {
  model?: CommunityModel;
  mode?: CommunityMode;
  seed: string;
  runs: string;
  timesteps?: string;
  preset?: string;
  set?: string[];
  tape?: string;
}

/** Series of the table for people; the others are in the JSON. */
const SHOWN: readonly SeriesName[] = [
  "funds",
  "released_funds",
  "candidate_count",
  "active_count",
  "completed_count",
  "failed_count",
  "killed_count",
  "participant_count",
  "sentiment",
  "effective_supply",
  "share_q50",
];
const MISMATCHES_SHOWN = 20;

/** `steelyard conviction simulate`: runs of a community model, or the replay of a recorded one. */
export function runSimulate(options: SimulateOptions): ExitCode {
  return options.tape === undefined ? simulate(options) : replay(options, options.tape);
}

function simulate(options: SimulateOptions): ExitCode {
  const { mode = "corrected", seed } = options;
  const preset = presetOf(options);
  const model = options.model ?? preset?.model ?? "v3";
  const { params: set, mends } = settings(options.set ?? []);
  const params = { ...preset?.params, ...set };
  const timesteps =
    options.timesteps === undefined ? undefined : wholeOf("timesteps", options.timesteps);
  const base: CommunitySpec = { model, mode, seed, timesteps, params, mends };
  const runs = found(base, wholeOf("runs", options.runs));
  const bands = bandsOf(runs);
  if (options.out !== undefined) writeTo(options.out, csvOf(runs));
  present({ runs, bands }, () => textOf(runs, bands), options);
  const stopped = runs.filter((run) => run.stopped).length;
  if (stopped > 0)
    note(`${stopped} of ${runs.length} runs broke off: more was released than the pool held`);
  return EXIT.done;
}

function found(base: CommunitySpec, runs: number): CommunityRun[] {
  return refusedAsUsage(() => {
    const plan = planExperiment({ base, runs });
    return runTasks(plan, 0, plan.tasks, showProgress);
  });
}

function presetOf({ preset: key, model }: SimulateOptions): CommunityPreset | undefined {
  if (key === undefined) return undefined;
  const preset = COMMUNITY_PRESETS.find((one) => one.key === key);
  const known = COMMUNITY_PRESETS.map((one) => one.key).join(", ");
  if (!preset) throw new UsageError(`--preset ${key}: write one of ${known}`);
  if (model === undefined || model === preset.model) return preset;
  throw new UsageError(`--preset ${key} is of model ${preset.model}, not ${model}`);
}

/** `k=v`: a parameter by the originals' name, or a mend switched on or off. */
function settings(given: readonly string[]) {
  const params: Record<string, number> = {};
  const mends: Record<string, boolean> = {};
  for (const text of given.flatMap((word) => word.split(","))) {
    const [, name, value] = /^([A-Za-z]\w*)=(\S+)$/.exec(text) ?? [];
    if (!name || value === undefined)
      throw new UsageError(`--set ${text}: write name=value, such as rho=0.001`);
    if (name in MENDS) {
      if (value !== "true" && value !== "false") {
        throw new UsageError(`--set ${text}: a mend is true or false`);
      }
      mends[name] = value === "true";
    } else if (Number.isFinite(Number(value))) params[name] = Number(value);
    else throw new UsageError(`--set ${text}: ${value} is no number`);
  }
  return { params, mends };
}

function textOf(runs: readonly CommunityRun[], bands: ReturnType<typeof bandsOf>): string {
  const last = runs[0]!.series.funds!.length - 1;
  const number = (value: number) =>
    Number.isNaN(value) ? "–" : Number(value.toPrecision(6)).toString();
  const rows = SHOWN.map((name) => {
    const band = bands[name]!;
    return [
      name,
      ...[band.mean, band.sd, band.q05, band.q50, band.q95].map((at) => number(at[last]!)),
    ];
  });
  const head = ["at the end", "mean", "sd", "5 %", "median", "95 %"];
  return `${table([head, ...rows])}\n${runs.length} runs of ${last + 1} timesteps\n`;
}

/** A row per run and timestep, a column per series; undefined values are empty. */
function csvOf(runs: readonly CommunityRun[]): string {
  const lines = [["run", "timestep", ...SERIES].join()];
  for (const [run, { series }] of runs.entries()) {
    const columns = SERIES.map((name) => series[name]!);
    for (let t = 0; t < columns[0]!.length; t++) {
      const cells = columns.map((column) => (Number.isNaN(column[t]!) ? "" : String(column[t])));
      lines.push([run, t + 1, ...cells].join());
    }
  }
  return `${lines.join("\n")}\n`;
}

function replay(options: SimulateOptions, path: string): ExitCode {
  if (options.mode === "corrected") {
    throw new UsageError("--mode corrected: a tape records the original; leave --mode away");
  }
  if (options.set?.length) throw new UsageError("--set: a tape has its own parameters");
  const tape = tapeFrom(path);
  if (options.model !== undefined && options.model !== tape.model) {
    throw new UsageError(`--model ${options.model}: ${path} is a tape of ${tape.model}`);
  }
  const result = replayTape(tape);
  present(result, () => replayText(path, result), options);
  return result.mismatches.length === 0 ? EXIT.done : EXIT.refused;
}

function tapeFrom(path: string) {
  const refuse = (where: string, message: string) => {
    const problem = { line: 0, column: where, value: "", rule: "tape", message };
    return { ...problem, fix: "give a tape as tape_v3_s1.json is written" };
  };
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(readInput(path)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RefusedError(path, [refuse("", `this is no JSON: ${error.message}`)], 1);
  }
  try {
    return readTape(document);
  } catch (error) {
    if (!(error instanceof TapeFileError)) throw error;
    const problems = error.problems.map(({ where, message }) => refuse(where, message));
    throw new RefusedError(path, problems, problems.length);
  }
}

function replayText(path: string, { timesteps, compared, mismatches }: TapeReplay): string {
  const shown = mismatches
    .slice(0, MISMATCHES_SHOWN)
    .map(
      ({ timestep, what, recorded, got }) =>
        `timestep ${timestep}: ${what}${recorded === null ? "" : ` is ${got}, recorded ${recorded}`}\n`,
    );
  const more = mismatches.length - shown.length;
  const rest = more > 0 ? `and ${more} more\n` : "";
  const verdict = mismatches.length === 0 ? "agree" : `compared, ${mismatches.length} mismatches`;
  return `${shown.join("")}${rest}${path}: ${timesteps} timesteps, ${compared} values ${verdict}\n`;
}
