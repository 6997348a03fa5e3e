import { type FactRow, factRows } from "./facts";

export interface JudgedProject {
  name: string;
  title: string;
  url: string | null;
  description: string | null;
  facts: unknown;
}

interface PairCardsProps {
  a: JudgedProject;
  b: JudgedProject;
}

/**
 * The two projects with the same rows in the same order: beside each other the rows line up
 * (subgrid), stacked on a phone they read one after the other.
 */
export function PairCards({ a, b }: PairCardsProps) {
  const rows = factRows(a.facts, b.facts);
  return (
    <div className="grid gap-4 sm:grid-cols-2 sm:gap-x-6">
      <ProjectCard project={a} place="First" facts={rows.map((row) => [row, row.a])} />
      <ProjectCard project={b} place="Second" facts={rows.map((row) => [row, row.b])} />
    </div>
  );
}

interface ProjectCardProps {
  project: JudgedProject;
  place: "First" | "Second";
  facts: readonly (readonly [FactRow, string | null])[];
}

function ProjectCard({ project, place, facts }: ProjectCardProps) {
  return (
    <article
      aria-label={`${place} project: ${project.title}`}
      className="grid grid-rows-subgrid gap-y-0 border-ink border-t-2 bg-sheet px-4 py-3"
      style={{ gridRow: `span ${facts.length + 2}` }}
    >
      <div className="pb-1">
        <p className="text-fine text-quiet">{place}</p>
        <h2 className="break-words text-h3">{project.title}</h2>
        {project.url ? (
          <a
            href={project.url}
            target="_blank"
            rel="noreferrer"
            className="link break-all text-small"
          >
            {project.url.replace(/^https?:\/\//, "")}
            <span className="sr-only"> (opens in a new tab)</span>
          </a>
        ) : (
          <span className="break-all text-quiet text-small">{project.name}</span>
        )}
      </div>
      <p className={project.description ? "pb-2 text-small" : "pb-2 text-quiet text-small"}>
        {project.description || "Description not stated"}
      </p>
      {facts.map(([fact, value]) => (
        <p
          key={fact.key}
          className="num flex items-baseline justify-between gap-4 border-rule border-t py-1 text-small"
        >
          <span className="text-quiet">{fact.label}</span>
          <span className={value === null ? "text-quiet italic" : "min-w-0 break-words text-right"}>
            {value ?? "not stated"}
          </span>
        </p>
      ))}
    </article>
  );
}
