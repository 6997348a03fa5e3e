import { countOf } from "../primitives/numbers";
import type { Next } from "./types";

/** What the juror has done, in plain counts: there is no quota to fill and no bar that pretends one. */
export function JudgingProgress({ progress }: { progress: Next["progress"] }) {
  return (
    <p className="num text-quiet text-small">
      {progress.judged === 0
        ? "Your first pair"
        : `${countOf(progress.judged, "pair")} judged by you, connecting ${countOf(progress.connected, "project")}`}
    </p>
  );
}
