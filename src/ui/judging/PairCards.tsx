import { useFormatter, useTranslations } from "next-intl";
import {
  type FactRow,
  factsOf,
  plainLabel,
  readmeOf,
  STANDARD_FACTS,
  type StandardFact,
} from "./facts";
import type { ServedPair } from "./types";

type JudgedProject = ServedPair["a"];

/**
 * The two projects with the same rows in the same order: beside each other the rows line up
 * (subgrid), stacked on a phone they read one after the other.
 */
export function PairCards({ a, b }: { a: JudgedProject; b: JudgedProject }) {
  const t = useTranslations("desk");
  const tFacts = useTranslations("facts");
  const { rows, neither } = factsOf(a.facts, b.facts);
  const rowsOf = (side: "a" | "b") => rows.map((row) => [row, row[side]] as const);
  const readmes = readmeOf(a.facts) !== null || readmeOf(b.facts) !== null;
  return (
    <div className="grid gap-2">
      <div className="grid gap-3 sm:grid-cols-2 sm:gap-x-6">
        <ProjectCard project={a} place="first" facts={rowsOf("a")} hasReadme={readmes} />
        <ProjectCard project={b} place="second" facts={rowsOf("b")} hasReadme={readmes} />
      </div>
      {neither.length > 0 && (
        <p className="text-fine text-quiet">
          {t("statedForNeither", { facts: neither.map((fact) => tFacts(fact)).join(", ") })}
        </p>
      )}
    </div>
  );
}

interface ProjectCardProps {
  project: JudgedProject;
  place: "first" | "second";
  facts: readonly (readonly [FactRow, FactRow["a"]])[];
  /** Whether either project has one: both cards then have the row. */
  hasReadme: boolean;
}

function ProjectCard({ project, place, facts, hasReadme }: ProjectCardProps) {
  const t = useTranslations("desk");
  const readme = readmeOf(project.facts);
  return (
    <article
      aria-label={t(`${place}Project`, { title: project.title })}
      className="grid grid-rows-subgrid gap-y-0 border-ink border-t-2 bg-sheet px-4 py-3"
      style={{ gridRow: `span ${facts.length + (hasReadme ? 3 : 2)}` }}
    >
      <div className="pb-1">
        <p className="text-fine text-quiet">{t(place)}</p>
        <h3 className="break-words text-h3">{project.title}</h3>
        {project.url ? (
          <a
            href={project.url}
            target="_blank"
            rel="noreferrer"
            className="link break-all text-small"
          >
            <bdi>{project.url.replace(/^https?:\/\//, "")}</bdi>
            <span className="sr-only"> {t("newTab")}</span>
          </a>
        ) : (
          <span className="break-all text-quiet text-small">{project.name}</span>
        )}
      </div>
      <p
        dir="auto"
        className={project.description ? "pb-2 text-small" : "pb-2 text-quiet text-small"}
      >
        {project.description || t("noDescription")}
      </p>
      {hasReadme && <Readme text={readme} />}
      {facts.map(([fact, value]) => (
        <Fact key={fact.key} name={fact.key} value={value} />
      ))}
    </article>
  );
}

const README = "border-rule border-t py-1 text-small";

/** Folded after a few lines by the reader's own choice, so that no card towers over the other. */
function Readme({ text }: { text: string | null }) {
  const t = useTranslations("desk");
  if (text === null) {
    return (
      <p className={`${README} flex justify-between gap-4 text-quiet`}>
        {t("readme")} <span className="italic">{t("notStated")}</span>
      </p>
    );
  }
  return (
    <details className={`${README} group`}>
      <summary className="min-h-11 list-none content-center text-quiet md:min-h-0 [&::-webkit-details-marker]:hidden">
        <span className="flex justify-between gap-4">
          {t("readme")}
          <span aria-hidden="true" className="text-accent group-open:rotate-90 rtl:-scale-x-100">
            ▸
          </span>
        </span>
        <span dir="auto" className="line-clamp-2 text-ink group-open:hidden">
          {text}
        </span>
      </summary>
      <p dir="auto" className="whitespace-pre-line break-words pb-1">
        {text}
      </p>
    </details>
  );
}

/** One line of a card: what is known, or that it is not. */
export function Fact({ name, value }: { name: string; value: FactRow["a"] }) {
  const t = useTranslations("desk");
  const tFacts = useTranslations("facts");
  const format = useFormatter();
  const isStandard = (STANDARD_FACTS as readonly string[]).includes(name);
  const text = () => {
    if (typeof value === "number") return format.number(value, { maximumFractionDigits: 2 });
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    return value ?? t("notStated");
  };
  return (
    <p className="num flex items-baseline justify-between gap-4 border-rule border-t py-1 text-small">
      <span className="text-quiet">
        {isStandard ? tFacts(name as StandardFact) : plainLabel(name)}
      </span>
      <span
        dir="auto"
        className={value === null ? "text-quiet italic" : "min-w-0 break-words text-end"}
      >
        {text()}
      </span>
    </p>
  );
}
