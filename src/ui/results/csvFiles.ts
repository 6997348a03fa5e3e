import { api } from "~/trpc/server";
import { loadRound } from "../round/loadRound";
import { CSV_PAGE, csvResponse } from "./csvStream";

/** Every weight of a fit, heaviest first. */
export async function weightsFile(slug: string, fitId: string): Promise<Response> {
  const round = await loadRound(slug);
  const caller = await api();
  const at = { roundId: round.id, fitId };
  const { method } = await caller.fit.get(at); // refused here, before a file is begun
  const header = ["project", "rank", "weight", "low", "high", "rank_low", "rank_high"];
  return csvResponse(`${slug}-${method}.csv`, header, async (offset) => {
    const { rows } = await caller.fit.weights({ ...at, offset, limit: CSV_PAGE });
    return rows.map((r) => [r.name, r.place, r.weight, r.low, r.high, r.rankLow, r.rankHigh]);
  });
}

/** Every project by every method: weights, in the order of the round's own method. */
export async function methodsFile(slug: string): Promise<Response> {
  const round = await loadRound(slug);
  const caller = await api();
  const { methods } = await caller.fit.byMethod({ roundId: round.id, limit: 1 });
  const keys = methods.map(({ method }) => method);
  return csvResponse(`${slug}-methods.csv`, ["project", ...keys], async (offset) => {
    const { rows } = await caller.fit.byMethod({ roundId: round.id, offset, limit: CSV_PAGE });
    return rows.map(({ name, cells }) => [name, ...keys.map((key) => cells[key]?.weight)]);
  });
}

/** Every juror of a fit, the most influential first. */
export async function jurorsFile(slug: string, fitId: string): Promise<Response> {
  const round = await loadRound(slug);
  const caller = await api();
  const at = { roundId: round.id, fitId };
  const first = await caller.fit.jurors({ ...at, limit: 1 });
  const named = first?.jurors.some(({ name }) => name !== null) ?? false;
  const header = [
    ...["juror", ...(named ? ["name"] : []), "answers", "most_changed", "weight_before"],
    ...["weight_without", "moved", "agreement", "agreement_answers", "predicted"],
    ...["self_consistency", "multiplier", "first_side_share"],
  ];
  return csvResponse(`${slug}-jurors.csv`, header, async (offset) => {
    const page = await caller.fit.jurors({ ...at, offset, limit: CSV_PAGE });
    return (page?.jurors ?? []).map((juror) => [
      ...[juror.number, ...(named ? [juror.name] : []), juror.rows],
      ...[juror.influence?.item.name, juror.influence?.before, juror.influence?.after],
      ...[juror.influence?.moved, juror.agreement.share, juror.agreement.rows],
      ...[juror.predicted.share, juror.selfConsistency.share, juror.multiplier],
      juror.side?.share,
    ]);
  });
}
