import { formatNumber } from "../../primitives/numbers";
import { type BesideRow, BesideTable } from "./BesideTable";
import { PARAMS_OF } from "./numbersText";
import type { NumbersRun } from "./types";

interface NumbersTableProps {
  runs: readonly Pick<NumbersRun, "name" | "kind" | "study">[];
  /** Leave out what is the same in all of them. */
  onlyDifferent?: boolean;
}

/** Every number and the seed of studies of one kind. */
export function NumbersTable({ runs, onlyDifferent = false }: NumbersTableProps) {
  const columns = runs.map(({ name }) => name);
  return <BesideTable {...{ rows: rowsOf(runs), columns, onlyDifferent }} />;
}

function rowsOf(runs: NumbersTableProps["runs"]): BesideRow[] {
  const params = PARAMS_OF[runs[0]!.kind];
  const numbers = Object.entries(params).map(([name, { symbol, title }]) => ({
    name: symbol ? `${symbol}: ${title}` : title,
    values: runs.map(({ study }) =>
      formatNumber((study.numbers as Readonly<Record<string, number>>)[name]!),
    ),
  }));
  return [...numbers, { name: "Seed", values: runs.map(({ study }) => study.seed) }];
}
