import { useEffect, useRef } from "react";
import { Button, LinkButton } from "../primitives/Button";

interface BreakCardProps {
  answers: number;
  onGoOn: () => void;
}

/** After every tenth answer: a place to stop, because tired judgements are worse than none. */
export function BreakCard({ answers, onGoOn }: BreakCardProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <section className="grid justify-items-start gap-4 border-rule border-y py-10">
      <h2 ref={ref} tabIndex={-1} className="text-h2 outline-none">
        {answers} pairs in one sitting
      </h2>
      <p className="measure text-quiet">
        Everything is recorded. Look out of the window for a minute, or come back another day: the
        next pair waits.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={onGoOn}>
          Go on judging
        </Button>
        <LinkButton href="/">Stop for now</LinkButton>
      </div>
    </section>
  );
}
