import { Callout } from "../primitives/Callout";
import { Disclosure } from "../primitives/Disclosure";
import { countOf, formatWeight } from "../primitives/numbers";
import { ProblemList } from "../primitives/ProblemList";
import { Table } from "../primitives/Table";
import type { CheckedFile } from "./types";

/** What the file was read as: the verdict first, with every problem where there are any. */
export function CheckVerdict({ file }: { file: CheckedFile }) {
  const { report, fileName } = file;
  if (report.problemCount > 0) {
    return (
      <ProblemList
        problems={report.problems}
        total={report.problemCount}
        title={`${countOf(report.problemCount, "problem")} in ${fileName}; nothing was submitted`}
      />
    );
  }
  return (
    <div className="grid gap-4">
      <Callout title={`${fileName} can be submitted`}>
        <p>
          {countOf(report.projects, "project")} from {countOf(report.rows, "row")}, read as{" "}
          <code>{report.format}</code>
          {report.repairCount === 0
            ? ", nothing has to be repaired."
            : `, once ${countOf(report.repairCount, "repair")} ${report.repairCount === 1 ? "is" : "are"} made.`}
        </p>
        {report.notes.map((note) => (
          <p key={note}>{note}.</p>
        ))}
      </Callout>
      <Heaviest projects={report.heaviest} />
    </div>
  );
}

function Heaviest({ projects }: { projects: CheckedFile["report"]["heaviest"] }) {
  return (
    <Disclosure
      summary={`The ${countOf(projects.length, "heaviest project", "heaviest projects")}`}
    >
      <Table
        label="The heaviest projects of this file"
        columns={[
          { key: "name", header: "Project", rowHeader: true, cell: (w) => w.name },
          { key: "weight", header: "Weight", numeric: true, cell: (w) => formatWeight(w.weight) },
        ]}
        rows={projects}
        rowKey={(w) => w.name}
      />
    </Disclosure>
  );
}
