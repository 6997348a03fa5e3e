import { formatAmountExact, formatCount } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { stepText } from "./stepText";
import type { Explained } from "./types";
import { formatDelta, formatStepValue, UNIT_NAMES } from "./units";

const ONE_MORE = 10;

/** One project's way through the recipe, what the cap took, and what one more donor would add. */
export function WhyAmount({ funding, at }: { funding: Explained; at: number }) {
  const { symbol, decimals, steps, rules } = funding;
  const project = funding.projects[at]!;
  const exact = formatAmountExact({ amount: project.amount, decimals, symbol });
  const capAt = steps.findIndex(({ step }) => step === "cap");
  const capTook =
    capAt > 0 && project.capped ? shareBefore(funding, capAt, at) - steps[capAt]!.values[at]! : 0;
  const more = funding.oneMore?.[at];
  return (
    <div className="grid gap-4">
      <p>
        {formatCount(project.donors)} {project.donors === 1 ? "donor" : "donors"}, {exact}.
      </p>
      <Table
        label="Step by step"
        rows={steps.map((step) => ({ ...step, value: step.values[at]! }))}
        rowKey={(row) => row.step}
        columns={[
          {
            key: "step",
            header: "Step",
            rowHeader: true,
            cell: (row) => stepText(row.step, rules, symbol).title,
          },
          {
            key: "value",
            header: "After it",
            numeric: true,
            cell: (row) => formatStepValue(row.unit, row.value),
          },
          { key: "unit", header: "Of", cell: (row) => UNIT_NAMES[row.unit] ?? row.unit },
        ]}
      />
      <ul className="grid gap-1 text-small">
        <li>
          {capTook > 0
            ? `The cap took ${(capTook * 100).toFixed(2)} % of the pool.`
            : "No cap holds this project down."}
        </li>
        <li>
          {more === undefined
            ? "What one more donor would add is computed in the sandbox: by this mechanism every gift changes everything."
            : `One more donor of ${ONE_MORE} ${symbol} would change its match by ${formatDelta(more)} ${symbol}.`}
        </li>
      </ul>
    </div>
  );
}

/** The share that the cap was given: of the step before, or what the raw matches make. */
function shareBefore({ steps, projects }: Explained, capAt: number, at: number): number {
  const before = steps[capAt - 1]!;
  if (before.unit === "share") return before.values[at]!;
  const total = projects.reduce((sum, { raw }) => sum + raw, 0);
  return total > 0 ? projects[at]!.raw / total : 0;
}
