import type { RoundRole } from "./roundTabs";

export interface Step {
  label: string;
  /** What it does or why now. */
  about: string;
  path: string;
}

type Status = "draft" | "open" | "closed";

/** What each role can do at each status, the most useful first. */
const STEPS: Record<RoundRole, Partial<Record<Status, readonly Step[]>>> = {
  juror: {
    open: [
      {
        label: "Compare projects",
        about: "You are shown two at a time; each answer counts at once and can be undone.",
        path: "/compare",
      },
    ],
    closed: [
      {
        label: "See the results",
        about: "Judging has ended; the weights are public.",
        path: "/results",
      },
    ],
  },
  modeler: {
    open: [
      {
        label: "Submit weights",
        about: "A file with a weight per project is scored on comparisons held out from you.",
        path: "/submit",
      },
      { label: "See the leaderboard", about: "Where every modeler stands.", path: "/leaderboard" },
    ],
    closed: [
      {
        label: "See the final leaderboard",
        about: "Scores on the private comparisons are revealed.",
        path: "/leaderboard",
      },
    ],
  },
  organizer: {
    draft: [
      {
        label: "Finish and publish",
        about: "Until then only you and the people you invite see the round.",
        path: "/manage",
      },
    ],
    open: [
      {
        label: "Invite and import",
        about: "Invite people, import comparisons, and close the round when judging is done.",
        path: "/manage",
      },
      {
        label: "Fit the weights",
        about: "From the training comparisons so far.",
        path: "/results",
      },
    ],
    closed: [
      {
        label: "Split the pool",
        about: "Turn the final weights into a payout run for another person to approve.",
        path: "/payouts",
      },
    ],
  },
  approver: {
    closed: [
      {
        label: "Review payouts",
        about: "A proposed run needs your decision before anything is paid.",
        path: "/payouts",
      },
    ],
  },
};

const ORDER: readonly RoundRole[] = ["juror", "modeler", "organizer", "approver"];

/** What a person can do in a round now; one entry per page, in the order of their roles. */
export function nextSteps(roles: readonly RoundRole[], status: Status): Step[] {
  const steps = ORDER.filter((role) => roles.includes(role)).flatMap(
    (role) => STEPS[role][status] ?? [],
  );
  return steps.filter((step, at) => steps.findIndex(({ path }) => path === step.path) === at);
}
