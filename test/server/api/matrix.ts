// Who may call what. A procedure that is missing here fails authorisation.test.ts: add a line.
import { SETTINGS } from "../services/fixture";
import { STUDY } from "./labWorld";
import type { MatrixWorld, Place, Room, Who } from "./matrixWorld";

interface Entry {
  /**
   * anyone; signedIn; reader: whoever may see the round (everybody once it is published, before that
   * its members); or the roles that may.
   */
  allowed: "anyone" | "signedIn" | "reader" | readonly Role[];
  /** A minimal valid input. */
  input: (room: Room, call: { world: MatrixWorld; who: Who }) => unknown;
  /** Places whose rules say no although the role would do, and the code they say it with. */
  except?: Partial<Record<Place, Partial<Record<Who, Denial>>>>;
  /** What the call is about cannot exist in a draft: there the answer to a member is NOT_FOUND. */
  absentInDraft?: true;
}

type Role = "organizer" | "juror" | "modeler" | "approver";
type Denial = "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND";

const inRound = ({ roundId }: Room) => ({ roundId });
const CSV = "repo_a,repo_b,winner,multiplier,juror\nalpha/one,beta/two,alpha/one,2,ann\n";
const WEIGHTS = "repo,weight\nalpha/one,0.5\nbeta/two,0.3\ngamma/three,0.2\n";
const anyone = (input: Entry["input"]): Entry => ({ allowed: "anyone", input });
const signedIn = (input: Entry["input"]): Entry => ({ allowed: "signedIn", input });
const reader = (input: Entry["input"] = inRound): Entry => ({ allowed: "reader", input });
const roles =
  (...allowed: Role[]) =>
  (input: Entry["input"] = inRound): Entry => ({ allowed, input });

const organizer = roles("organizer");
const juror = roles("juror");
const modeler = roles("modeler");
const decider = roles("organizer", "approver");

const session: Record<string, Entry> = {
  "session.me": anyone(() => undefined),
  "session.providers": anyone(() => undefined),
  "session.list": signedIn(() => undefined),
  "session.revoke": signedIn((_, { world, who }) => ({ id: world.sessions[who] })),
};

const round: Record<string, Entry> = {
  "round.list": anyone(() => undefined),
  "round.bySlug": reader(({ slug }) => ({ slug })),
  "round.checkProjects": signedIn(() => ({ text: "alpha/one\nbeta/two\n" })),
  "round.create": signedIn(() => ({
    title: "Another round",
    question: "Which matters more?",
    settings: SETTINGS,
    projects: "alpha/one\nbeta/two\n",
  })),
  "round.update": organizer(({ roundId }) => ({ roundId, title: "A better title" })),
  "round.publish": organizer(),
  "round.amendments": reader(),
  "round.previewAmendment": organizer(({ roundId }) => ({ roundId, submissionsPerDay: 7 })),
  "round.amend": organizer(({ roundId }) => ({
    ...{ roundId, submissionsPerDay: 7, reason: "More tries", hashBefore: "0".repeat(64) },
  })),
  "round.close": organizer(),
  "dataset.list": reader(),
  "dataset.file": {
    ...reader(({ roundId }) => ({ roundId, name: "items" })),
    // A draft has no data.
    except: {
      ownDraft: {
        organizer: "NOT_FOUND",
        juror: "NOT_FOUND",
        modeler: "NOT_FOUND",
        approver: "NOT_FOUND",
      },
    },
  },
  "dataset.publish": organizer(),
  "project.list": reader(),
  "project.setPayoutAddresses": organizer(({ roundId }) => ({
    roundId,
    text: `project,address\nalpha/one,0x${"1".repeat(40)}\n`,
  })),
  "project.payoutShares": decider(),
  "project.setPayoutShares": organizer(({ roundId }) => ({
    roundId,
    text: `project,address,share\nalpha/one,0x${"1".repeat(40)},1\n`,
  })),
  "audit.list": reader(),
};

