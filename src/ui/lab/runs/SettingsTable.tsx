import { COMMUNITY_PARAMS, COMMUNITY_PRESETS, MENDS, type Study } from "~/core/simulation";
import { formatNumber } from "../../primitives/numbers";
import { presetOf, usualOf } from "../community/communityState";
import { type BesideRow, BesideTable } from "./BesideTable";

interface Column {
  readonly label: string;
  readonly study: Study;
  readonly config: number;
}

interface SettingsTableProps {
  columns: readonly Column[];
  /** Leave out what is the same in all columns. */
  onlyDifferent?: boolean;
}

/** What is computed: every setting of every configuration, what is swept as its values. */
export function SettingsTable({ columns, onlyDifferent = false }: SettingsTableProps) {
  const labels = columns.map(({ label }) => label);
  return <BesideTable {...{ rows: rowsOf(columns), columns: labels, onlyDifferent }} />;
}

function rowsOf(columns: readonly Column[]): BesideRow[] {
  const row = (name: string, of: (column: Column) => string): BesideRow => ({
    name,
    values: columns.map(of),
  });
  const configOf = ({ study, config }: Column) => study.configs[config]!;
  const params = COMMUNITY_PARAMS.filter(({ only }) =>
    columns.some((column) => only === undefined || only === configOf(column).model),
  );
  return [
    row("Preset", (column) => presetTitle(column)),
    row("Model", (column) => configOf(column).model),
    row("Mode", (column) => configOf(column).mode),
    row("Seed", ({ study }) => study.seed),
    row("Days", ({ study }) => formatNumber(study.timesteps)),
    row("Runs", ({ study }) => formatNumber(study.runs)),
    ...params.map(({ name, symbol, title }) =>
      row(symbol ? `${symbol}: ${title}` : title, (column) => valueText(column, name)),
    ),
    ...Object.entries(MENDS).map(([name, text]) =>
      row(text, (column) => {
        const { mode, mends } = configOf(column);
        return (mends?.[name] ?? mode === "corrected") ? "yes" : "no";
      }),
    ),
  ];
}

function presetTitle({ study, config }: Column): string {
  const { model, mode, params = {}, mends = {} } = study.configs[config]!;
  const key = presetOf({ model, mode, params, mends });
  return COMMUNITY_PRESETS.find((preset) => preset.key === key)?.title ?? "own parameters";
}

function valueText({ study, config }: Column, name: string): string {
  const { model, params } = study.configs[config]!;
  const swept = study.axes.find(({ param }) => param === name);
  if (swept) return swept.values.map(formatNumber).join(", ");
  const value = params?.[name] ?? usualOf(model)[name];
  return value === undefined ? "–" : formatNumber(value);
}
