import type { Problem, Repair, WeightSubmission } from "~/core/formats";

/** Repairs listed for each kind; all are counted. */
const LISTED_PER_RULE = 20;
/** The heaviest projects, to see at a glance whether the file says what was meant. */
const HEAVIEST = 10;

/** Repairs of one kind. */
export interface RepairGroup {
  readonly rule: string;
  readonly label: string;
  readonly count: number;
  readonly first: readonly Repair[];
}

/** What a page shows of a checked file, small enough to be handed over from a worker at once. */
export interface CheckReport {
  readonly format: string;
  readonly rows: number;
  readonly projects: number;
  readonly heaviest: readonly { name: string; weight: number }[];
  readonly repairs: readonly RepairGroup[];
  readonly repairCount: number;
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

/** What each rule of a reader repairs, by what a person would call it. */
const LABELS: Record<string, string> = {
  sum: "weights scaled to add up to the whole",
  alias: "former names of projects",
  bom: "an invisible mark at the start of the file",
  duplicate: "rows that say the same twice",
  "item-spelling": "upper and lower case, and other spellings",
  "item-url": "addresses read as names of projects",
  "missing-item": "projects without a row, counted as almost nothing",
  "number-suffix": "letters after numbers",
};

export function reportOf(file: WeightSubmission): CheckReport {
  const { format, rows, weights, notes, repairs, problems, problemCount } = file;
  const heaviest = [...weights]
    .sort(([x, v], [y, w]) => w - v || (x < y ? -1 : 1))
    .slice(0, HEAVIEST)
    .map(([name, weight]) => ({ name, weight }));
  const found = { repairs: groupsOf(repairs), repairCount: repairs.length };
  const size = { format, rows, projects: weights.size };
  return { ...size, heaviest, ...found, notes, problems, problemCount };
}

function groupsOf(repairs: readonly Repair[]): RepairGroup[] {
  const byRule = new Map<string, Repair[]>();
  for (const repair of repairs) {
    const same = byRule.get(repair.rule);
    if (same) same.push(repair);
    else byRule.set(repair.rule, [repair]);
  }
  return [...byRule].map(([rule, same]) => ({
    rule,
    label: LABELS[rule] ?? rule,
    count: same.length,
    first: same.slice(0, LISTED_PER_RULE),
  }));
}
