import { type CsvRow, csvLines } from "../primitives/csv";

/** Rows asked for at a time while a file is written. */
export const CSV_PAGE = 1000;

/**
 * A file that is written while it is sent: page after page is asked for until one is not full, so
 * that neither side ever holds the whole.
 */
export function csvResponse(
  fileName: string,
  header: readonly string[],
  pageAt: (offset: number) => Promise<readonly CsvRow[]>,
): Response {
  const encoder = new TextEncoder();
  let offset = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvLines([header]))),
    async pull(controller) {
      const rows = await pageAt(offset);
      if (rows.length > 0) controller.enqueue(encoder.encode(csvLines(rows)));
      offset += rows.length;
      if (rows.length < CSV_PAGE) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
}
