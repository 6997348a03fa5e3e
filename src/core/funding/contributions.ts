import { FundingInputError, type FundingRefusal } from "./errors";

/**
 * Donations as columns, one row a donation: donor `donor[k]` gives `amount[k]` to `project[k]`, in
 * any one unit. Donors and projects are indices; callers keep the names.
 */
export interface Contributions {
  readonly donors: number;
  readonly projects: number;
  readonly donor: Int32Array;
  readonly project: Int32Array;
  readonly amount: Float64Array;
}

/**
 * c_ip, what each donor gave to each project in all, as compressed rows: donor i's entries stand at
 * `start[i] .. start[i + 1] − 1`, by ascending project.
 */
export interface DonationMatrix {
  readonly donors: number;
  readonly projects: number;
  readonly start: Int32Array;
  readonly project: Int32Array;
  readonly amount: Float64Array;
}

/** The same entries by project: project p's stand at `start[p] .. start[p + 1] − 1`, by ascending donor. */
export interface ProjectDonations {
  readonly start: Int32Array;
  readonly donor: Int32Array;
  readonly amount: Float64Array;
  /** The entry's place in the matrix it was made from. */
  readonly entry: Int32Array;
}

/** Enough to see what is wrong; a million bad rows need no million lines. */
const REFUSALS_MAX = 100;

/**
 * Donations summed per donor and project, so that who splits a donation gains nothing. Rows of
 * amount 0 are left out. The input is not changed.
 *
 * Throws FundingInputError naming every row (at most 100) with a donor or project that does not
 * exist, or an amount that is negative or not finite.
 */
export function donationMatrix(rows: Contributions): DonationMatrix {
  checkContributions(rows);
  const byProject = scatter(rows.project, rows.projects, positive(rows.amount));
  const byDonor = scatter(rows.donor, rows.donors, byProject.order);
  const start = new Int32Array(rows.donors + 1);
  const project = new Int32Array(byDonor.order.length);
  const amount = new Float64Array(byDonor.order.length);
  let size = 0;
  for (let donor = 0; donor < rows.donors; donor++) {
    start[donor] = size;
    for (let at = byDonor.start[donor]!; at < byDonor.start[donor + 1]!; at++) {
      const row = byDonor.order[at]!;
      const isSame = size > start[donor]! && project[size - 1] === rows.project[row];
      if (!isSame) project[size++] = rows.project[row]!;
      amount[size - 1] = amount[size - 1]! + rows.amount[row]!;
    }
  }
  start[rows.donors] = size;
  const { donors, projects } = rows;
  return {
    donors,
    projects,
    start,
    project: project.slice(0, size),
    amount: amount.slice(0, size),
  };
}

/** The matrix by project. */
export function byProject(matrix: DonationMatrix): ProjectDonations {
  const { start, order } = scatter(matrix.project, matrix.projects, every(matrix.project.length));
  const donorOf = new Int32Array(matrix.project.length);
  for (let i = 0; i < matrix.donors; i++) donorOf.fill(i, matrix.start[i]!, matrix.start[i + 1]!);
  return {
    start,
    donor: order.map((entry) => donorOf[entry]!),
    amount: Float64Array.from(order, (entry) => matrix.amount[entry]!),
    entry: order,
  };
}

/** C_p = Σ_i c_ip, what each project was given. */
export function contributed(matrix: DonationMatrix): Float64Array {
  const total = new Float64Array(matrix.projects);
  for (let at = 0; at < matrix.project.length; at++) {
    const p = matrix.project[at]!;
    total[p] = total[p]! + matrix.amount[at]!;
  }
  return total;
}

/** The same donations with every donor's amounts multiplied by the donor's coefficient. */
export function scaledByDonor(
  matrix: DonationMatrix,
  coefficient: ArrayLike<number>,
): DonationMatrix {
  const amount = Float64Array.from(matrix.amount);
  for (let i = 0; i < matrix.donors; i++) {
    for (let at = matrix.start[i]!; at < matrix.start[i + 1]!; at++) {
      amount[at] = amount[at]! * coefficient[i]!;
    }
  }
  return { ...matrix, amount };
}

/** 0 .. count − 1. */
function every(count: number): Int32Array {
  const places = new Int32Array(count);
  for (let k = 0; k < count; k++) places[k] = k;
  return places;
}

/** The places of the amounts above 0. */
function positive(amount: Float64Array): Int32Array {
  const places = new Int32Array(amount.length);
  let size = 0;
  for (let k = 0; k < amount.length; k++) if (amount[k]! > 0) places[size++] = k;
  return places.subarray(0, size);
}

/** Places sorted by a key in 0..count−1, stably; `start` says where each key's places begin. */
function scatter(key: Int32Array, count: number, places: Int32Array) {
  const start = new Int32Array(count + 1);
  for (let k = 0; k < places.length; k++) {
    const after = key[places[k]!]! + 1;
    start[after] = start[after]! + 1;
  }
  for (let k = 0; k < count; k++) start[k + 1] = start[k + 1]! + start[k]!;
  const next = start.slice();
  const order = new Int32Array(places.length);
  for (let k = 0; k < places.length; k++) {
    const place = places[k]!;
    const to = next[key[place]!]!;
    order[to] = place;
    next[key[place]!] = to + 1;
  }
  return { start, order };
}

export function checkContributions({
  donors,
  projects,
  donor,
  project,
  amount,
}: Contributions): void {
  const refusals: FundingRefusal[] = [];
  if (donor.length !== amount.length || project.length !== amount.length) {
    const message = `columns of ${donor.length}, ${project.length} and ${amount.length} rows`;
    throw new FundingInputError([{ row: -1, column: "", value: "", message }]);
  }
  const refuse = (row: number, column: string, value: number, why: string) => {
    const message = `row ${row}: ${column} ${value} ${why}`;
    refusals.push({ row, column, value: String(value), message });
  };
  for (let row = 0; row < amount.length && refusals.length < REFUSALS_MAX; row++) {
    if (!isIndex(donor[row]!, donors)) refuse(row, "donor", donor[row]!, "does not exist");
    if (!isIndex(project[row]!, projects)) refuse(row, "project", project[row]!, "does not exist");
    const given = amount[row]!;
    if (!(given >= 0 && given < Number.POSITIVE_INFINITY)) {
      refuse(row, "amount", given, "is not a finite number of at least 0");
    }
  }
  if (refusals.length > 0) throw new FundingInputError(refusals);
}

function isIndex(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count;
}
