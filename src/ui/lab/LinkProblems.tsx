import { Callout } from "../primitives/Callout";

/** What of a link could not be read. */
export function LinkProblems({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="pt-6">
      <Callout tone="warn" title="A part of this link could not be read">
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}.</li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
