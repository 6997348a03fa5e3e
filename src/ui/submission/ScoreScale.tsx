import { formatScore } from "../primitives/numbers";
import { scorePlace } from "./scorePlace";

interface ScoreScaleProps {
  label: string;
  score: { score: number; uniform: number; floor: number; rows: number };
}

/** A score on the arm of the balance: equal weights on the left, the best possible on the right. */
export function ScoreScale({ label, score }: ScoreScaleProps) {
  const place = scorePlace(score);
  return (
    <div className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-quiet text-small">{label}</span>
        <span className="num font-semibold">{formatScore(score.score)}</span>
      </p>
      <div aria-hidden="true" className="relative pt-3">
        <div
          className="-translate-x-1/2 absolute top-0 size-2.5 rounded-full bg-accent"
          style={{ left: `${place.share * 100}%` }}
        />
        <div className="beam" />
      </div>
      <p className="num flex justify-between gap-4 text-fine text-quiet">
        <span>equal weights {formatScore(score.uniform)}</span>
        <span className="text-right">best possible {formatScore(score.floor)}</span>
      </p>
      <p className="text-small">{place.text}.</p>
    </div>
  );
}
