import { Command, Option } from "commander";
import { withExample, withJson } from "./example";
import type { ExitCode } from "./exit";

/** Named here too, so that the command starts without loading what writes them. */
const PAYOUT_FORMATS = [
  ...["safe-csv", "safe-json", "splits", "drips", "merkle", "allo", "hypercert"],
  ...["manager-csv", "open-collective"],
];

export function payoutCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("payout")
    .description("Split a pool by weights, exactly, and write the payment file.")
    .requiredOption("--amounts <file>", "project,weight,address (or amount, receiver); - is stdin")
    .requiredOption("--pool <units>", "the pool, a whole number of the smallest unit (wei)")
    .addOption(
      new Option("--export <format>", "the payment file's format")
        .choices(PAYOUT_FORMATS)
        .makeOptionMandatory(),
    )
    .option("--token <address>", "the ERC-20 token paid (default: the chain's own coin)")
    .option("--decimals <n>", "digits of the smallest unit", "18")
    .option("--chain <id>", "the chain of a safe-json batch", "1")
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
