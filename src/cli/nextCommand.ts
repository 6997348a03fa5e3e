import { Command } from "commander";
import { withExample, withJson, withNames } from "./example";
import type { ExitCode } from "./exit";

export function nextCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("next")
    .description("Which pairs to ask next, and why.")
    .requiredOption("--in <file>", "juror comparisons in any of the field's formats; - is stdin")
    .requiredOption("--count <k>", "how many pairs")
    .option("--juror <name>", "the juror who will be asked (default: anybody)")
    .option("--seed <text>", "decides sides and repeats", "1")
    .option(
      "--criterion <name>",
      "what makes a pair worth asking: bald_logistic or adf_expected_gain (information on the two), error_reduction (of the whole ranking)",
      "bald_logistic",
    )
    .option("--items <file>", "choose among these items, compared or not");
  withNames(withJson(command)).action(async (options) => {
    const { runNext } = await import("./next");
    end(runNext(options));
  });
  return withExample(command, "steelyard next --in comparisons.csv --items items.csv --count 10");
}
