import { COMMUNITY_PARAMS, COMMUNITY_PRESETS, MENDS, type Study } from "~/core/simulation";
import { formatNumber } from "../../primitives/numbers";
import { Table } from "../../primitives/Table";
import { presetOf, usualOf } from "../community/communityState";

interface Column {
  readonly label: string;
  readonly study: Study;
  readonly config: number;
}

interface Row {
  readonly name: string;
  readonly values: readonly string[];
}

interface SettingsTableProps {
  columns: readonly Column[];
  /** Leave out what is the same in all columns. */
  onlyDifferent?: boolean;
}

/** What is computed: every setting of every configuration, what is swept as its values. */
export function SettingsTable({ columns, onlyDifferent = false }: SettingsTableProps) {
  const rows = rowsOf(columns).filter(({ values }) => !onlyDifferent || new Set(values).size > 1);
  if (rows.length === 0) return <p>They differ in no setting.</p>;
  return (
    <Table
      label={onlyDifferent ? "Settings that differ" : "Settings"}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: "name", header: "Setting", rowHeader: true, cell: ({ name }) => name },
        ...columns.map(({ label }, place) => ({
          ...{ key: `${place}`, header: columns.length > 1 ? label : "Value", numeric: true },
          cell: ({ values }: Row) => values[place],
        })),
      ]}
    />
  );
}

function rowsOf(columns: readonly Column[]): Row[] {
  const row = (name: string, of: (column: Column) => string): Row => ({
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
