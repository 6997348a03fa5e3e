import { contributed, type DonationMatrix } from "./contributions";

/** Points of a Lorenz curve that are kept. */
const POINTS_MAX = 100;
/** Donors and clusters that are listed. */
const LISTED_MAX = 10;
/** Fewer donors with one set of projects than this are no cluster. */
const CLUSTER_DONORS_MIN = 2;
/** Giving to one project alone is counted apart; a cluster shares at least two. */
const CLUSTER_PROJECTS_MIN = 2;

/** How unequally something is spread: the Lorenz curve's points, and Gini's coefficient. */
export interface Spread {
  /** [share of those who have least, what they have together], from [0, 0] to [1, 1]. */
  readonly curve: readonly (readonly [number, number])[];
  readonly gini: number;
}

/** Donors who gave to the very same projects. */
export interface DonorCluster {
  readonly projects: readonly number[];
  readonly donors: number;
  readonly amount: number;
}

export interface Concentration {
  readonly byDonor: Spread;
  readonly byProject: Spread;
  /** The largest donors and their shares of all that was given. */
  readonly top: readonly { readonly donor: number; readonly share: number }[];
  readonly donors: number;
  readonly oneProject: { readonly donors: number; readonly share: number };
  /** The largest, by number of donors. */
  readonly clusters: readonly DonorCluster[];
}

/** Lorenz curve and Gini coefficient of values ≥ 0; of nothing, an even spread. */
export function spreadOf(values: ArrayLike<number>): Spread {
  const sorted = Float64Array.from(values).sort();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const size = sorted.length;
  const even = { curve: [[0, 0] as const, [1, 1] as const], gini: 0 };
  if (size === 0 || total === 0) return even;
  const curve: [number, number][] = [[0, 0]];
  const every = Math.max(1, Math.ceil(size / POINTS_MAX));
  let sum = 0;
  let area = 0;
  for (let k = 0; k < size; k++) {
    area += (sum + sorted[k]! / 2) / total / size;
    sum += sorted[k]!;
    if ((k + 1) % every === 0 || k + 1 === size) curve.push([(k + 1) / size, sum / total]);
  }
  curve[curve.length - 1] = [1, 1];
  return { curve, gini: Math.max(0, 1 - 2 * area) };
}

/** Who gave how much of everything, and who gave alike. */
export function concentration(matrix: DonationMatrix): Concentration {
  const { donors, start, project, amount } = matrix;
  const given = new Float64Array(donors);
  const clusters = new Map<string, { projects: number[]; donors: number; amount: number }>();
  let alone = 0;
  let aloneGave = 0;
  for (let i = 0; i < donors; i++) {
    const [from, end] = [start[i]!, start[i + 1]!];
    for (let at = from; at < end; at++) given[i] = given[i]! + amount[at]!;
    if (end - from === 1) {
      alone += 1;
      aloneGave += given[i]!;
    }
    if (end - from < CLUSTER_PROJECTS_MIN) continue;
    const projects = project.subarray(from, end);
    const key = projects.join();
    const found = clusters.get(key) ?? { projects: Array.from(projects), donors: 0, amount: 0 };
    found.donors += 1;
    found.amount += given[i]!;
    clusters.set(key, found);
  }
  const total = given.reduce((sum, value) => sum + value, 0);
  const givers = given.filter((value) => value > 0);
  const shareOf = (value: number) => (total > 0 ? value / total : 0);
  const largest = Array.from(given, (_, i) => i).filter((i) => given[i]! > 0);
  return {
    byDonor: spreadOf(givers),
    byProject: spreadOf(contributed(matrix)),
    donors: givers.length,
    top: largest
      .sort((i, j) => given[j]! - given[i]! || i - j)
      .slice(0, LISTED_MAX)
      .map((donor) => ({ donor, share: shareOf(given[donor]!) })),
    oneProject: { donors: alone, share: shareOf(aloneGave) },
    clusters: [...clusters.values()]
      .filter((cluster) => cluster.donors >= CLUSTER_DONORS_MIN)
      .sort((x, y) => y.donors - x.donors || y.amount - x.amount)
      .slice(0, LISTED_MAX),
  };
}
