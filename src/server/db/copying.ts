import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, type PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Tx } from "./client";
import { PrismaClient } from "./generated/client";
import { workerUrl } from "./worker";

/** A cell of a row that is copied; null is null. */
export type Cell = string | number | bigint | boolean | null;

/** Copies rows into columns of a table, in the order of `columns`. */
export type Copy = (
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
) => Promise<void>;

/**
 * Runs a transaction of the worker's in which rows can also be copied in (COPY FROM STDIN), which
 * spares PostgreSQL and this process the arrays of an INSERT. Over a connection of its own, which
 * Prisma and the copy use in turn.
 *
 * @throws whatever `work` throws, and what the database says of the rows; nothing is kept then
 */
export async function copyingTransaction<T>(
  work: (tx: Tx, copy: Copy) => Promise<T>,
  { timeout }: { timeout: number },
): Promise<T> {
  const pool = new Pool({ connectionString: workerUrl(), max: 1 });
  // A connection that breaks is told to whoever is using it.
  pool.on("error", () => {});
  let connection: PoolClient | undefined;
  pool.on("acquire", (client) => {
    connection = client;
  });
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  try {
    const copy: Copy = async (table, columns, rows) => {
      const names = columns.map((name) => `"${name}"`).join(", ");
      const into = connection!.query(copyFrom(`COPY "${table}" (${names}) FROM STDIN`));
      await pipeline(Readable.from(textOf(rows), { objectMode: false }), into);
    };
    return await client.$transaction((tx) => work(tx, copy), { timeout });
  } finally {
    await client.$disconnect();
    await pool.end();
  }
}

/** Characters of text that are handed on at once. */
const PIECE = 65_536;

/** Rows in COPY's text format. */
function* textOf(rows: Iterable<readonly Cell[]>): Generator<string> {
  let text = "";
  for (const row of rows) {
    text += `${row.map(cellText).join("\t")}\n`;
    if (text.length < PIECE) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

function cellText(cell: Cell): string {
  if (cell === null) return "\\N";
  return typeof cell === "string" ? escaped(cell) : String(cell);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
};

const escaped = (text: string) =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found]!) : text;
