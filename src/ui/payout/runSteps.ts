export type RunStatus = "draft" | "proposed" | "approved" | "executed" | "rejected";

/** A step of a payout run: behind us, where it stands, or still to come. */
export interface RunStep {
  key: "draft" | "proposed" | "decided" | "executed";
  label: string;
  state: "done" | "current" | "todo" | "stopped";
}

const PASSED: Record<RunStatus, number> = {
  draft: 1,
  proposed: 2,
  rejected: 2,
  approved: 3,
  executed: 4,
};

/** The way of a run from draft to execution; a rejected one stops at the decision. */
export function runSteps(status: RunStatus): RunStep[] {
  const rejected = status === "rejected";
  const steps = [
    { key: "draft", label: "Drafted" },
    { key: "proposed", label: "Proposed" },
    { key: "decided", label: rejected ? "Rejected" : "Approved" },
    { key: "executed", label: "Executed" },
  ] as const;
  const passed = PASSED[status];
  return steps.map((step, i) => {
    if (i < passed) return { ...step, state: "done" };
    if (i > passed) return { ...step, state: "todo" };
    return { ...step, state: rejected ? "stopped" : "current" };
  });
}

interface Viewer {
  userId: string;
  roles: readonly string[];
}

/** What the viewer can do with a run, and why not where they might expect to. */
export interface RunRights {
  propose: boolean;
  decide: boolean;
  execute: boolean;
  why: string | null;
}

/**
 * The viewer's rights over a run. The server decides; this only shows the same answer beforehand.
 * The proposer is never the approver: two people must have looked at the same numbers.
 */
export function runRights(
  run: { status: RunStatus; proposedById: string | null },
  viewer: Viewer | null,
): RunRights {
  const organizer = viewer?.roles.includes("organizer") ?? false;
  const deciding = organizer || (viewer?.roles.includes("approver") ?? false);
  const proposer = viewer !== null && run.proposedById === viewer.userId;
  return {
    propose: organizer && run.status === "draft",
    decide: deciding && run.status === "proposed" && !proposer,
    execute: organizer && run.status === "approved",
    why: whyNot(run.status, { organizer, deciding, proposer }),
  };
}

function whyNot(
  status: RunStatus,
  viewer: { organizer: boolean; deciding: boolean; proposer: boolean },
): string | null {
  if (status === "proposed" && viewer.deciding && viewer.proposer) {
    return "You proposed this run, so another person must approve or reject it: an approver, or a second organizer. Nobody pays out on their own word.";
  }
  if (!viewer.deciding) return null;
  if (status === "draft" && !viewer.organizer) return "An organizer proposes the draft first.";
  if (status === "approved" && !viewer.organizer) {
    return "Approved. An organizer executes the payment and records its transaction.";
  }
  return null;
}
