import { Command, Option } from "commander";
import { withExample, withJson, withNames } from "./example";
import type { ExitCode } from "./exit";

export function mixtureCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("mixture")
    .description(
      "Find the best mixture of submissions, what each adds to it, and which are copies of another.",
    )
    .requiredOption("--submissions <folder>", "one file per submission; the earliest name is first")
    .requiredOption("--holdout <file>", "juror comparisons to score on; - is stdin")
    .addOption(
      new Option("--metric <name>", "the metric (default: told from the holdout)")
        // Of the metrics of core/scoring, those with a best mixture that can be computed.
        .choices(["log_ratio_mse", "bt_log_loss"]),
    )
    .option("--items <file>", "the items of the round: every submission must have exactly these");
  withNames(withJson(command)).action(async (options) => {
    const { runMixture } = await import("./mixture");
    end(runMixture(options));
  });
  return withExample(
    command,
    "steelyard mixture --submissions submissions/ --holdout comparisons.csv --items items.csv",
  );
}