const members: Record<string, Entry> = {
  "member.list": organizer(),
  "member.invite": organizer(({ roundId }) => ({
    roundId,
    role: "juror",
    label: "Ann",
    maxUses: 1,
    days: 7,
  })),
  "member.revokeInvitation": organizer(({ roundId, invitationId }) => ({ roundId, invitationId })),
  "member.checkList": organizer(({ roundId }) => ({ roundId, text: "name\nAnn\n" })),
  "member.importList": organizer(({ roundId }) => ({
    ...{ roundId, text: "name\nAnn\n", days: 7, mail: false },
  })),
  "member.renewInvitation": organizer(({ roundId, invitationId }) => ({
    ...{ roundId, invitationId, days: 7, mail: false },
  })),
  "member.remove": organizer(({ roundId, members }) => ({
    roundId,
    userId: members.approver,
    role: "approver",
  })),
  "member.invitation": anyone(({ invitationToken }) => ({ token: invitationToken })),
  "member.accept": signedIn(({ invitationToken }) => ({ token: invitationToken })),
};

const keyed = { idempotencyKey: "3f0e9b1c-8a43-4a57-9a5e-0d8c5a1f7e21" };
const answer = { outcome: "a", ...keyed };

const comparison: Record<string, Entry> = {
  "comparison.next": juror(),
  "comparison.judge": juror(({ roundId, assignmentToken }) => ({
    roundId,
    token: assignmentToken,
    ...answer,
  })),
  "comparison.withdraw": {
    ...juror(({ roundId, comparisonId }) => ({ roundId, comparisonId })),
    absentInDraft: true,
  },
  "comparison.rejudge": {
    ...juror(({ roundId, comparisonId }) => ({ roundId, comparisonId, ...answer })),
    absentInDraft: true,
  },
  "comparison.mine": juror(),
  "comparison.insights": juror(),
  "comparison.influence": juror(),
  "comparison.checkImport": organizer(({ roundId }) => ({ roundId, fileName: "a.csv", text: CSV })),
  "comparison.import": organizer(({ roundId }) => ({ roundId, fileName: "a.csv", text: CSV })),
  "comparison.imports": organizer(),
};

const set: Record<string, Entry> = {
  "set.next": juror(),
  "set.judge": juror(({ roundId }) => ({ roundId, token: "none", skipReason: "other", ...keyed })),
  "set.rejudge": {
    ...juror(({ roundId, setId }) => ({ roundId, setId, skipReason: "other", ...keyed })),
    absentInDraft: true,
  },
  "set.withdraw": {
    ...juror(({ roundId, setId }) => ({ roundId, setId })),
    absentInDraft: true,
  },
  "set.mine": juror(),
};

const rule = { kind: "project", value: "alpha/one" };

const conflict: Record<string, Entry> = {
  "conflict.mine": juror(),
  "conflict.declare": juror(({ roundId }) => ({ roundId, ...rule })),
  "conflict.answerDetected": juror(({ roundId }) => ({
    ...{ roundId, kind: "project", value: "gamma/three", holds: false },
  })),
  "conflict.withdraw": juror(({ roundId, conflictId }) => ({ roundId, conflictId })),
  "conflict.list": organizer(),
  "calibration.state": juror(),
  "calibration.answer": juror(({ roundId }) => ({ roundId, key: "danube-rhine", outcome: "b" })),
};

const reason = "The juror works there";
const NOT_BEFORE_THE_CLOSE = "FORBIDDEN" as const;
const EVERYBODY = {
  signedOut: NOT_BEFORE_THE_CLOSE,
  outsider: NOT_BEFORE_THE_CLOSE,
  juror: NOT_BEFORE_THE_CLOSE,
  approver: NOT_BEFORE_THE_CLOSE,
};

