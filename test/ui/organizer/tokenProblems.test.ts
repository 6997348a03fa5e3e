import { describe, expect, test } from "vitest";
import { roundSettingsSchema } from "~/server/services/roundSettings";
import { type TakenToken, tokenProblems } from "~/ui/organizer/tokenProblems";

const ETH: TakenToken = { symbol: "ETH", decimals: 18, rate: "2500.5" };
const none = { symbol: null, rate: null, address: null };

const accepts = (tokens: readonly TakenToken[]) =>
  roundSettingsSchema.safeParse({
    pool: { amount: "1", decimals: 6, symbol: "USDC" },
    funding: { mechanism: "qf", tokens },
  }).success;

describe("a token of a recipe", () => {
  test.each<[string, TakenToken[], Partial<typeof none> | object]>([
    ["is good with a symbol, digits and a rate", [ETH], none],
    ["is good with an address", [{ ...ETH, address: `0x${"a".repeat(40)}` }], none],
    ["needs a symbol", [{ ...ETH, symbol: " " }], { symbol: /A symbol/ }],
    ["is not the pool's own", [{ ...ETH, symbol: "usdc" }], { symbol: /own token/ }],
    ["is named once", [ETH, { ...ETH, symbol: "eth" }], { symbol: /Another token/ }],
    ["has a rate above 0", [{ ...ETH, rate: "0.0" }], { rate: /above 0/ }],
    ["has a plain decimal as its rate", [{ ...ETH, rate: "1e3" }], { rate: /above 0/ }],
    ["has an address that is one", [{ ...ETH, address: "0x12" }], { address: /./ }],
  ])("%s, and the server says the same", (_, tokens, wanted) => {
    const found = tokenProblems(tokens, 0, "USDC");
    for (const [field, problem] of Object.entries(wanted)) {
      const said = found[field as keyof typeof found];
      if (problem === null) expect(said).toBeNull();
      else expect(said).toMatch(problem as RegExp);
    }
    expect(accepts(tokens)).toBe(Object.values(found).every((problem) => problem === null));
  });
});
