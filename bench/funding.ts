import {
  type Contributions,
  capShares,
  connectionOriented,
  donationMatrix,
  donationProfile,
  estimator,
  pairwiseBounded,
  quadratic,
  sharesOf,
} from "~/core/funding";
import { rng } from "~/core/numeric";

/** Seconds that issue "Funding and payouts" measured for peers on a machine like ours. */
const PEER_SECONDS: Record<string, { name: string; seconds: number }> = {
  "qf, cap 100000": { name: "the TypeScript calculator", seconds: 0.32 },
  "qf, cap 1000000": { name: "the Python calculator", seconds: 62 },
  "profile 100000": { name: "the Python calculator", seconds: 173 },
  "pairwise-bounded 100000": { name: "the Python calculator", seconds: 600 },
  "cocm 100000": { name: "the Python calculator", seconds: 4240 },
};

const PROJECTS = 1000;
const DONATIONS_EACH = 10;
const CAP = 0.1;

/** Donors of ten donations on average, popular projects more often, amounts over three orders. */
function randomDonations(count: number): Contributions {
  const random = rng(`funding ${count}`);
  const donors = count / DONATIONS_EACH;
  const donor = new Int32Array(count);
  const project = new Int32Array(count);
  const amount = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    donor[k] = random.int(donors);
    project[k] = Math.floor(PROJECTS * random.next() ** 2);
    amount[k] = Math.exp(2.3 * random.normal() + 1);
  }
  return { donors, projects: PROJECTS, donor, project, amount };
}

function best(repeats: number, run: () => unknown): number {
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1000;
  });
  return Math.min(...times);
}

function measure(label: string, rows: Contributions, repeats: number, run: () => unknown): void {
  const seconds = best(repeats, run);
  const peer = PEER_SECONDS[`${label} ${rows.amount.length}`];
  const ratio = peer ? `${(peer.seconds / seconds).toFixed(0)}x ${peer.name}` : "";
  const size = `${PROJECTS} × ${rows.amount.length}`.padEnd(16);
  console.log(
    `${label.padEnd(18)} ${size} ${`${(seconds * 1000).toFixed(1)} ms`.padStart(12)}  ${ratio}`,
  );
}

/** "Your 10 would add": one answer, once the state is prepared. */
function estimates(rows: Contributions): void {
  const names = Array.from({ length: PROJECTS }, (_, p) => `p${p}`);
  const data = { rows, projects: names, credentials: {}, pool: 10n ** 12n, decimals: 6 };
  for (const mechanism of ["qf", "pairwise", "profile"]) {
    if (mechanism === "pairwise" && rows.amount.length > 100_000) continue;
    const rules = { mechanism, params: {}, prior: 0, share: 1, cap: CAP };
    const { estimate } = estimator(rules, data);
    let project = 0;
    const wish = () => ({
      donor: project % rows.donors,
      project: project++ % PROJECTS,
      amount: 10,
    });
    measure(`estimate, ${mechanism}`, rows, 50, () => estimate(wish()));
  }
}

/** Each mechanism from columns of donations to shares; memory is the process's peak so far. */
export async function bench(): Promise<void> {
  for (const count of [100_000, 1_000_000]) {
    const rows = randomDonations(count);
    const small = count === 100_000;
    measure("qf, cap", rows, 5, () => capShares(sharesOf(quadratic(donationMatrix(rows))), CAP));
    measure("profile", rows, 3, () => donationProfile(donationMatrix(rows)));
    measure("cocm", rows, small ? 2 : 1, () =>
      connectionOriented(donationMatrix(rows), { variant: "markov", harsh: true }),
    );
    if (small) {
      measure("pairwise-bounded", rows, 2, () => pairwiseBounded(donationMatrix(rows), 25));
    }
    console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
    estimates(rows);
  }
}
