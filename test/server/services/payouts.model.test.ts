// A payout run as a state machine: commands in any order and at once on the real database, against a
// model of what is allowed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { computeFitInPlace } from "~/server/services/computeFit";
import { requestFit } from "~/server/services/requestFit";
import { runFit } from "~/server/services/runFit";
import { addAnswers, addGifts, closeRound, type Fixture, openRound } from "./fixture";
import {
  Change,
  Decide,
  Draft,
  Execute,
  Leap,
  type Model,
  Propose,
  type Real,
  RUNS_MAX,
  type Status,
  type Who,
} from "./payoutCommands";

const CASES = 25;
const COMMANDS_MAX = 25;

const GIVEN = `donor,project,amount
ann,alpha/one,100
ben,alpha/one,25
ann,beta/two,9
ben,beta/two,16
`;

type Kind = "weights" | "recipe";

async function closedRound(kind: Kind): Promise<Fixture> {
  if (kind === "recipe") {
    const round = await openRound({ funding: { mechanism: "qf" } });
    await addGifts(round, GIVEN);
    await closeRound(round);
    return round;
  }
  const round = await openRound();
  await addAnswers(round);
  await closeRound(round);
  const wanted = { method: "log_l2_ridge", params: { lambda: 3 } };
  const { fitId } = await requestFit(round.people.organizer, round.roundId, wanted);
  await runFit(fitId, computeFitInPlace);
  return round;
}

const pick = fc.nat({ max: RUNS_MAX - 1 });
const who = fc.constantFrom<Who>("organizer", "approver", "other");
const status = fc.constantFrom<Status>("draft", "proposed", "approved", "executed", "rejected");
const ref = fc.constantFrom("0xone", "0xtwo", "0xthree");
const word = fc.record({
  ...{ who, approve: fc.boolean() },
  stale: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
});
const atOnce = { minLength: 1, maxLength: 5 };
const anyCommand = [
  fc.integer({ min: 1, max: 9 }).map((share) => new Draft(share)),
  fc.tuple(pick, who, fc.integer({ min: 1, max: 3 })).map((args) => new Propose(...args)),
  fc.tuple(pick, fc.array(word, atOnce)).map((args) => new Decide(...args)),
  fc.tuple(pick, fc.array(ref, atOnce)).map((args) => new Execute(...args)),
  fc.tuple(pick, status).map((args) => new Leap(...args)),
];
const limits = { maxCommands: COMMANDS_MAX, size: "max" } as const;
const COMMANDS = {
  weights: fc.commands(anyCommand, limits),
  recipe: fc.commands([...anyCommand, fc.constant(new Change())], limits),
};

/** Does the commands to a new round, and says what its runs came to. */
async function statusesAfter(
  kind: Kind,
  sequence: Iterable<fc.AsyncCommand<Model, Real>>,
): Promise<Status[]> {
  const round = await closedRound(kind);
  const model: Model = { runs: [], inputs: 0 };
  await fc.asyncModelRun(() => ({ model, real: { round, runs: [] } }), sequence);
  return model.runs.map(({ status }) => status);
}

const says = (approve: boolean) => [{ who: "approver" as const, approve, stale: false }];

// Random commands may miss an end of the machine; these two do not.
const KINDS: readonly Kind[] = ["weights", "recipe"];

test.each(KINDS)("the model goes from draft to executed, with a retry: by %s", async (kind) => {
  const commands = [
    new Draft(2),
    new Propose(0, "organizer", 3),
    new Decide(0, says(true)),
    new Execute(0, ["0xone", "0xone", "0xtwo"]),
    new Execute(0, ["0xone"]),
  ];
  expect(await statusesAfter(kind, commands)).toEqual(["executed"]);
});

test.each(KINDS)(
  "the model goes from draft to rejected, and another run takes its place: by %s",
  async (kind) => {
    const commands = [
      ...[new Draft(2), new Draft(3), new Propose(0, "organizer", 1)],
      ...[
        new Propose(1, "organizer", 1),
        new Decide(0, says(false)),
        new Propose(1, "organizer", 1),
      ],
    ];
    expect(await statusesAfter(kind, commands)).toEqual(["rejected", "proposed"]);
  },
);

test("a run whose inputs have changed is rejected or paid as signed, never signed", async () => {
  const commands = [
    ...[new Draft(2), new Propose(0, "organizer", 1), new Change(), new Decide(0, says(true))],
    ...[new Decide(0, says(false)), new Propose(0, "organizer", 1), new Draft(2)],
    ...[new Propose(1, "organizer", 1), new Decide(1, says(true)), new Change()],
    new Execute(1, ["0xone"]),
  ];
  expect(await statusesAfter("recipe", commands)).toEqual(["rejected", "executed"]);
});

test.each(KINDS)(
  "whatever is done in whatever order, and at once, a run takes no illegal step, a round is paid once, and no line is lost: by %s",
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(COMMANDS[kind], async (sequence) => {
        await statusesAfter(kind, sequence);
      }),
      { numRuns: CASES },
    );
  },
  180_000,
);
