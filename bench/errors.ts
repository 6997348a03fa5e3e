import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** One of each family, and those that differ within it. */
const METHODS = [
  ...["bt", "bt_l2", "bt_logistic_prior", "log_l2", "log_l2_ridge", "huber", "recommended"],
  ...["davidson", "rao_kupper", "bt_position_bias"],
  ...["log_l2_juror_variance", "log_l2_juror_scale", "bt_juror_discrimination", "crowd_bt"],
  ...["lsr", "rank_centrality", "rank_centrality_observed_pairs", "rank_centrality_all_pairs"],
];

/** What standard errors cost beside the fit, each method in a process of its own. */
export async function bench(): Promise<void> {
  const oneMethod = join(import.meta.dirname, "errors/oneMethod.ts");
  console.log("n=10,000 m=1,000,000, 200 jurors; relative errors are the largest of 28 checks");
  for (const method of METHODS) {
    spawnSync(process.execPath, ["--import", "tsx", oneMethod, method], { stdio: "inherit" });
  }
}
