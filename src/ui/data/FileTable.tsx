import { CopyButton } from "../primitives/CopyButton";
import { formatCount, formatHash } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import type { Column } from "../primitives/table";
import { fileText, sizeText, type Version, type VersionFile } from "./dataFiles";

interface FileTableProps {
  slug: string;
  version: Version;
}

/** The files of one version: what they are, how large, and under which hash. */
export function FileTable({ slug, version }: FileTableProps) {
  const columns: readonly Column<VersionFile>[] = [
    {
      key: "name",
      header: "File",
      rowHeader: true,
      cell: ({ name, open }) =>
        open ? (
          <a href={`/rounds/${slug}/data/v${version.version}/${name}.csv`} download>
            {name}.csv
          </a>
        ) : (
          `${name}.csv`
        ),
    },
    {
      key: "about",
      header: "What it is",
      cell: ({ name, open, heldOut }) => (
        <span className="block min-w-48">
          {fileText(name)}
          {!open && (
            <span className="text-quiet">
              {heldOut ? "; sealed until the close" : "; for modelers until the close"}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "rows",
      header: "Rows",
      numeric: true,
      cell: ({ rows }) => (rows === null ? "–" : formatCount(rows)),
    },
    {
      key: "bytes",
      header: "Size",
      numeric: true,
      cell: ({ bytes }) => (
        <span className="whitespace-nowrap">{bytes === null ? "–" : sizeText(bytes)}</span>
      ),
    },
    {
      key: "hash",
      header: "Hash",
      cell: ({ name, hash, seal }) => (
        <span className="-my-2 flex items-center whitespace-nowrap">
          <code title={hash}>{formatHash(hash)}…</code>
          <CopyButton text={hash} label="Copy" />
          {seal && <CopyButton text={seal} label={`Copy the seal of ${name}`} />}
        </span>
      ),
    },
  ];
  return (
    <Table
      label={`Files of version ${version.version}`}
      columns={columns}
      rows={version.files}
      rowKey={({ name }) => name}
    />
  );
}
