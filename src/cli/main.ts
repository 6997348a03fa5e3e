import { Command, CommanderError } from "commander";
import { checkCommand } from "./checkCommand";
import { compareCommand } from "./compareCommand";
import { contestCommand } from "./contestCommand";
import { convictionCommand } from "./convictionCommand";
import { diagnoseCommand } from "./diagnoseCommand";
import { EXIT, type ExitCode } from "./exit";
import { exitCodeOf } from "./failures";
import { fitCommand } from "./fitCommand";
import { fundCommand } from "./fundCommand";
import { mixtureCommand } from "./mixtureCommand";
import { nextCommand } from "./nextCommand";
import { onlineCommands } from "./online/commands";
import { payoutCommand } from "./payoutCommand";
import { scoreCommand } from "./scoreCommand";
import { societyCommand } from "./societyCommand";

/**
 * The `steelyard` command. Each verb is declared in a file of its own and loads what it runs only
 * when it is called, so that the command starts quickly.
 */
async function main(argv: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done;
  const end = (code: ExitCode) => {
    exit = code;
  };
  const program = new Command("steelyard")
    .description("From juror comparisons to weights, scores and payouts.")
    .addHelpText("after", "\nExit codes: 0 done, 1 input refused, 2 usage, 3 no answer exists.")
    .addCommand(fitCommand(end))
    .addCommand(compareCommand(end))
    .addCommand(diagnoseCommand(end))
    .addCommand(nextCommand(end))
    .addCommand(checkCommand(end))
    .addCommand(scoreCommand(end))
    .addCommand(mixtureCommand(end))
    .addCommand(fundCommand(end))
    .addCommand(payoutCommand(end))
    .addCommand(convictionCommand(end))
    .addCommand(societyCommand(end))
    .addCommand(contestCommand(end));
  for (const command of onlineCommands(end)) program.addCommand(command);
  const verbs = program.commands.flatMap((verb) => [verb, ...verb.commands]);
  for (const command of [program, ...verbs]) {
    command.exitOverride().showHelpAfterError("(--help lists the options)");
  }
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return exitCodeOf(error, argv);
  }
  return exit;
}

// A reader that has seen enough (`steelyard … | head`) closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await main(process.argv.slice(2));
