import { Command } from "commander";
import { withExample, withJson, withNames } from "./example";
import type { ExitCode } from "./exit";

export function compareCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("compare")
    .description("Every method side by side: weights, how far apart they are, who moves them.")
    .requiredOption("--in <file>", "juror comparisons in any of the field's formats; - is stdin")
    .option("--items <file>", "fit these items, and only rows about them");
  withNames(withJson(command)).action(async (options) => {
    const { runCompare } = await import("./compare");
    end(runCompare(options));
  });
  return withExample(command, "steelyard compare --in comparisons.csv --items items.csv");
}
