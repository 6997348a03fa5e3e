import { Command } from "commander";
import { withExample, withJson } from "./example";
import type { ExitCode } from "./exit";

const several = (value: string, before: string[] = []) => [...before, value];

export function fundCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("fund")
    .description("Match contributions from a pool, by a recipe whose every step is shown.")
    .requiredOption(
      "--mechanism <name>",
      "qf, pairwise, pairwise_2020, cocm, cocm_original, profile, cqf, octant, sme_rows, sme_matrix, sme_tunable",
    )
    .requiredOption("--contributions <file>", "donor, project, amount; - is stdin")
    .option(
      "--columns <names>",
      "columns to read, e.g. donor=voter,project=project,amount=amountUSD",
    )
    .requiredOption("--pool <amount>", "the pool, in the unit of the contributions")
    .option("--decimals <n>", "digits after the point to which amounts are exact", "18")
    .option("--cap <percent>", "most of the pool that one project can get")
    .option("--minimum-share <percent>", "least of the pool; who would get less gets nothing")
    .option("--floor-share <percent>", "least of the pool that a project with a match gets")
    .option(
      "--expertise <name=file:threshold>",
      "a credential: address,balance; repeatable",
      several,
    )
    .option(
      "--boost <settings>",
      "transfer=threshold|linear|logLinear|normal|sigmoid,combine=or|max|sum|product,factor=1,max=2",
    )
    .option(
      "--param <name=value>",
      "the mechanism's parameters, and minimum, scoreAt50, scoreAt100 of eligibility; repeatable",
      several,
    )
    .option("--out <file>", "write project,amount here")
    .option("--strict", "refuse files that need repairs");
  withJson(command).action(async (options) => {
    const { runFund } = await import("./fund");
    end(runFund(options));
  });
  return withExample(
    command,
    "steelyard fund --mechanism qf --contributions donations.csv --pool 25000 --cap 20%",
  );
}
