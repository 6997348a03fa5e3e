import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { EXIT, type ExitCode, UsageError } from "../exit";
import { note, type OutputOptions, present } from "../output";
import { saveToken } from "./credentials";
import { Server, serverUrl } from "./server";

interface WhoAmI {
  userId: string;
  name: string;
  token: { name: string; scopes: string[]; expiresAt: string };
}

/** `steelyard login`: takes a token, asks the server whom it speaks for, and keeps it. */
export async function runLogin(options: OutputOptions): Promise<ExitCode> {
  const url = serverUrl();
  if (process.stdin.isTTY)
    note(`Make a token on ${new URL("/account", url).href} and paste it here.`);
  const token = (await readSecret("Token: ")).trim();
  if (!token) throw new UsageError("no token was given");
  const { name, token: grant } = await new Server(url, token).json<WhoAmI>("/whoami");
  const path = saveToken(url, token);
  const { scopes, expiresAt } = grant;
  present(
    { server: url, name, scopes, expiresAt, path },
    () =>
      `Signed in to ${url} as ${name} (${scopes.join(", ")}), until ${expiresAt}.\nKept in ${path}\n`,
    options,
  );
  return EXIT.done;
}

/** One line from standard input; on a terminal it is not shown. */
function readSecret(question: string): Promise<string> {
  const terminal = process.stdin.isTTY;
  if (terminal) process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  return new Promise((resolve) => {
    lines.once("line", (line) => {
      resolve(line);
      lines.close();
    });
    lines.once("close", () => {
      if (terminal) process.stderr.write("\n");
      resolve("");
    });
  });
}
