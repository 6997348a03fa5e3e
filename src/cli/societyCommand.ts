import { Command } from "commander";
import { withExample, withJson } from "./example";
import type { ExitCode } from "./exit";

export function societyCommand(end: (code: ExitCode) => void): Command {
  const command = new Command("society")
    .description(
      "What every funding mechanism provides of public goods when citizens do what is best for themselves.",
    )
    .option("--citizens <n>", "citizens of the society drawn", "30")
    .option("--communities <n>", "communities whose members propose goods", "3")
    .option("--seed <text>", "same seed, same society", "1")
    .option("--alpha <list>", "alphas of capital-constrained funding", "0.9,0.5,0.1")
    .option("--beta <list>", "betas of the power family", "1.5,3")
    .option("--experts <share>", "share of citizens who are boosted", "0.3")
    .option("--boost <factor>", "what an expert's contribution counts for", "2")
    .option("--in <file>", "one good whose citizens are given: f0,f1,s a row; - is stdin");
  withJson(command).action(async (options) => {
    const { runSociety } = await import("./society");
    end(runSociety(options));
  });
  return withExample(
    command,
    "steelyard society --citizens 30 --communities 4 --seed 1 --alpha 0.5",
  );
}