const jurors: Record<string, Entry> = {
  "juror.overview": organizer(),
  "juror.detail": organizer(({ roundId, members }) => ({ roundId, juror: members.juror })),
  "juror.reviewFlag": {
    ...organizer(({ roundId, members }) => ({
      ...{ roundId, juror: members.juror, rule: "constant", note: "Looked at" },
    })),
    absentInDraft: true,
    // Nothing stands out about the juror of this world; whoever is not an organizer is not told.
    except: { own: { organizer: "NOT_FOUND" } },
  },
  "juror.rulings": organizer(),
  "juror.void": {
    ...organizer(({ roundId, comparisonId }) => ({ roundId, target: { comparisonId }, reason })),
    absentInDraft: true,
  },
  "juror.adjust": {
    ...organizer(({ roundId, comparisonId }) => ({ roundId, comparisonId, outcome: "b", reason })),
    absentInDraft: true,
  },
  "juror.undoRuling": {
    ...organizer(({ roundId, rulingId }) => ({ roundId, rulingId, reason })),
    absentInDraft: true,
  },
  "juror.remindable": organizer(({ roundId }) => ({ roundId, below: 10 })),
  "juror.reminderDraft": organizer(),
  "juror.remind": organizer(({ roundId, members }) => ({
    ...{ roundId, userIds: [members.juror], text: "Go on" },
  })),
  "juror.export": {
    ...reader(({ roundId }) => ({ roundId, format: "plain-outcome" })),
    except: {
      own: EVERYBODY,
      ownDraft: { ...EVERYBODY, modeler: NOT_BEFORE_THE_CLOSE },
      foreign: { ...EVERYBODY, organizer: NOT_BEFORE_THE_CLOSE, modeler: NOT_BEFORE_THE_CLOSE },
    },
  },
};

const taking = { juror: "FORBIDDEN", modeler: "FORBIDDEN" } as const;
const looking = { signedOut: "FORBIDDEN", outsider: "FORBIDDEN" } as const;

/** Before the close single answers and jurors are shown to those who run the round. */
const singleAnswers: Entry = {
  ...reader(({ roundId, fitId }) => ({ roundId, fitId })),
  except: {
    own: { ...taking, ...looking },
    ownDraft: taking,
    foreign: { ...taking, ...looking, organizer: "FORBIDDEN", approver: "FORBIDDEN" },
  },
};

const fit: Record<string, Entry> = {
  "fit.methods": anyone(() => undefined),
  "fit.list": reader(),
  "fit.get": reader(({ roundId, fitId }) => ({ roundId, fitId })),
  "fit.latest": reader(),
  "fit.weights": reader(({ roundId, fitId }) => ({ roundId, fitId })),
  "fit.outranks": reader(({ roundId, fitId }) => ({ roundId, fitId })),
  "fit.residuals": singleAnswers,
  "fit.influentialAnswers": singleAnswers,
  "fit.jurors": singleAnswers,
  "fit.graph": reader(({ roundId, fitId }) => ({ roundId, fitId })),
  "fit.diagnosis": reader(({ roundId, fitId }) => ({ roundId, fitId })),
  "fit.byMethod": reader(),
  "fit.distances": reader(),
  "fit.request": organizer(({ roundId }) => ({ roundId, method: "bt_l2", params: {} })),
  "fit.cancel": organizer(({ roundId, fitId }) => ({ roundId, fitId })),
};

const ABSENT = "NOT_FOUND" as const;

const submission: Record<string, Entry> = {
  "submission.check": modeler(({ roundId }) => ({ roundId, fileName: "w.csv", text: WEIGHTS })),
  "submission.submit": modeler(({ roundId }) => ({
    roundId,
    title: "A model",
    fileName: "w.csv",
    text: WEIGHTS,
  })),
  "submission.mine": modeler(),
  "submission.quota": modeler(),
  "submission.status": {
    ...modeler(({ submissionId }) => ({ submissionId })),
    // A draft holds no submission, and an id that is not there is of no round.
    except: { ownDraft: { organizer: ABSENT, juror: ABSENT, approver: ABSENT, modeler: ABSENT } },
  },
  "submission.cancel": {
    ...modeler(({ roundId, submissionId }) => ({ roundId, submissionId })),
    absentInDraft: true,
  },
  "submission.pick": {
    ...modeler(({ roundId, submissionId }) => ({ roundId, submissionId })),
    absentInDraft: true,
  },
  "submission.unpick": {
    ...modeler(({ roundId, submissionId }) => ({ roundId, submissionId })),
    absentInDraft: true,
  },
  "submission.items": reader(),
  "submission.template": reader(),
  "leaderboard.get": {
    ...reader(),
    // Whoever only judges sees no board before the close.
    except: { own: { juror: "FORBIDDEN" }, ownDraft: { juror: "FORBIDDEN" } },
  },
};

