import { Command } from "commander";
import { withExample, withJson, withNames } from "./example";
import type { ExitCode } from "./exit";

export function scoreCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("score")
    .description(
      "Score a submission on held-out comparisons or fitted values, between uniform and the best possible.",
    )
    .requiredOption(
      "--submission <file>",
      "predicted values of level 1, 2 or 3, of a market, or of all three levels; - is stdin",
    )
    .requiredOption("--holdout <file>", "juror comparisons to score on, or values fitted from them")
    .option(
      "--metric <name>",
      "log_ratio_mse, bt_log_loss, accuracy or l1 (default: told from the holdout)",
    )
    .option("--items <file>", "the items of the round: the submission must have exactly these");
  withNames(withJson(command)).action(async (options) => {
    const { runScore } = await import("./score");
    end(runScore(options));
  });
  return withExample(
    command,
    "steelyard score --submission weights.csv --holdout comparisons.csv --items items.csv",
  );
}
