import { describe, expect, test } from "vitest";
import { runRights, runSteps } from "~/ui/payout/runSteps";

describe("runSteps", () => {
  test.each([
    ["draft", "done current todo todo"],
    ["proposed", "done done current todo"],
    ["approved", "done done done current"],
    ["executed", "done done done done"],
    ["rejected", "done done stopped todo"],
  ] as const)("a run that is %s stands at %s", (status, states) => {
    expect(
      runSteps(status)
        .map((s) => s.state)
        .join(" "),
    ).toBe(states);
  });
});

describe("runRights", () => {
  const run = (status: "draft" | "proposed" | "approved" | "executed" | "rejected") => ({
    status,
    proposedById: status === "draft" ? null : "olga",
  });
  const may = (r: ReturnType<typeof runRights>) =>
    (["propose", "decide", "execute"] as const).filter((right) => r[right]).join(" ");

  test.each([
    ["draft", "olga", "organizer", "propose"],
    ["draft", "anna", "approver", ""],
    ["proposed", "olga", "organizer", ""],
    ["proposed", "otto", "organizer", "decide"],
    ["proposed", "anna", "approver", "decide"],
    ["proposed", "mira", "modeler", ""],
    ["approved", "olga", "organizer", "execute"],
    ["approved", "anna", "approver", ""],
    ["executed", "olga", "organizer", ""],
    ["rejected", "olga", "organizer", ""],
  ] as const)("%s seen by %s, %s: may %j", (status, userId, role, rights) => {
    expect(may(runRights(run(status), { userId, roles: [role] }))).toBe(rights);
  });

  test("the proposer is told why another person has to decide", () => {
    const rights = runRights(run("proposed"), { userId: "olga", roles: ["organizer", "approver"] });
    expect(rights.decide).toBe(false);
    expect(rights.why).toMatch(/another person/);
  });

  test("a visitor may do nothing and is told nothing", () => {
    expect(runRights(run("approved"), null)).toEqual({
      propose: false,
      decide: false,
      execute: false,
      why: null,
    });
  });
});
