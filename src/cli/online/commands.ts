import { Argument, Command } from "commander";
import { withExample, withJson } from "../example";
import type { ExitCode } from "../exit";

const SERVER =
  "\nThe server is STEELYARD_URL, or the one signed in to last; the token is STEELYARD_TOKEN, or that of login.";

type End = (code: ExitCode) => void;

const verb = (name: string, about: string, example: string) => {
  const command = withJson(new Command(name).description(about));
  return withExample(command, `steelyard ${example}`).addHelpText("after", SERVER);
};
const round = () =>
  new Argument("<round>", "the round's short name, as `steelyard rounds` lists it");

/** The verbs that speak to a server, over its REST door. */
export function onlineCommands(end: End): Command[] {
  return [
    verb(
      "login",
      "Sign in with a token made on the account page; it is read from standard input.",
      "login < token.txt",
    ).action(async (options) => end(await (await import("./login")).runLogin(options))),
    verb("rounds", "List the rounds of a server.", "rounds").action(async (options) =>
      end(await (await import("./rounds")).runRounds(options)),
    ),
    verb(
      "download",
      "Save a round's files: rules, projects, sample, comparisons.",
      "download my-round",
    )
      .addArgument(round())
      .option("--to <folder>", "where to (default: a folder of the round's name)")
      .action(async (slug, options) =>
        end(await (await import("./download")).runDownload(slug, options)),
      ),
    verb("submit", "Check a file and submit it to a round.", "submit my-round weights.csv --wait")
      .addArgument(round())
      .addArgument(new Argument("<file>", "predicted weights; gzip is unpacked, - is stdin"))
      .option("--title <text>", "what the board calls it (default: the file's name)")
      .option("--strict", "refuse files that need repairs")
      .option("--wait", "until it is scored")
      .action(async (slug, file, options) =>
        end(await (await import("./submit")).runSubmit(slug, file, options)),
      ),
    verb("status", "How far a submission is, and its score.", "status 01a2… --wait")
      .addArgument(new Argument("<id>", "the submission's id, as `steelyard submit` prints it"))
      .option("--wait", "until it is scored")
      .action(async (id, options) => end(await (await import("./status")).runStatus(id, options))),
    verb("leaderboard", "A round's board as it stands.", "leaderboard my-round")
      .addArgument(round())
      .action(async (slug, options) =>
        end(await (await import("./leaderboard")).runLeaderboard(slug, options)),
      ),
  ];
}
