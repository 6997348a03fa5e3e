import { Argument, Command, Option } from "commander";
import { withExample, withJson, withNames } from "./example";
import type { ExitCode } from "./exit";

export function checkCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("check")
    .description("Check a file: list all errors and all proposed repairs.")
    .addArgument(new Argument("<file>", "the file; - is stdin"))
    .addOption(
      new Option("--kind <kind>", "what the file should be (default: told from its content)")
        // The kinds of core/formats; loading them here would slow every start.
        .choices(["submission", "comparisons", "items", "graph", "contributions"]),
    )
    .option("--against <file>", "the items that the file must be about");
  withNames(withJson(command)).action(async (file, options) => {
    const { runCheck } = await import("./check");
    end(runCheck(file, options));
  });
  return withExample(command, "steelyard check submission.csv --against items.csv");
}