const GIVEN = "donor,project,amount\nann,alpha/one,2\n";
const ofUpload = ({ roundId, contributionImportId }: Room) => ({
  roundId,
  importId: contributionImportId,
});
const ofClaim = ({ roundId, claimId }: Room) => ({ roundId, claimId });
const toProject = ({ roundId, projectId }: Room) => ({ roundId, projectId });
const member = roles("organizer", "juror", "modeler", "approver");
const NOT_THEIRS = "NOT_FOUND" as const;

const funding: Record<string, Entry> = {
  "contribution.list": reader(),
  "contribution.mine": signedIn(inRound),
  "contribution.pledge": signedIn((room) => ({ ...toProject(room), amount: "10", ...keyed })),
  "contribution.withdraw": signedIn(toProject),
  "contribution.restore": signedIn(toProject),
  "contribution.checkImport": organizer(({ roundId }) => ({ roundId, text: GIVEN, options: {} })),
  "contribution.beginUpload": organizer(({ roundId }) => ({
    ...{ roundId, fileName: "given.csv", bytes: 10, options: {} },
  })),
  "contribution.uploadPart": {
    ...organizer((room) => ({ ...ofUpload(room), seq: 0, content: "YWJjZA==" })),
    absentInDraft: true,
  },
  "contribution.finishUpload": { ...organizer(ofUpload), absentInDraft: true },
  "contribution.imports": organizer(),
  "funding.get": reader(),
  "funding.sandbox": reader(),
  "expertise.list": reader(),
  "expertise.importHolders": organizer(({ roundId }) => ({
    ...{ roundId, credential: "token", fileName: "h.csv", text: "account,balance\nann,2\n" },
  })),
  "expertise.claim": member(({ roundId }) => ({
    roundId,
    credential: "expert",
    statement: "I am",
  })),
  "expertise.withdrawClaim": {
    ...member(ofClaim),
    except: {
      own: { organizer: NOT_THEIRS, modeler: NOT_THEIRS, approver: NOT_THEIRS },
      ownDraft: { organizer: NOT_THEIRS, modeler: NOT_THEIRS, approver: NOT_THEIRS },
    },
  },
  "expertise.attest": member(ofClaim),
  "expertise.revoke": {
    ...member(ofClaim),
    except: {
      own: { organizer: NOT_THEIRS, juror: NOT_THEIRS, approver: NOT_THEIRS },
      ownDraft: { organizer: NOT_THEIRS, juror: NOT_THEIRS, approver: NOT_THEIRS },
    },
  },
};

const ofRun = ({ roundId, runId }: Room) => ({ roundId, runId });

const payout: Record<string, Entry> = {
  "payout.preview": decider(),
  "payout.list": reader(),
  "payout.get": reader(ofRun),
  "payout.report": reader(ofRun),
  "payout.claims": reader(ofRun),
  "payout.claim": reader((room) => ({ ...ofRun(room), address: `0x${"1".repeat(40)}` })),
  "payout.createDraft": organizer(),
  "payout.propose": organizer(ofRun),
  "payout.decide": decider((room) => ({
    ...ofRun(room),
    approve: true,
    linesHash: "0".repeat(64),
  })),
  "payout.execute": organizer((room) => ({ ...ofRun(room), executionRef: "0xabc" })),
  "payout.export": decider((room) => ({ ...ofRun(room), format: "safe-csv" })),
  "payout.check": decider((room) => ({ ...ofRun(room), files: [{ name: "f", text: "" }] })),
};

const NOT_A_MODELER = "FORBIDDEN" as const;

