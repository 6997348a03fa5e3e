import { Command } from "commander";
import { withExample, withJson, withNames } from "./example";
import type { ExitCode } from "./exit";

export function diagnoseCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("diagnose")
    .description("What juror comparisons can and cannot say, before any weight is believed.")
    .requiredOption("--in <file>", "juror comparisons in any of the field's formats; - is stdin")
    .option("--items <file>", "diagnose these items, and only rows about them");
  withNames(withJson(command)).action(async (options) => {
    const { runDiagnose } = await import("./diagnose");
    end(runDiagnose(options));
  });
  return withExample(command, "steelyard diagnose --in comparisons.csv --items items.csv");
}
