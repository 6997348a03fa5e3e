import type { Contributions } from "~/core/funding";
import { type Rng, rng } from "~/core/numeric";

/** A funding round of honest donors. */
export interface DonationRoundOptions {
  readonly donors: number;
  readonly projects: number;
  /** Different projects that each donor gives to (all of them where there are fewer). */
  readonly donationsEach: number;
  /** Median donation, in the unit of the contributions. */
  readonly amount: number;
  /** Share of the donors who are experts. */
  readonly experts: number;
  readonly seed: string | number;
}

export interface DonationRound {
  readonly rows: Contributions;
  /** 1 for experts, per donor. */
  readonly expert: Uint8Array;
}

/** Donations run over two orders of magnitude: log amount ~ N(log median, this²). */
const AMOUNT_SPREAD = 1;
/** The project of rank r is chosen with weight 1 / (r + 1)^this. */
const POPULARITY = 0.7;

/** Donors who give to some of the projects, popular ones more often. Deterministic per seed. */
export function drawDonationRound(options: DonationRoundOptions): DonationRound {
  const { donors, projects, amount, experts, seed } = options;
  const random = rng(`${seed} round`);
  const each = Math.min(options.donationsEach, projects);
  const popularity = cumulated(projects);
  const donor = new Int32Array(donors * each);
  const project = new Int32Array(donors * each);
  const amounts = new Float64Array(donors * each);
  for (let i = 0; i < donors; i++) {
    const chosen = new Set<number>();
    while (chosen.size < each) chosen.add(pick(popularity, random));
    let row = i * each;
    for (const p of chosen) {
      donor[row] = i;
      project[row] = p;
      amounts[row++] = amount * Math.exp(AMOUNT_SPREAD * random.normal());
    }
  }
  const expert = Uint8Array.from({ length: donors }, () => (random.next() < experts ? 1 : 0));
  return { rows: { donors, projects, donor, project, amount: amounts }, expert };
}

function cumulated(projects: number): Float64Array {
  const sums = new Float64Array(projects);
  let sum = 0;
  for (let rank = 0; rank < projects; rank++) {
    sum += (rank + 1) ** -POPULARITY;
    sums[rank] = sum;
  }
  return sums;
}

function pick(sums: Float64Array, random: Rng): number {
  const at = random.next() * sums[sums.length - 1]!;
  return sums.findIndex((sum) => at < sum);
}
