import { type CheckReport, checkFile, type FileKind } from "~/core/formats";
import { EXIT, type ExitCode } from "./exit";
import { problemLine, repairLine } from "./findings";
import { readInput } from "./input";
import { type NameOptions, nameOptions } from "./load";
import { type OutputOptions, present } from "./output";

interface CheckCliOptions extends Omit<NameOptions, "items">, OutputOptions {
  kind?: FileKind;
  against?: string;
}

/** Repairs listed for people, as many as there are errors at most. */
const REPAIRS_SHOWN = 100;

/** `steelyard check`: every error and every proposed repair of one file. */
export function runCheck(path: string, { against, kind, ...options }: CheckCliOptions): ExitCode {
  const names = nameOptions({ ...options, ...(against !== undefined && { items: against }) });
  const report = checkFile(readInput(path), { ...names, kind });
  present(report, () => checkText(path, report), options);
  return report.ok ? EXIT.done : EXIT.refused;
}

function checkText(path: string, report: CheckReport): string {
  const { format, kind, rows, errors, errorCount, repairs } = report;
  const what = format ? `${kind} (${format})` : kind;
  const counts = `${rows} rows read, errors: ${errorCount}, repairs: ${repairs.length}`;
  const lines = [
    ...errors.map((problem) => problemLine(path, problem)),
    ...(errorCount > errors.length ? [`${path}: ${errorCount - errors.length} more errors`] : []),
    ...repairs.slice(0, REPAIRS_SHOWN).map((repair) => repairLine(path, repair)),
    ...(repairs.length > REPAIRS_SHOWN
      ? [`${path}: ${repairs.length - REPAIRS_SHOWN} more repairs (--json lists all)`]
      : []),
    `${path}: ${what}, ${counts}: ${report.ok ? "can be used" : "is refused"}`,
  ];
  return `${lines.join("\n")}\n`;
}
