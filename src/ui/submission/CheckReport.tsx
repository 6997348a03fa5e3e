import { Callout } from "../primitives/Callout";
import { Disclosure } from "../primitives/Disclosure";
import { countOf, formatWeight } from "../primitives/numbers";
import { ProblemList } from "../primitives/ProblemList";
import { RepairList } from "../primitives/RepairList";
import { Table } from "../primitives/Table";
import type { CheckedFile } from "./types";

const PREVIEW_ROWS = 10;

/** What the file was read as: the verdict first, then every repair and every problem. */
export function CheckReport({ file }: { file: CheckedFile }) {
  const { report } = file;
  if (report.problems.length > 0) {
    return (
      <div className="grid gap-4">
        <ProblemList
          problems={report.problems}
          total={report.problemCount}
          title={`${countOf(report.problemCount, "problem")} in ${file.fileName}; nothing was submitted`}
        />
        <RepairList repairs={report.repairs} />
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <Callout title={`${file.fileName} can be submitted`}>
        <p>
          {countOf(report.weights.length, "project")} from {countOf(report.rows, "row")}, read as{" "}
          <code>{report.format}</code>
          {report.repairs.length === 0
            ? ", nothing had to be repaired."
            : `, with ${countOf(report.repairs.length, "repair")}. Look at them before submitting.`}
        </p>
      </Callout>
      <RepairList repairs={report.repairs} />
      <WeightsPreview weights={report.weights} />
    </div>
  );
}

function WeightsPreview({ weights }: { weights: CheckedFile["report"]["weights"] }) {
  const shown = weights.slice(0, PREVIEW_ROWS);
  return (
    <Disclosure summary={`The ${countOf(shown.length, "heaviest project", "heaviest projects")}`}>
      <Table
        label="The heaviest projects of this file"
        columns={[
          { key: "name", header: "Project", rowHeader: true, cell: (w) => w.name },
          {
            key: "weight",
            header: "Weight",
            numeric: true,
            cell: (w) => formatWeight(w.weight),
          },
        ]}
        rows={shown}
        rowKey={(w) => w.name}
      />
    </Disclosure>
  );
}
