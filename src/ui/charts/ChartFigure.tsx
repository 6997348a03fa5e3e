"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "../primitives/Button";
import { type CsvRow, toCsv } from "../primitives/csv";
import { DownloadButton } from "../primitives/DownloadButton";
import { DownloadLink } from "../primitives/DownloadLink";

/** Numbers that the page has; what it has not comes from the server, by its address. */
interface CsvOnPage {
  fileName: string;
  header: readonly string[];
  rows: () => readonly CsvRow[];
}

/** The same, where the header is known only with the rows. */
interface CsvWhenAsked {
  fileName: string;
  data: () => { readonly header: readonly string[]; readonly rows: readonly CsvRow[] };
}

interface ChartFigureProps {
  title: string;
  /** How to read it. */
  caption?: ReactNode;
  /** Switches that belong to the drawing, such as its scale. */
  controls?: ReactNode;
  /** The same numbers as a table; leave it out where the page shows that table anyway. */
  table?: ReactNode;
  csv: CsvOnPage | CsvWhenAsked | { href: string };
  children: ReactNode;
}

/** A chart with the table behind it, and both as a file. */
export function ChartFigure({ title, caption, controls, table, csv, children }: ChartFigureProps) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure aria-labelledby={id} className="grid min-w-0 grid-cols-1 gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <figcaption className="grid gap-1">
          <span id={id} className="font-semibold font-serif text-h3">
            {title}
          </span>
          {caption && <span className="measure text-quiet text-small">{caption}</span>}
        </figcaption>
        <div className="-mx-3 flex flex-wrap">
          {!asTable && controls}
          {table && (
            <Button variant="quiet" onClick={() => setAsTable(!asTable)}>
              {asTable ? "Show the chart" : "Show the table"}
            </Button>
          )}
          {"href" in csv ? (
            <DownloadLink href={csv.href} />
          ) : (
            <DownloadButton
              variant="quiet"
              label="Download CSV"
              fileName={csv.fileName}
              content={() => textOf(csv)}
            />
          )}
        </div>
      </div>
      {asTable ? table : children}
    </figure>
  );
}

function textOf(csv: CsvOnPage | CsvWhenAsked): string {
  if (!("data" in csv)) return toCsv(csv.header, csv.rows());
  const { header, rows } = csv.data();
  return toCsv(header, rows);
}
