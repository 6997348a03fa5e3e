import type { ReactNode } from "react";
import { formatAmount } from "~/core/funding";
import { alignAmounts } from "../primitives/alignAmounts";
import { Callout } from "../primitives/Callout";
import { countOf, formatAmountExact, formatWeight } from "../primitives/numbers";
import { SortableTable } from "../primitives/SortableTable";
import type { Column } from "../primitives/table";
import { payoutTotals } from "./totals";

export interface PayoutLine {
  /** One of the three: who is paid. */
  projectId: string | null;
  teamId: string | null;
  /** Present: what a pool released. */
  proposalId?: string | null;
  name: string;
  /** Why a team, a project by a recipe, or one of a project's several recipients, gets this much. */
  reason: string | null;
  weight: number;
  amount: string;
  address: string | null;
}

interface Pool {
  amount: string;
  decimals: number;
  symbol: string;
}

interface LinesTableProps {
  label: string;
  lines: readonly PayoutLine[];
  pool: Pool;
  /** Of a run by a recipe: what of the whole pool it leaves unspent. */
  recipe?: { pool: string; unspent: string };
  /** What leads to the reasons of a line. */
  explain?: (line: PayoutLine) => ReactNode;
}

const keyOf = (line: PayoutLine) =>
  `${line.projectId ?? line.teamId ?? line.proposalId ?? line.name} ${line.address ?? ""}`;

function columnsOf(
  { decimals, symbol }: Pool,
  aligned: ReadonlyMap<string, string>,
  payee: "Project" | "Team" | "Proposal",
  { recipe, explain }: Pick<LinesTableProps, "recipe" | "explain">,
): Column<PayoutLine>[] {
  const ofTeams = payee === "Team";
  return [
    {
      key: "name",
      header: payee,
      rowHeader: true,
      cell: (line) => (
        <span className="grid">
          <span className="break-words font-semibold">{line.name}</span>
          {!ofTeams && (line.reason || explain) && (
            <span className="flex flex-wrap items-center gap-x-4">
              <span className="text-quiet">{line.reason}</span>
              {explain?.(line)}
            </span>
          )}
        </span>
      ),
      sortBy: (line) => line.name,
    },
    ofTeams
      ? { key: "reason", header: "Why", cell: (line) => line.reason }
      : {
          key: "weight",
          header: recipe ? "Share" : "Weight",
          numeric: true,
          cell: (line) => formatWeight(line.weight),
          sortBy: (line) => line.weight,
        },
    {
      key: "amount",
      header: `Amount, ${symbol}`,
      numeric: true,
      cell: (line) => aligned.get(keyOf(line)),
      sortBy: (line) => Number(formatAmount(BigInt(line.amount), decimals)),
    },
    {
      key: "address",
      header: "Paid to",
      cell: (line) =>
        line.address ? (
          <code className="whitespace-nowrap">{line.address}</code>
        ) : line.amount === "0" ? (
          "–"
        ) : (
          <span className="text-warn">held back: no address</span>
        ),
      sortBy: (line) => line.address,
    },
  ];
}

/** The split in full, and below it that it sums to the pool to the last unit. */
export function LinesTable({ label, lines, pool, recipe, explain }: LinesTableProps) {
  const ofTeams = lines.some((line) => line.teamId !== null);
  const payee = ofTeams ? "Team" : lines.some((line) => line.proposalId) ? "Proposal" : "Project";
  const totals = payoutTotals(lines, pool.amount);
  const amounts = alignAmounts(
    lines.map((line) => line.amount),
    pool.decimals,
  );
  const aligned = new Map(lines.map((line, index) => [keyOf(line), amounts[index] ?? ""]));
  const exact = (amount: bigint) => formatAmountExact({ ...pool, amount: amount.toString() });
  return (
    <div className="grid gap-3">
      <SortableTable
        label={label}
        columns={columnsOf(pool, aligned, payee, { recipe, explain })}
        rows={lines}
        rowKey={keyOf}
        initial={{ key: ofTeams ? "amount" : "weight", direction: "descending" }}
      />
      <dl className="num grid gap-x-6 gap-y-1 border-ink border-t-3 border-double pt-2 text-small sm:grid-cols-[auto_1fr] sm:justify-start">
        <dt className="text-quiet">Sum of {countOf(lines.length, "line")}</dt>
        <dd className="font-semibold">
          {exact(totals.all)}
          {totals.exact && (
            <span className="font-normal text-quiet">
              {recipe && recipe.unspent !== "0"
                ? ", exactly the pool less what is unspent"
                : ", exactly the pool"}
            </span>
          )}
        </dd>
        <dt className="text-quiet">Can be paid now</dt>
        <dd>{exact(totals.payable)}</dd>
        <dt className="text-quiet">Held back, {countOf(totals.heldBackLines, "line")}</dt>
        <dd>{exact(totals.heldBack)}</dd>
        {recipe && (
          <>
            <dt className="text-quiet">Unspent, in no line</dt>
            <dd>{exact(BigInt(recipe.unspent))}</dd>
          </>
        )}
      </dl>
      {!totals.exact && (
        <Callout tone="error" title="These lines do not sum to the pool">
          <p>
            The pool is {formatAmountExact(pool)}. Do not pay this run; tell whoever runs this
            installation.
          </p>
        </Callout>
      )}
    </div>
  );
}
