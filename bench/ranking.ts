import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { SIZES } from "./ranking/rows";

/** The fits of every size, each size in a process of its own. */
export async function bench(): Promise<void> {
  const oneSize = join(import.meta.dirname, "ranking/oneSize.ts");
  for (const { label } of SIZES) {
    console.log(`\n${label}`);
    spawnSync(process.execPath, ["--import", "tsx", oneSize, label], { stdio: "inherit" });
  }
}
