import type { RouterOutputs } from "~/trpc/types";
import { EmptyState } from "../primitives/EmptyState";
import { Table } from "../primitives/Table";
import type { Column } from "../primitives/table";

type ProjectRow = RouterOutputs["project"]["list"][number];

const COLUMNS: readonly Column<ProjectRow>[] = [
  { key: "position", header: "No.", numeric: true, narrow: true, cell: (_, index) => index + 1 },
  { key: "title", header: "Project", rowHeader: true, cell: (p) => <ProjectName project={p} /> },
  { key: "about", header: "About", cell: (p) => p.description || "–" },
];

function ProjectName({ project }: { project: ProjectRow }) {
  const aliases = project.aliases.length > 0 && (
    <span className="block text-fine text-quiet">also {project.aliases.join(", ")}</span>
  );
  return (
    <>
      {project.url ? <a href={project.url}>{project.title}</a> : project.title}
      {aliases}
    </>
  );
}

export function ProjectTable({ projects }: { projects: readonly ProjectRow[] }) {
  if (projects.length === 0) {
    return (
      <EmptyState title="No projects yet">The organizer adds them before publication.</EmptyState>
    );
  }
  return <Table label="Projects" columns={COLUMNS} rows={projects} rowKey={(p) => p.id} />;
}
