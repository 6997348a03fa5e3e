import { execFile } from "node:child_process";

export interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

/** The `steelyard` command of somebody with a home of their own, ended well or not. */
export function runProgram(
  home: string,
  server: string,
  args: readonly string[],
  input = "",
): Promise<Ran> {
  const env = { ...process.env, XDG_CONFIG_HOME: home, STEELYARD_URL: server, STEELYARD_TOKEN: "" };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["bin/steelyard.js", ...args],
      { env },
      (error, stdout, stderr) =>
        resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
    child.stdin!.end(input);
  });
}
