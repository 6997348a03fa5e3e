import { describe, expect, test } from "vitest";
import { actionText, dataText } from "~/ui/round/auditText";
import { nextSteps } from "~/ui/round/nextSteps";
import { type RoundRole, roundTabs } from "~/ui/round/roundTabs";

describe("the tabs of a round", () => {
  test("readers see what is public, members the pages of their roles as well", () => {
    const labels = (roles: RoundRole[]) => roundTabs("r", roles, "/").map((tab) => tab.label);
    const open = ["Overview", "Results", "Leaderboard", "Data", "Payouts", "Audit"];
    expect(labels([])).toEqual(open);
    expect(labels(["juror"])).toContain("Compare");
    expect(labels(["juror"])).not.toContain("Manage");
    expect(labels(["organizer", "modeler"])).toEqual(expect.arrayContaining(["Submit", "Manage"]));
  });

  test.each<[RoundRole[], boolean, boolean]>([
    [[], false, false],
    [["juror"], true, true],
    [["organizer"], false, true],
  ])("as %j of a round that has pools (%s), Pools is shown: %s", (roles, pools, shown) => {
    const labels = roundTabs("r", roles, "/", { pools }).map(({ label }) => label);
    expect(labels.includes("Pools")).toBe(shown);
  });

  test.each([
    ["/rounds/r", "Overview"],
    ["/rounds/r/results", "Results"],
    ["/rounds/r/payouts/42", "Payouts"],
    ["/rounds/r/results-of-another", undefined],
  ])("%s belongs to the tab %s", (path, label) => {
    expect(roundTabs("r", [], path).find((tab) => tab.current)?.label).toBe(label);
  });
});

describe("what a person can do now", () => {
  test.each<[RoundRole[], "draft" | "open" | "closed", string | undefined]>([
    [[], "open", undefined],
    [["juror"], "open", "Compare projects"],
    [["juror"], "draft", undefined],
    [["modeler"], "open", "Submit weights"],
    [["organizer"], "draft", "Finish and publish"],
    [["organizer"], "closed", "Split the pool"],
    [["approver"], "closed", "Review payouts"],
    [["organizer", "juror"], "open", "Compare projects"],
  ])("%j of a round that is %s starts with %s", (roles, status, label) => {
    expect(nextSteps(roles, status)[0]?.label).toBe(label);
  });

  test("one page is offered once, whatever the roles", () => {
    const paths = nextSteps(["organizer", "approver"], "closed").map((step) => step.path);
    expect(paths).toEqual(["/payouts"]);
  });
});

describe("audit events in words", () => {
  test.each([
    ["round.published", "Round published"],
    ["payoutRun.decided", "Payout run decided"],
    ["member_removed", "Member removed"],
  ])("%s reads %s", (action, text) => expect(actionText(action)).toBe(text));

  test("data is one line, however deep or long", () => {
    expect(dataText({ rows: 407, by: { a: 1 } })).toBe('rows: 407, by: {"a":1}');
    expect(
      dataText({ inputHash: "ab".repeat(32), runId: "01a1f8de-61d1-73be-b1d7-0d02fde4b8e6" }),
    ).toBe("input hash: abababababab…, run id: …fde4b8e6");
    expect(dataText(null)).toBe("");
    expect(dataText({ text: "x".repeat(500) })).toHaveLength(160);
  });
});
