import { type Command, Option } from "commander";

/** Add the worked example that every verb's help ends with. */
export function withExample(command: Command, example: string): Command {
  return command.addHelpText("after", `\nExample:\n  ${example}`);
}

/** Options of the verbs that read names of items. */
export function withNames(command: Command): Command {
  return command
    .addOption(new Option("--aliases <file>", "renamed repositories, a CSV file alias,repo"))
    .addOption(new Option("--strict", "refuse files that need repairs"));
}

/** Where the result goes as JSON. */
export function withJson(command: Command): Command {
  return command.addOption(
    new Option("--json <file>", "the result as one JSON object; - prints it"),
  );
}
