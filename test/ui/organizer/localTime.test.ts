import { expect, test } from "vitest";
import { fromLocalInput, toLocalInput } from "~/ui/organizer/localTime";

test.each(["2026-01-15T10:30:00.000Z", "2026-07-15T23:59:00.000Z", "2027-01-01T00:00:00.000Z"])(
  "%s survives the way through a date field, whatever the time zone",
  (iso) => {
    expect(fromLocalInput(toLocalInput(new Date(iso)))?.toISOString()).toBe(iso);
  },
);

test("an empty field is no moment", () => {
  expect(toLocalInput(null)).toBe("");
  expect(fromLocalInput("")).toBeNull();
  expect(fromLocalInput("soon")).toBeNull();
});
