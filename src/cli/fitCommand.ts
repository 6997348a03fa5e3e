import { Command } from "commander";
import { withExample, withJson, withNames } from "./example";
import type { ExitCode } from "./exit";

export function fitCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("fit")
    .description("Fit weights to juror comparisons by one method.")
    .requiredOption("--method <name>", "the method (a wrong name lists all)")
    .option("--param <name=value...>", "a parameter of the method; may be given several times")
    .requiredOption("--in <file>", "juror comparisons in any of the field's formats; - is stdin")
    .option("--items <file>", "fit these items, and only rows about them")
    .option("--out <file>", "write the weights as repo,parent,weight");
  withNames(withJson(command)).action(async (options) => {
    const { runFit } = await import("./fit");
    end(runFit(options));
  });
  return withExample(
    command,
    "steelyard fit --method log_l2_ridge --param lambda=3 --in comparisons.csv --json -",
  );
}
