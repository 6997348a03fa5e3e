import { expect, test } from "vitest";
import { alignAmounts } from "~/ui/primitives/alignAmounts";

test.each([
  [["1500000", "2000000000"], 6, ["1.5", "2,000.0"]],
  [["3000000", "1234567000000"], 6, ["3", "1,234,567"]],
  [["1", "10"], 18, ["0.000000000000000001", "0.000000000000000010"]],
  [["0"], 0, ["0"]],
  [[], 6, []],
])("%j at %i decimals", (amounts, decimals, aligned) => {
  expect(alignAmounts(amounts, decimals)).toEqual(aligned);
});
