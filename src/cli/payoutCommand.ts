import { Command, Option } from "commander";
import { withExample, withJson } from "./example";
import type { ExitCode } from "./exit";

export function payoutCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("payout")
    .description("Split a pool by weights, exactly, and write the payment file.")
    .requiredOption("--amounts <file>", "project,weight,address (or amount, receiver); - is stdin")
    .requiredOption("--pool <units>", "the pool, a whole number of the smallest unit (wei)")
    .addOption(
      new Option("--export <format>", "the payment file's format")
        .choices(["safe-csv"])
        .makeOptionMandatory(),
    )
    .option("--token <address>", "the ERC-20 token paid (default: the chain's own coin)")
    .option("--decimals <n>", "digits of the smallest unit", "18")
    .option("--out <file>", "write the payment file here; more than 200 receivers need several")
    .option("--strict", "refuse files that need repairs");
  withJson(command).action(async (options) => {
    const { runPayout } = await import("./payout");
    end(runPayout(options));
  });
  return withExample(
    command,
    "steelyard payout --amounts amounts.csv --pool 25000000000000000000000 --export safe-csv --out pay.csv",
  );
}
