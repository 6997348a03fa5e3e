import type { RouterInputs, RouterOutputs } from "~/trpc/types";
import type { SkipReason } from "../types";

type Judge = RouterInputs["set"]["judge"];

export type Turn = RouterOutputs["set"]["next"];
export type ServedSet = NonNullable<Turn["set"]>;
export type SetProject = ServedSet["projects"][number];
export type OwnSet = RouterOutputs["set"]["mine"][number];
export type SetKind = ServedSet["kind"];

/** What a juror said about a set, as it is sent. */
export type SetSaid = Pick<
  Judge,
  "ranking" | "bestId" | "worstId" | "skipReason" | "reason" | "tookMs"
>;

/** What a juror has filled in about the set on the screen. */
export interface SetForm {
  /** Ids of the projects placed so far, best first. */
  readonly ranking: readonly string[];
  readonly bestId: string | null;
  readonly worstId: string | null;
  /** Whether the juror says that the set cannot be judged. */
  readonly skips: boolean;
  readonly skipReason: SkipReason | null;
  readonly reason: string;
}

/** Where every new set starts: nothing is suggested. */
export const NOTHING_PLACED: SetForm = {
  ranking: [],
  bestId: null,
  worstId: null,
  skips: false,
  skipReason: null,
  reason: "",
};

/** Places one project at a place, counted from 0; the last one left then has its place, too. */
export function placeAt(
  ranking: readonly string[],
  id: string,
  place: number,
  items: readonly string[],
): string[] {
  const others = ranking.filter((other) => other !== id);
  const next = [...others.slice(0, place), id, ...others.slice(place)];
  const left = items.filter((item) => !next.includes(item));
  return left.length === 1 ? [...next, ...left] : next;
}

/** A press on a project: it comes next, or, where it has a place, loses it. */
export function pressed(
  ranking: readonly string[],
  id: string,
  items: readonly string[],
): string[] {
  if (ranking.includes(id)) return ranking.filter((other) => other !== id);
  return placeAt(ranking, id, ranking.length, items);
}

/** One place up (−1) or down (1). Up, a project without a place gets the next one. */
export function moved(
  ranking: readonly string[],
  id: string,
  by: -1 | 1,
  items: readonly string[],
): string[] {
  const place = ranking.indexOf(id);
  if (place < 0) return by < 0 ? placeAt(ranking, id, ranking.length, items) : [...ranking];
  return placeAt(ranking, id, Math.max(0, place + by), items);
}

/** Best and worst are two: naming a project as one takes the other from it; named again, it is neither. */
export function picked(form: SetForm, which: "best" | "worst", id: string): SetForm {
  const [own, other] =
    which === "best" ? (["bestId", "worstId"] as const) : (["worstId", "bestId"] as const);
  return {
    ...form,
    [own]: form[own] === id ? null : id,
    [other]: form[other] === id ? null : form[other],
  };
}

/** The projects in the order of the list: those placed, then the others as they were shown. */
export function listed<T extends { id: string }>(
  ranking: readonly string[],
  projects: readonly T[],
): T[] {
  const placed = ranking.map((id) => projects.find((project) => project.id === id)!);
  return [...placed, ...projects.filter(({ id }) => !ranking.includes(id))];
}

/** The answer to send; null while something is missing. */
export function readSetAnswer(
  { kind, projects }: Pick<ServedSet, "kind" | "projects">,
  form: SetForm,
  tookMs: number,
): SetSaid | null {
  const said = saidOf(kind, projects.length, form);
  if (!said) return null;
  const reason = form.reason.trim();
  return { ...said, tookMs: Math.max(0, Math.round(tookMs)), ...(reason && { reason }) };
}

function saidOf(kind: SetKind, size: number, form: SetForm): SetSaid | null {
  const { ranking, bestId, worstId, skips, skipReason } = form;
  if (skips) return skipReason && { skipReason };
  if (kind === "rankFive") return ranking.length === size ? { ranking: [...ranking] } : null;
  return bestId && worstId ? { bestId, worstId } : null;
}

/** An earlier answer, to be changed. */
export function setFormOf(said: Omit<SetSaid, "tookMs"> | OwnSet): SetForm {
  const { ranking, bestId, worstId, skipReason, reason } = said;
  return {
    ranking: ranking ?? [],
    bestId: bestId ?? null,
    worstId: worstId ?? null,
    skips: Boolean(skipReason),
    skipReason: skipReason ?? null,
    reason: reason ?? "",
  };
}
