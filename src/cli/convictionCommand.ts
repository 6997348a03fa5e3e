import { Command, Option } from "commander";
import { withExample, withJson } from "./example";
import type { ExitCode } from "./exit";

const VERBS: Record<string, string> = {
  threshold: "conviction that a request must exceed",
  charge: "conviction after a time at a constant stake",
  bounds: "what a pool's parameters allow at all",
  alpha: "alpha of a half-life, and back",
};

const OPTIONS: readonly (readonly [string, string])[] = [
  ["--requested <amount>", "what the proposal asks for"],
  ["--funds <amount>", "what the pool holds"],
  ["--supply <amount>", "tokens at stake"],
  ["--alpha <number>", "share of conviction kept in one unit of time"],
  ["--beta <number>", "largest share of the pool for one proposal"],
  ["--rho <number>", "scale of the trigger, below beta²"],
  ["--stake <amount>", "tokens staked"],
  ["--y0 <amount>", "conviction at the start"],
  ["--t <time>", "units of time (blocks for contract integers)"],
  ["--threshold <amount>", "also tell when the charge passes this"],
  ["--half-life <time>", "units of time in which conviction halves"],
  ["--updates <k>", "alpha on a scale k times finer"],
  ["--x <amount>", "stake, contract integer"],
  ["--pool <amount>", "funds, contract integer"],
  ["--points <amount>", "points at stake, contract integer"],
  ["--decay <integer>", "alpha · 10⁷"],
  ["--weight <integer>", "rho · 10⁷"],
  ["--max-ratio <integer>", "beta · 10⁷"],
  ["--min-threshold-points <amount>", "least points, contract integer"],
];

export function convictionCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("conviction").description(
    "Closed forms of conviction voting, in floating point and in the contracts' integers; community runs.",
  );
  for (const [verb, about] of Object.entries(VERBS)) {
    const child = new Command(verb).description(`Tell ${about}.`);
    for (const [flags, text] of OPTIONS) child.option(flags, text);
    child
      // The camel-case spelling too, as the columns of a file and the contracts have it.
      .addOption(new Option("--maxRatio <integer>").hideHelp())
      .addOption(new Option("--minThresholdPoints <amount>").hideHelp())
      .addOption(new Option("--halfLife <time>").hideHelp())
      .addOption(new Option("--integer <version>", "contract integers").choices(["v1", "v2"]))
      .option("--in <cases>", "a CSV with the options as columns, one case a row; - is stdin");
    withJson(child).action(async (options) => {
      const { runConviction } = await import("./conviction");
      end(runConviction(verb, options));
    });
    command.addCommand(child);
  }
  command.addCommand(simulateCommand(end));
  return withExample(
    command,
    "steelyard conviction threshold --requested 100 --funds 4867.21 --supply 22392.22 --alpha 0.7937 --beta 0.2 --rho 0.0025",
  );
}

function simulateCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("simulate")
    .description(
      "Run a community under conviction voting, many times; or replay a recorded run and check it.",
    )
    .addOption(
      new Option("--model <name>", "first or third model of the founding notebooks (v3)").choices([
        "v1",
        "v3",
      ]),
    )
    .addOption(
      new Option(
        "--mode <name>",
        "as the originals ran, defects included, or mended (corrected)",
      ).choices(["faithful", "corrected"]),
    )
    .option("--preset <name>", "1hive_v3, aragon_v1 or gardens")
    .option("--seed <text>", "same seed, same runs", "1")
    .option("--runs <n>", "how many runs, each with chances of its own", "1")
    .option("--timesteps <t>", "days (100)")
    .option(
      "--set <name=value...>",
      "a parameter by the originals' name, or a mend as true or false; repeatable",
    )
    .option(
      "--tape <file>",
      "replay the draws of a recorded run and compare every value; - is stdin",
    )
    .option("--out <file>", "every series of every run as CSV");
  withJson(command).action(async (options) => {
    const { runSimulate } = await import("./simulate");
    end(runSimulate(options));
  });
  return withExample(
    command,
    "steelyard conviction simulate --model v3 --mode corrected --seed 1 --runs 100 --timesteps 100 --set beta=0.25",
  );
}
