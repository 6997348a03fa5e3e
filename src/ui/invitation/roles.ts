/** What each role is for, in the words of a person who has never seen a round. */
export const ROLES = {
  juror: {
    title: "Juror",
    short: "Judges pairs of projects",
    does: "You are shown two projects at a time and say which one answers the round's question better. A sitting of ten pairs takes about ten minutes, also on a phone. Your answers stay yours: you can change or withdraw them until the round closes, and other jurors do not see them.",
  },
  modeler: {
    title: "Modeler",
    short: "Submits predictions",
    does: "You submit files that say how much weight each project deserves. They are scored on comparisons of jurors that you cannot see, and you appear on the leaderboard.",
  },
  approver: {
    title: "Approver",
    short: "Approves payouts",
    does: "After the round closes, you look at the proposed payouts and approve or reject them. Nothing is paid without the word of a second person; that person is you.",
  },
  organizer: {
    title: "Organizer",
    short: "Runs the round",
    does: "You run the round with the others: invite people, import comparisons, close the round, and propose payouts.",
  },
} as const;

export type RoleKey = keyof typeof ROLES;
