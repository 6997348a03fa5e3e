// What a person sees while things get ready: one line per step, with the time it took.
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export function say(line) {
  console.log(`  ${line}`);
}

/** Announces a step, does it, and says how long it took. */
export async function step(title, work) {
  const since = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`… ${title}`);
  try {
    const result = await work();
    console.log(`${live ? "\r\x1b[K" : ""}✓ ${title} (${seconds(since)})`);
    return result;
  } catch (error) {
    console.log(`${live ? "\r\x1b[K" : ""}✗ ${title} (${seconds(since)})`);
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
    for (const line of lines) console.log(`${name} │ ${line}`);
  });
  stream.on("end", () => {
    if (rest) console.log(`${name} │ ${rest}`);
  });
}
