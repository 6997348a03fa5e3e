import { expect, test } from "vitest";
import { readShares } from "~/core/formats";
import { sharesFile, shareText } from "~/ui/payout/shares";

const address = `0x${"1".repeat(40)}`;

test("the form's rows are a file that reads back, empty ones left out", () => {
  const text = sharesFile("alpha/one", [
    { key: 0, address: ` ${address}`, share: "60 " },
    { key: 1, address: "", share: "40" },
    { key: 2, address: "", share: " " },
  ]);
  const { rows, problems } = readShares(text);
  expect(problems).toEqual([]);
  expect(rows).toMatchObject([
    { project: "alpha/one", address, share: 60n },
    { project: "alpha/one", address: "", share: 40n },
  ]);
});

test("a form without rows takes all shares away", () => {
  expect(readShares(sharesFile("alpha/one", [])).rows).toMatchObject([{ address: "", share: 0n }]);
});

test("a row of which one half was typed is refused, not dropped", () => {
  const text = sharesFile("alpha/one", [{ key: 0, address, share: "" }]);
  expect(readShares(text).problems).toMatchObject([{ column: "share", rule: "number" }]);
});

test("a share is told with the whole it is of", () => {
  expect(shareText("2", 3n)).toBe("2 of 3");
});
