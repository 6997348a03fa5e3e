import { connectivity, pairTable } from "~/core/comparison";
import { fit, transitivity } from "~/core/ranking";
import type { Tx } from "../db/client";
import { asJuror } from "./asJuror";
import { parseRoundSettings } from "./roundSettings";

/** Answers before which a juror is shown nothing that could steer the next ones. */
const INSIGHTS_ANSWERS_MIN = 10;
/** The prior of a ranking from few answers: weights stay within reach of each other. */
const PRIOR = { alpha: 0.1 };
/** Contradictions that one page lists, the strongest first. */
const CONTRADICTIONS_MAX = 10;
/** Half the width of a 95 % interval, in standard errors. */
const Z_95 = 1.96;

/** One answer in a contradiction: which project it put first. */
interface Step {
  readonly comparisonId: string;
  readonly winnerId: string;
  readonly loserId: string;
}

/**
 * What a juror's own answers imply: a ranking fitted to them alone, and where they contradict each
 * other (a pair answered both ways, or three pairs that go round). Nobody else's answer enters, so it
 * anchors the juror to nothing but the juror.
 *
 * `off` where the round does not offer it, nor in rounds of sets, where the comparisons that are
 * recorded would tell which pairs are held out; `early` before the tenth answer.
 */
export async function ownInsights(jurorId: string, roundId: string) {
  return asJuror(jurorId, roundId, async (tx) => {
    const round = await tx.round.findUniqueOrThrow({
      where: { id: roundId },
      select: { settings: true },
    });
    const { ownInsights: offered, input } = parseRoundSettings(round.settings);
    if (!offered || input !== "pairs") return { state: "off" as const };
    const answers = await ownAnswers(tx, roundId, jurorId);
    if (answers.length < INSIGHTS_ANSWERS_MIN) {
      return { state: "early" as const, judged: answers.length, needed: INSIGHTS_ANSWERS_MIN };
    }
    return { state: "ready" as const, judged: answers.length, ...implied(answers) };
  });
}

type Answer = Awaited<ReturnType<typeof ownAnswers>>[number];

function ownAnswers(tx: Tx, roundId: string, jurorId: string) {
  const project = { select: { id: true, title: true } } as const;
  return tx.comparison.findMany({
    where: {
      roundId,
      jurorId,
      current: true,
      withdrawn: false,
      outcome: { in: ["a", "b", "equal"] },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, outcome: true, projectA: project, projectB: project },
  });
}

function implied(answers: readonly Answer[]) {
  const projects = [
    ...new Map(
      answers.flatMap((answer) => [answer.projectA, answer.projectB]).map((p) => [p.id, p]),
    ).values(),
  ];
  const index = new Map(projects.map(({ id }, at) => [id, at]));
  const binary = {
    n: projects.length,
    a: Int32Array.from(answers, ({ projectA }) => index.get(projectA.id)!),
    b: Int32Array.from(answers, ({ projectB }) => index.get(projectB.id)!),
    outcome: Float64Array.from(answers, ({ outcome }) =>
      outcome === "equal" ? 0.5 : outcome === "a" ? 1 : 0,
    ),
  };
  const none = new Int32Array(0);
  const ratio = { n: binary.n, a: none, b: none, logRatio: new Float64Array(0) };
  const { theta, weights, se } = fit("bt_l2", { binary, ratio }, PRIOR);
  const ranking = projects.map((project, at) => {
    const spread = Math.exp(Z_95 * (se?.logWeight[at] ?? 0));
    const weight = weights[at]!;
    return { ...project, weight, low: weight / spread, high: Math.min(1, weight * spread) };
  });
  const order = Array.from(theta.keys()).sort((x, y) => theta[y]! - theta[x]!);
  return {
    ranking: order.map((at) => ranking[at]!),
    /** More than one: no answer joins them, and weights compare only within a group. */
    groups: connectivity(pairTable(binary)).components.length,
    contradictions: contradictionsIn(answers, projects, binary),
  };
}

/** Pairs answered both ways, then triangles of which each side points to the next. */
function contradictionsIn(
  answers: readonly Answer[],
  projects: readonly { id: string }[],
  binary: Parameters<typeof transitivity>[0],
): Step[][] {
  const stepsOf = new Map<string, Step[]>();
  for (const { id, outcome, projectA, projectB } of answers) {
    if (outcome === "equal") continue;
    const [winner, loser] = outcome === "a" ? [projectA, projectB] : [projectB, projectA];
    const key = `${winner.id} ${loser.id}`;
    const step = { comparisonId: id, winnerId: winner.id, loserId: loser.id };
    stepsOf.set(key, [...(stepsOf.get(key) ?? []), step]);
  }
  const said = (winner: string, loser: string) => stepsOf.get(`${winner} ${loser}`)?.at(-1);
  const bothWays = [...stepsOf.values()].flatMap((steps) => {
    const forth = steps.at(-1)!;
    const back = said(forth.loserId, forth.winnerId);
    return back && forth.comparisonId < back.comparisonId ? [[forth, back]] : [];
  });
  const rounds = transitivity(binary).examples.flatMap(([x, y, z]) => {
    const steps = [
      [x, y],
      [y, z],
      [z, x],
    ].map(([winner, loser]) => said(projects[winner!]!.id, projects[loser!]!.id));
    return steps.every((step) => step !== undefined) ? [steps] : [];
  });
  return [...bothWays, ...rounds].slice(0, CONTRADICTIONS_MAX);
}
