import { expect, test } from "vitest";
import { PAYOUT_FORMATS } from "~/core/formats";
import { EXPORT_TARGETS, targetOf } from "~/ui/payout/exportTargets";

test("every format that can be written is offered, with what it cannot take", () => {
  expect(EXPORT_TARGETS.map(({ key }) => key)).toEqual([...PAYOUT_FORMATS]);
  for (const format of PAYOUT_FORMATS) expect(targetOf(format).limits).toMatch(/\w.*\.$/);
});