const team: Record<string, Entry> = {
  "team.mine": modeler(),
  "team.list": reader(),
  "team.rename": modeler(({ roundId }) => ({ roundId, name: "Another name" })),
  "team.invite": modeler(),
  "team.revokeLink": {
    ...modeler(({ roundId, teamLinkId }) => ({ roundId, invitationId: teamLinkId })),
    absentInDraft: true,
  },
  "team.leave": { ...modeler(), absentInDraft: true },
  "team.setWriteUp": {
    ...modeler(({ roundId }) => ({ roundId, url: "https://example.org/how" })),
    absentInDraft: true,
  },
  "team.setAddress": {
    ...modeler(({ roundId }) => ({ roundId, address: `0x${"1".repeat(40)}` })),
    absentInDraft: true,
  },
  "team.link": anyone(({ teamToken }) => ({ token: teamToken })),
  "team.join": {
    ...signedIn(({ teamToken }) => ({ token: teamToken })),
    except: {
      own: {
        outsider: NOT_A_MODELER,
        organizer: NOT_A_MODELER,
        juror: NOT_A_MODELER,
        approver: NOT_A_MODELER,
      },
    },
  },
};

const ofOwnLabRun: Entry["input"] = (_, { world, who }) => ({ id: world.labRuns[who] });

const lab: Record<string, Entry> = {
  "lab.list": signedIn(() => undefined),
  "lab.get": anyone((_, { world }) => ({ id: world.labRuns.outsider })),
  "lab.save": signedIn((_, { world }) => ({
    ...{ name: "Another run", study: STUDY, forkedFromId: world.labRuns.outsider },
  })),
  "lab.rename": signedIn((room, call) => ({ ...(ofOwnLabRun(room, call) as object), name: "N" })),
  "lab.delete": signedIn(ofOwnLabRun),
  "lab.restore": signedIn(ofOwnLabRun),
  "lab.cancel": signedIn(ofOwnLabRun),
};

const token: Record<string, Entry> = {
  "token.whoami": signedIn(() => undefined),
  "token.list": signedIn(() => undefined),
  "token.create": signedIn(() => ({ name: "A program", scopes: ["submit"], days: 30 })),
  "token.revoke": signedIn((_, { world, who }) => ({ id: world.tokens[who] })),
};

const SIGN_IN = { signedOut: "UNAUTHORIZED" } as const;
/** Whoever is signed in and may see the round. */
const signedInReader = (input: Entry["input"] = inRound): Entry => ({
  ...reader(input),
  except: { own: SIGN_IN, foreign: SIGN_IN },
});
/** About the webhook of the round's modeler, who alone has it. */
const ownWebhook: Entry = {
  ...reader(({ roundId, webhookId }) => ({ roundId, webhookId })),
  except: {
    own: { ...SIGN_IN, outsider: ABSENT, organizer: ABSENT, juror: ABSENT, approver: ABSENT },
    ownDraft: { organizer: ABSENT, juror: ABSENT, approver: ABSENT },
    foreign: {
      ...{ ...SIGN_IN, outsider: ABSENT, organizer: ABSENT, juror: ABSENT },
      ...{ approver: ABSENT, modeler: ABSENT },
    },
  },
};

const ofPool = ({ roundId, poolId }: Room) => ({ roundId, poolId });
const ofProposal = ({ roundId, poolId, proposalId }: Room) => ({ roundId, poolId, proposalId });
const FORBIDDEN = "FORBIDDEN" as const;
const NO_MEMBER = {
  ...{ ...SIGN_IN, outsider: FORBIDDEN, organizer: FORBIDDEN, juror: FORBIDDEN },
  ...{ modeler: FORBIDDEN, approver: FORBIDDEN },
};
/** Whoever has power in the pool: here every member of its round. */
const powerful = (input: Entry["input"]): Entry => ({
  ...reader(input),
  except: { own: { ...SIGN_IN, outsider: FORBIDDEN }, foreign: NO_MEMBER },
});
/** About a proposal of the juror, who alone may. */
const ownProposal = (input: Entry["input"]): Entry => ({
  ...reader(input),
  except: {
    own: { ...NO_MEMBER, juror: undefined },
    ownDraft: { organizer: FORBIDDEN, modeler: FORBIDDEN, approver: FORBIDDEN },
    foreign: NO_MEMBER,
  },
});

