// node --import tsx bench/conviction/large.ts — 10,000 participants × 500 proposals × 100 steps, in a
// process of its own so that the peak of memory printed at the end is this run's.
import { runCommunity } from "~/core/simulation";

const PARTICIPANTS = 10_000;
const PROPOSALS = 500;
/** The third model's 30 participants, so many times: funds, supply and least support grow alike. */
const SCALE = PARTICIPANTS / 30;

const before = process.cpuUsage();
const start = performance.now();
const params = {
  ...{ n: PARTICIPANTS, m: PROPOSALS },
  ...{ funds: 4867.21 * SCALE, supply: 22392.22 * SCALE, min_supp: SCALE },
};
const run = runCommunity({ model: "v3", mode: "corrected", seed: "large", params });
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
const { candidate_count, participant_count, proposal_count } = run.final;
console.log(
  `${participant_count} participants × ${proposal_count} proposals × 100 steps, all series: ` +
    `${seconds.toFixed(1)} s (CPU ${((user + system) / 1e6).toFixed(1)} s; bar 20 s), ` +
    `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (bar 1,000); ` +
    `${candidate_count} candidates at the end`,
);
