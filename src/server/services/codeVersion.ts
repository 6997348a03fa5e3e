import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Digits of a commit that name it in a record. */
const COMMIT_DIGITS = 12;

let known: string | undefined;

/**
 * Which code computed a number: the package's version and, where one is known, the commit
 * ("0.1.0+1a2b3c4d5e6f"): STEELYARD_COMMIT of a built image, or the checkout's own.
 */
export function codeVersion(): string {
  known ??= read();
  return known;
}

function read(): string {
  const { version } = JSON.parse(text("package.json") ?? "{}") as { version?: string };
  const commit = process.env.STEELYARD_COMMIT || checkedOutCommit();
  return `${version ?? "0.0.0"}${commit ? `+${commit.slice(0, COMMIT_DIGITS)}` : ""}`;
}

/** What HEAD names, read from the files: no git is needed on the machine that runs this. */
function checkedOutCommit(): string | undefined {
  const head = text(".git/HEAD")?.trim();
  if (!head?.startsWith("ref: ")) return head;
  const ref = head.slice("ref: ".length);
  const loose = text(`.git/${ref}`)?.trim();
  if (loose) return loose;
  const packed = text(".git/packed-refs")
    ?.split("\n")
    .find((line) => line.endsWith(` ${ref}`));
  return packed?.split(" ")[0];
}

function text(path: string): string | undefined {
  try {
    return readFileSync(join(/* turbopackIgnore: true */ process.cwd(), path), "utf8");
  } catch {
    return undefined; // not a checkout, or a packed ref
  }
}
