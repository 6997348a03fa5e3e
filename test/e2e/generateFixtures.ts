// node --import tsx test/e2e/generateFixtures.ts — writes test/fixtures/e2e anew, byte by byte the same.
//
// A small round as the trial of 2025 was: eight projects with known worths, six jurors who see them
// through noise, and a modeler's guess.
import { writeFileSync } from "node:fs";
import { rng } from "~/core/numeric";

const FOLDER = new URL("../fixtures/e2e/", import.meta.url);
const PARENT = "ethereum";
const JURORS = 6;
const PAIRS_PER_JUROR = 12;
/** Standard deviation of what a juror adds to the true log ratio. */
const JUROR_NOISE = 0.5;
const MULTIPLIER_MAX = 999;

const WORTHS: readonly (readonly [string, number])[] = [
  ["ethereum/go-ethereum", 0.3],
  ["ethereum/solidity", 0.2],
  ["sigp/lighthouse", 0.14],
  ["foundry-rs/foundry", 0.12],
  ["openzeppelin/openzeppelin-contracts", 0.1],
  ["ethers-io/ethers.js", 0.07],
  ["vyperlang/vyper", 0.05],
  ["nethermindeth/nethermind", 0.02],
];

const write = (name: string, lines: readonly string[]) =>
  writeFileSync(new URL(name, FOLDER), `${lines.join("\n")}\n`);
const url = (name: string) => `https://github.com/${name}`;

function comparisons(): string[] {
  const random = rng("end to end");
  const noise = () => JUROR_NOISE * random.normal();
  const lines: string[] = [];
  for (let juror = 1; juror <= JURORS; juror++) {
    for (let k = 0; k < PAIRS_PER_JUROR; k++) {
      const a = random.int(WORTHS.length);
      const b = (a + 1 + random.int(WORTHS.length - 1)) % WORTHS.length;
      const ratio = Math.log(WORTHS[b]![1] / WORTHS[a]![1]) + noise();
      const multiplier = Math.min(MULTIPLIER_MAX, Math.exp(Math.abs(ratio)));
      const day = String(juror).padStart(2, "0");
      const at = `2026-02-${day}T${String(8 + k).padStart(2, "0")}:00:00.000Z`;
      const [first, second] = [url(WORTHS[a]![0]), url(WORTHS[b]![0])];
      const choice = ratio > 0 ? 2 : 1;
      const reason = k % 4 === 0 ? `"Used by more, ""in practice""\nand for longer"` : "";
      lines.push(
        [at, `L1Juror${juror}`, first, second, PARENT, choice, multiplier.toFixed(1), reason].join(
          ",",
        ),
      );
    }
  }
  return lines;
}

function submission(): string[] {
  const random = rng("a modeler's guess");
  const guesses = WORTHS.map(([, worth]) => worth * Math.exp(0.4 * random.normal()));
  const sum = guesses.reduce((s, g) => s + g, 0);
  return WORTHS.map(([name], at) => `${url(name)},${PARENT},${(guesses[at]! / sum).toFixed(9)}`);
}

write(
  "projects.txt",
  WORTHS.map(([name]) => url(name)),
);
write("comparisons.csv", [
  "timestamp,juror,repo_a,repo_b,parent,choice,multiplier,reasoning",
  ...comparisons(),
]);
write("submission.csv", ["repo,parent,weight", ...submission()]);
write("addresses.csv", [
  "project,address",
  ...WORTHS.map(([name], at) => `${name},0x${String(at + 1).padStart(40, "0")}`),
]);
