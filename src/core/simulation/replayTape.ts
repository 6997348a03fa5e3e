import type { Community } from "./community";
import { genesis, type StartingLevels } from "./communityGenesis";
import { mendsOf } from "./communityMends";
import { filledParams } from "./communityParams";
import { OverReleaseError } from "./communityRelease";
import { measure, type SeriesName } from "./communitySeries";
import { step } from "./communityStep";
import { TapeError, tapeDraws } from "./tape";
import { type Comparison, comparison, type TapeMismatch } from "./tapeComparison";
import type { Tape, TapeGraph, TapeNumber } from "./tapeFile";

export interface TapeReplay {
  readonly timesteps: number;
  /** Values of the timesteps' ends and of the final graph, as the reference replay counts them. */
  readonly compared: number;
  readonly mismatches: readonly TapeMismatch[];
}

const V1_RHO = 0.02;

/**
 * Replays a recorded run of the originals with the draws it was recorded with, in `faithful` mode, and
 * compares every value: levels, proposals and participants after every timestep, and all edges at the
 * end. Genesis is compared too, uncounted, and so are the parameters of every draw.
 */
export function replayTape(tape: Tape): TapeReplay {
  const compare = comparison();
  let timestep = 0;
  try {
    const draws = tapeDraws(tape.model, tape);
    const community = genesis({ ...startOf(tape), draws });
    draws.end();
    compareGenesis(community, tape, compare);
    for (const recorded of tape.steps) {
      timestep = recorded.timestep;
      step(community, timestep);
      draws.end();
      compareEnd(community, recorded, compare);
    }
    compareGraph(community, tape.final_graph, timestep, compare);
  } catch (error) {
    if (!(error instanceof TapeError || error instanceof OverReleaseError)) throw error;
    compare.refuse(timestep, error.message);
  }
  return { timesteps: tape.steps.length, ...compare.found };
}

function startOf(tape: Tape) {
  const { model, initial_scalars: levels, initial_graph } = tape;
  const count = (type: string) => initial_graph.nodes.filter((node) => node.type === type).length;
  const n = count("participant");
  const sizes = { n, m: initial_graph.nodes.length - n };
  const given = model === "v3" ? tape.params : { rho: tape.rho ?? V1_RHO };
  const level = (name: string) => (levels[name] === undefined ? undefined : Number(levels[name]));
  const start: StartingLevels = {
    funds: level("funds"),
    sentiment: level("sentiment"),
    effectiveSupply: level("effective_supply"),
    totalSupply: level("total_supply"),
  };
  const params = filledParams(model, { ...given, ...sizes });
  return { model, params, mends: mendsOf("faithful"), start };
}

function compareGenesis(community: Community, tape: Tape, compare: Comparison): void {
  const { participants, proposals } = community;
  const trigger = new Map(proposals.map((proposal) => [proposal.id, proposal.trigger]));
  for (const node of tape.initial_graph.nodes) {
    if (node.type === "participant") {
      const place = participants.ids.indexOf(node.id);
      compare.check(0, `holdings of ${node.id}`, node.holdings!, participants.holdings[place]!);
    } else {
      compare.check(0, `trigger of ${node.id}`, node.trigger!, trigger.get(node.id) ?? Number.NaN);
    }
  }
  const edges = edgesOf(community);
  for (const [a, b, kind, ...numbers] of tape.initial_graph.edges) {
    const got = edges.get(`${a} ${b} ${kind}`)?.[0] ?? Number.NaN;
    compare.check(0, `edge ${a} ${b} ${kind}`, numbers[0]!, got);
  }
}

/** Levels of the tape that are no series of ours, and those that have another name. */
const LEVELS_SET = new Set(["fractionOfProposalStages", "fractionOfFundStages"]);

function compareEnd(
  community: Community,
  { timestep, end }: Tape["steps"][number],
  compare: Comparison,
) {
  const row = measure(community);
  const level = (name: string, recorded: unknown) => {
    const got = row[name as SeriesName] ?? Number.NaN;
    compare.value(timestep, name, recorded as TapeNumber, got);
  };
  for (const [name, recorded] of Object.entries(end)) {
    if (name === "proposals" || name === "participants") continue;
    if (LEVELS_SET.has(name)) {
      for (const [part, value] of Object.entries(recorded as object)) level(part, value);
    } else level(name, recorded);
  }
  const { participants, proposals } = community;
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  for (const [id, status, age, requested, trigger, conviction] of end.proposals) {
    const got = byId.get(id);
    const value = (what: string, recorded: TapeNumber, own: number | undefined) =>
      compare.value(timestep, `${what} of ${id}`, recorded, own ?? Number.NaN);
    compare.word(timestep, `status of ${id}`, status, got?.status ?? "none");
    value("age", age, got?.age);
    value("request", requested, got?.requested);
    value("trigger", trigger, got?.trigger);
    value("conviction", conviction, got?.conviction);
  }
  const place = new Map(participants.ids.map((id, k) => [id, k]));
  for (const [id, holdings, sentiment] of end.participants) {
    const i = place.get(id) ?? -1;
    compare.value(timestep, `holdings of ${id}`, holdings, participants.holdings[i] ?? Number.NaN);
    if (sentiment !== undefined) {
      compare.check(timestep, `sentiment of ${id}`, sentiment, participants.sentiment[i]!);
    }
  }
  compare.check(timestep, "number of proposals", end.proposals.length, proposals.length);
  compare.check(timestep, "number of participants", end.participants.length, participants.count);
}

function compareGraph(
  community: Community,
  graph: TapeGraph,
  timestep: number,
  compare: Comparison,
): void {
  const edges = edgesOf(community);
  const names = ["affinity", "tokens", "conviction"];
  for (const [a, b, kind, ...numbers] of graph.edges) {
    const got = edges.get(`${a} ${b} ${kind}`);
    for (const [k, recorded] of numbers.entries()) {
      const what = `${kind === "s" ? names[k] : kind} of ${a} ${b}`;
      const compareOne = kind === "s" ? compare.value : compare.check;
      compareOne(timestep, what, recorded, got?.[k] ?? Number.NaN);
    }
  }
}

/** Edges by ids and kind, as a tape names them: support, influence, conflict. */
function edgesOf({ participants, proposals }: Community): Map<string, number[]> {
  const edges = new Map<string, number[]>();
  for (const { id, affinity, tokens, charge, conflicts } of proposals) {
    for (const [i, participant] of participants.ids.entries()) {
      edges.set(`${participant} ${id} s`, [affinity[i]!, tokens[i]!, charge[i]!]);
    }
    for (const { proposal, strength } of conflicts) {
      edges.set(`${id} ${proposal.id} c`, [strength]);
    }
  }
  for (const [i, { of, strength }] of participants.influence.entries()) {
    for (const [k, other] of of.entries()) {
      edges.set(`${participants.ids[i]} ${participants.ids[other]} i`, [strength[k]!]);
    }
  }
  return edges;
}
