import { Command } from "commander";
import { withExample, withJson } from "./example";
import type { ExitCode } from "./exit";

const several = (value: string, before: string[] = []) => [...before, value];

export function contestCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("contest")
    .description(
      "Try a contest on simulated jurors: how far every aggregator ends from the truth, by jury size.",
    )
    .option("--items <n>", "items to be weighed", "20")
    .option("--truth-spread <x>", "standard deviation of the true log weights", "1.3")
    .option("--jurors <list>", "jury sizes to try", "5,10,20,40")
    .option("--comparisons <k>", "comparisons each juror makes", "20")
    .option("--repeats <r>", "truths, each with juries of its own", "5")
    .option(
      "--noise <x>",
      "error of an answer, log units; at 1 choices follow Bradley and Terry",
      "1",
    )
    .option("--reliability-spread <x>", "spread of the jurors' log reliability", "0.3")
    .option("--scale-spread <x>", "spread of the jurors' log scale", "0.5")
    .option("--side-bias <x>", "log units in favour of the item shown first", "0")
    .option("--careless <share>", "answers given without looking", "0")
    .option("--colluders <share>", "jurors who agreed to favour one item", "0")
    .option("--method <names>", "aggregators (default: all); repeatable", several)
    .option("--target <share>", "share of the pool that may go to the wrong items", "0.1")
    .option("--pool <units>", "pool of the payouts shown in the JSON, base units", "1000000")
    .option("--seed <text>", "same seed, same contest", "1");
  withJson(command).action(async (options) => {
    const { runContest } = await import("./contest");
    end(runContest(options));
  });
  return withExample(
    command,
    "steelyard contest --items 30 --jurors 10,20,40 --comparisons 25 --method bt_l2,log_l2_ridge,recommended",
  );
}
