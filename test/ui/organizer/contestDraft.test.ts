import { describe, expect, test } from "vitest";
import { METHODS } from "~/core/ranking";
import { roundSettingsSchema } from "~/server/services/roundSettings";
import { amendDraftOf, amendmentOf, checkAmendDraft } from "~/ui/organizer/amendDraft";
import { checkRoundDraft } from "~/ui/organizer/checkRoundDraft";
import { draftFromRound } from "~/ui/organizer/draftFromRound";
import { newRoundDraft, type RoundDraft } from "~/ui/organizer/roundDraft";
import type { Round } from "~/ui/organizer/types";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const good: RoundDraft = {
  ...newRoundDraft(METHODS),
  ...{ title: "A round", projects: "a/x\na/y", poolAmount: "10", closesAt: "2026-12-20T12:00" },
};
const check = (change: Partial<RoundDraft>) =>
  checkRoundDraft({ ...good, ...change }, METHODS, NOW);
const prizes = { prizeRule: "rank", prizeAmount: "100.5" } as const;

describe("the contest of a draft", () => {
  test.each<[keyof RoundDraft, Partial<RoundDraft>]>([
    ["ladderStep", { ladderStep: "0" }],
    ["ladderStep", { ladderStep: "much" }],
    ["dataEveryHours", { dataEveryHours: "0.5" }],
    ["teamSizeMax", { teamSizeMax: "" }],
    ["previousRound", { previousRound: "The last one" }],
    ["prizeAmount", { ...prizes, prizeAmount: "" }],
    ["prizeAmount", { ...prizes, prizeAmount: "1.0000001" }],
    ["prizePlaces", { ...prizes, prizePlaces: "0.5, 0.4" }],
    ["prizePlaces", { ...prizes, prizePlaces: "1, 0" }],
    ["prizePlaces", { ...prizes, prizePlaces: "" }],
  ])("has an issue at %s with %j", (field, change) => {
    const { issues, input } = check(change);
    expect(issues.map((issue) => issue.field)).toEqual([field]);
    expect(input).toBeNull();
  });

  test("is what the server takes, and comes back as it was typed", () => {
    const typed = {
      ...{ ...prizes, prizePlaces: "0.5, 0.3, 0.2", ladderStep: "0.25" },
      ...{ dataEveryHours: "6", teamSizeMax: "3", previousRound: "last-era" },
    };
    const settings = roundSettingsSchema.parse(check(typed).input!.settings);
    expect(settings.contest).toEqual({
      ...{ ladderStep: 0.25, dataEveryHours: 6, teamSizeMax: 3, previousRound: "last-era" },
      tieRule: "earlier",
      prizes: {
        ...{ amount: "100500000", rule: "rank", places: [0.5, 0.3, 0.2] },
        writeUpRequired: true,
      },
    });
    const round = { settings, closesAt: null } as unknown as Round;
    expect(draftFromRound(round, [])).toMatchObject(typed);
  });
});

describe("an amendment", () => {
  const settings = roundSettingsSchema.parse(check(prizes).input!.settings);
  const closesAt = new Date("2026-12-20T12:00:00Z");
  const round = { settings, pool: settings.pool, closesAt } as unknown as Round;
  const draft = amendDraftOf(round);

  test("says only what it changes", () => {
    expect(amendmentOf(draft, round)).toEqual({});
    const changed = {
      ...draft,
      submissionsPerDay: "9",
      ladderStep: "0.5",
      prizeRule: "none" as const,
    };
    expect(amendmentOf(changed, round)).toEqual({
      ...{ submissionsPerDay: 9, ladderStep: 0.5, prizes: null },
    });
  });

  test.each([
    ["closesAt", { closesAt: "2026-11-01T12:00" }],
    ["closesAt", { closesAt: "" }],
    ["submissionsPerDay", { submissionsPerDay: "0" }],
    ["ladderStep", { ladderStep: "-1" }],
    ["prizePlaces", { prizePlaces: "0.9" }],
  ])("has an issue at %s with %j", (field, change) => {
    const issues = checkAmendDraft({ ...draft, ...change }, round, NOW);
    expect(issues.map((issue) => issue.field)).toEqual([field]);
  });
});
