import { FACT_COLUMNS } from "~/core/formats";
import { countOf } from "../primitives/numbers";

interface Stated {
  description: string | null;
  facts: object;
}

/** Which facts a list gives its jurors, and for how many of its projects. */
export function factsStated(projects: readonly Stated[]): string {
  const counts = FACT_COLUMNS.map((column) => {
    const has = ({ description, facts }: Stated) =>
      column === "description" ? description !== null : column in facts;
    return [column, projects.filter(has).length] as const;
  }).filter(([, count]) => count > 0);
  if (counts.length === 0) {
    return "The list states no facts: jurors see names and addresses alone.";
  }
  const each = counts.map(([column, count]) =>
    count === projects.length ? column : `${column} (${count})`,
  );
  return `Of ${countOf(projects.length, "project")}, jurors are shown: ${each.join(", ")}.`;
}
