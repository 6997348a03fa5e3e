import type { Community } from "./community";
import { arrivals } from "./communityArrivals";
import { decide } from "./communityDecide";
import { mint, progress } from "./communityProgress";
import { release } from "./communityRelease";

/**
 * One day, in the originals' order: who comes, minting (third model), what is completed or fails,
 * what is released, what everybody supports.
 */
export function step(community: Community, timestep: number): void {
  arrivals(community, timestep);
  if (community.model === "v3") {
    community.draws.begin("mint", timestep);
    mint(community);
  }
  progress(community, timestep);
  community.draws.begin("release", timestep);
  release(community);
  decide(community, timestep);
  if (community.model === "v3") community.draws.begin("metrics", timestep);
}
