import { Table } from "../primitives/Table";
import { type ProjectShares, shareText } from "./shares";

/** Who shares the payout of which project. */
export function SharesTable({ projects }: { projects: readonly ProjectShares[] }) {
  const rows = projects.flatMap(({ name, shares }) => {
    const total = shares.reduce((sum, { share }) => sum + BigInt(share), 0n);
    return shares.map(({ address, share }) => ({ name, address, part: shareText(share, total) }));
  });
  if (rows.length === 0) {
    return <p className="text-small">Every project is paid at its one address so far.</p>;
  }
  return (
    <Table
      label="Projects with several recipients"
      columns={[
        { key: "name", header: "Project", rowHeader: true, cell: ({ name }) => name },
        {
          key: "address",
          header: "Paid to",
          cell: ({ address }) =>
            address ? (
              <code>{address}</code>
            ) : (
              <span className="text-warn">held back: no address</span>
            ),
        },
        { key: "share", header: "Share", numeric: true, cell: ({ part }) => part },
      ]}
      rows={rows}
      rowKey={({ name, address }) => `${name} ${address}`}
    />
  );
}
