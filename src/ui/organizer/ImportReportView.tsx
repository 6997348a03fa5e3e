import { Callout } from "../primitives/Callout";
import { DefinitionList } from "../primitives/DefinitionList";
import { countOf, formatCount } from "../primitives/numbers";
import { ProblemList } from "../primitives/ProblemList";
import { RepairList } from "../primitives/RepairList";
import type { ImportReport } from "./types";

interface ImportReportViewProps {
  fileName: string;
  report: ImportReport;
}

/** What a file was read as, before anything of it is stored. */
export function ImportReportView({ fileName, report }: ImportReportViewProps) {
  const good = report.problemCount === 0;
  return (
    <div className="grid gap-4">
      <ProblemList
        problems={report.problems}
        total={report.problemCount}
        title={`${countOf(report.problemCount, "problem")} in ${fileName}; nothing was imported`}
      />
      {good && report.rows === 0 && (
        <Callout tone="warn" title={`${fileName} has nothing for this round`}>
          <p>None of its rows compare two projects of this round.</p>
        </Callout>
      )}
      {good && report.rows > 0 && (
        <Callout title={`${fileName} can be imported`}>
          <p>{countOf(report.rows, "comparison")} of this round's projects.</p>
        </Callout>
      )}
      {good && <Reading report={report} />}
      <RepairList repairs={report.repairs} />
      {report.repairCount > report.repairs.length && (
        <p className="text-quiet text-small">
          The first {formatCount(report.repairs.length)} of {formatCount(report.repairCount)}{" "}
          repairs are listed.
        </p>
      )}
    </div>
  );
}

function Reading({ report }: { report: ImportReport }) {
  const { splits } = report;
  return (
    <DefinitionList
      items={[
        { term: "Read as", value: <code>{report.format}</code> },
        {
          term: "Comparisons",
          value: `${formatCount(report.rows)} by ${countOf(report.jurors, "juror")}`,
          about: `${formatCount(splits.train)} training, ${formatCount(splits.public)} public, ${formatCount(splits.private)} private`,
        },
        {
          term: "Projects compared",
          value: `${formatCount(report.projects)} of ${formatCount(report.projectsInRound)} in this round`,
        },
        {
          term: "Left out",
          value: countOf(report.outside, "row"),
          about: "About projects that are not in this round.",
        },
        ...(report.ignored.length > 0
          ? [{ term: "Columns not read", value: report.ignored.join(", ") }]
          : []),
      ]}
    />
  );
}