const pool: Record<string, Entry> = {
  "pool.list": reader(),
  "pool.get": reader(ofPool),
  "pool.proposal": reader(ofProposal),
  "pool.whatIf": reader((room) => ({
    ...{ ...ofPool(room), stakes: [{ proposalId: room.proposalId, amount: "10" }] },
  })),
  "pool.mine": signedInReader(ofPool),
  "pool.create": organizer(({ roundId }) => ({ roundId, name: "Another pool", funds: "100" })),
  "pool.edit": organizer((room) => ({ ...ofPool(room), description: "What it is for" })),
  "pool.setStatus": organizer((room) => ({ ...ofPool(room), status: "paused" })),
  "pool.changeFunds": organizer((room) => ({ ...ofPool(room), direction: "add", amount: "5" })),
  "pool.renewPowers": organizer(ofPool),
  "pool.propose": powerful((room) => ({
    ...{ ...ofPool(room), title: "Another proposal", text: "Why", amount: "5" },
  })),
  "pool.setRecipient": ownProposal((room) => ({
    ...{ ...ofProposal(room), recipient: `0x${"1".repeat(40)}` },
  })),
  "pool.withdraw": ownProposal(ofProposal),
  "pool.allocate": powerful((room) => ({
    ...{ ...ofPool(room), stakes: [{ proposalId: null, amount: "1" }] },
  })),
  "pool.dispute": organizer((room) => ({ ...ofProposal(room), reason })),
  "pool.liftDispute": organizer((room) => ({
    ...{ ...ofPool(room), proposalId: room.disputedId, reason },
  })),
  "pool.release": signedInReader(ofPool),
};

const prize: Record<string, Entry> = {
  "prize.preview": decider(),
  "prize.createDraft": organizer(),
  "prize.copies": organizer(),
  "prize.reviewCopies": {
    ...organizer(({ roundId }) => ({
      ...{ roundId, groupHash: "0".repeat(64), verdict: "reviewed", note: "Looked at" },
    })),
    absentInDraft: true,
    // There are no copies in this world; whoever is not an organizer is not told.
    except: { own: { organizer: "NOT_FOUND" } },
  },
};

const webhook: Record<string, Entry> = {
  "webhook.events": signedIn(() => undefined),
  "webhook.mine": signedIn(() => undefined),
  "webhook.list": signedInReader(),
  "webhook.create": signedInReader(({ roundId }) => ({
    ...{ roundId, url: "https://example.org/hook", events: ["round.closed"] },
  })),
  "webhook.ping": ownWebhook,
  "webhook.deliveries": ownWebhook,
  "webhook.revoke": ownWebhook,
};

export const MATRIX: Readonly<Record<string, Entry>> = {
  ...session,
  ...round,
  ...members,
  ...funding,
  ...comparison,
  ...set,
  ...conflict,
  ...jurors,
  ...fit,
  ...submission,
  ...payout,
  ...team,
  ...pool,
  ...prize,
  ...lab,
  ...token,
  ...webhook,
};

/** What the matrix says about one call: null for allowed. */
export function denialOf(entry: Entry, who: Who, place: Place): Denial | null {
  const isMember = place.startsWith("own") && who !== "signedOut" && who !== "outsider";
  const isDraft = place.endsWith("Draft");
  const { allowed } = entry;
  if (allowed === "anyone") return null;
  if (who === "signedOut" && allowed !== "reader") return "UNAUTHORIZED";
  if (allowed === "signedIn") return entry.except?.[place]?.[who] ?? null;
  if (isDraft && !isMember) return "NOT_FOUND";
  const denial = entry.except?.[place]?.[who];
  if (denial) return denial;
  if (allowed === "reader") return null;
  if (!isMember || !allowed.includes(who)) return "FORBIDDEN";
  return isDraft && entry.absentInDraft ? "NOT_FOUND" : null;
}
