import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { apportion } from "~/core/funding";

const fixture = JSON.parse(
  readFileSync(new URL("../../fixtures/funding/13_payouts.json", import.meta.url), "utf8"),
) as {
  input: { rows: { address: string; weight: string }[]; poolWei: string };
  expected: { lrm: { wei: string[]; ppm: number[]; units: number[] } };
};

describe("apportion, on case 13 (a real round's payout)", () => {
  const weights = fixture.input.rows.map((row) => BigInt(row.weight));
  const keys = fixture.input.rows.map((row) => row.address.toLowerCase());
  const { wei, ppm, units } = fixture.expected.lrm;

  it.each([
    { scale: "wei", total: BigInt(fixture.input.poolWei), out: wei.map(BigInt) },
    { scale: "parts per million", total: 1_000_000n, out: ppm.map(BigInt) },
    { scale: "hypercert units", total: 10_000n, out: units.map(BigInt) },
  ])("reproduces the published split in $scale", ({ total, out }) => {
    expect(apportion(total, weights, keys)).toEqual(out);
  });
});
