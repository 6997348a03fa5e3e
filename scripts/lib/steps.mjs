// What a person sees while things get ready and run: one line per step, with the time it took, and
// the lines of what was started.
import { createWriteStream } from "node:fs";

const ERASE_LINE = "\r\x1b[K";
const live = process.stdout.isTTY;
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** The steps under way, which stand in the last line of a terminal. */
const current = new Set();
const currentLine = () => (current.size > 0 ? `… ${[...current].join(" · ")}` : "");

let log;

/** From here on, what is printed is also kept in a file, for whoever was not watching. */
export function keepLog(file) {
  log = createWriteStream(file, { mode: 0o600 }); // it holds sign-in links
}

function print(line) {
  log?.write(`${line}\n`);
  if (live) process.stdout.write(`${ERASE_LINE}${line}\n${currentLine()}`);
  else console.log(line);
}

export function say(line) {
  print(`  ${line}`);
}

/** Announces a step, does it, and says how long it took. */
export async function step(title, work) {
  const since = performance.now();
  const finish = (mark) => {
    current.delete(title);
    print(`${mark} ${title} (${seconds(since)})`);
  };
  current.add(title);
  if (live) process.stdout.write(`${ERASE_LINE}${currentLine()}`);
  try {
    const result = await work();
    finish("✓");
    return result;
  } catch (error) {
    finish("✗");
    throw error;
  }
}

/** Passes a child's lines on, each with its name in front. */
export function prefixLines(stream, name) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) print(`${name} │ ${line}`);
  });
  stream.on("end", () => {
    if (rest) print(`${name} │ ${rest}`);
  });
}
