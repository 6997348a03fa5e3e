import type { PayoutChange } from "~/core/funding";
import { type Amount, formatAmountExact } from "../primitives/numbers";
import { Table } from "../primitives/Table";

const SAID: Record<PayoutChange["kind"], string> = {
  added: "added",
  removed: "removed",
  raised: "more",
  lowered: "less",
  moved: "another address",
  same: "the same",
};

/** Recipients whose payment differs between two runs, and by how much in all. */
export function ChangesTable({
  changes,
  pool,
}: {
  changes: readonly PayoutChange[];
  pool: Amount;
}) {
  const exact = (amount: bigint) => formatAmountExact({ ...pool, amount: amount.toString() });
  const signed = (amount: bigint) => {
    if (amount === 0n) return "0";
    return amount > 0n ? `+${exact(amount)}` : `−${exact(-amount)}`;
  };
  const sum = (of: (row: PayoutChange) => bigint) =>
    changes.reduce((total, row) => total + of(row), 0n);
  return (
    <Table
      label="What changed, by recipient"
      columns={[
        {
          key: "recipient",
          header: "Recipient",
          rowHeader: true,
          cell: (row) => (
            <span className="grid">
              <span className="break-words font-semibold">{row.recipient}</span>
              <Address row={row} />
            </span>
          ),
        },
        { key: "kind", header: "What", cell: ({ kind }) => SAID[kind] },
        {
          key: "before",
          header: "Before",
          numeric: true,
          cell: ({ before }) => (before ? exact(before.amount) : "–"),
        },
        {
          key: "after",
          header: "After",
          numeric: true,
          cell: ({ after }) => (after ? exact(after.amount) : "–"),
        },
        { key: "change", header: "Change", numeric: true, cell: ({ change }) => signed(change) },
      ]}
      rows={changes}
      rowKey={(row, index) => `${row.recipient} ${index}`}
      foot={[
        "All of these",
        "",
        exact(sum(({ before }) => before?.amount ?? 0n)),
        exact(sum(({ after }) => after?.amount ?? 0n)),
        signed(sum(({ change }) => change)),
      ]}
    />
  );
}

function Address({ row: { before, after } }: { row: PayoutChange }) {
  const said = (address: string | null) => address ?? "held back";
  const [old, now] = [before && said(before.address), after && said(after.address)];
  return (
    <code className="break-all text-quiet">
      {old && now && old.toLowerCase() !== now.toLowerCase() ? `${old} → ${now}` : (now ?? old)}
    </code>
  );
}
