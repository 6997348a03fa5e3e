import type { Report } from "./report";

const BOM = "\uFEFF";
const NEWLINE = 0x0a;
/** First bytes of files that are not text, and what to do instead. */
const BINARY: readonly { magic: readonly number[]; what: string; fix: string }[] = [
  { magic: [0x50, 0x4b, 3, 4], what: "a spreadsheet or ZIP file", fix: "export it as CSV (UTF-8)" },
  { magic: [0x1f, 0x8b], what: "a gzip file", fix: "unpack it first" },
  { magic: [0xff, 0xfe], what: "UTF-16 text", fix: "save it as UTF-8" },
  { magic: [0xfe, 0xff], what: "UTF-16 text", fix: "save it as UTF-8" },
];

/**
 * Bytes as text. Invalid UTF-8 is refused with every line it is on; a byte order mark is removed
 * with a repair.
 *
 * @returns the text, or undefined when there is none that could be trusted.
 */
export function decode(input: string | Uint8Array, report: Report): string | undefined {
  const text = typeof input === "string" ? input : decodeUtf8(input, report);
  if (text === undefined || !text.startsWith(BOM)) return text;
  report.repair({
    line: 1,
    column: "",
    before: "byte order mark",
    after: "",
    rule: "bom",
    message: "the file starts with a byte order mark, which is not part of the header",
  });
  return text.slice(1);
}

function decodeUtf8(bytes: Uint8Array, report: Report): string | undefined {
  const binary = BINARY.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte));
  if (binary) {
    const message = `this is ${binary.what}, not CSV text`;
    report.refuse({ line: 1, column: "", value: "", rule: "not-text", message, fix: binary.fix });
    return undefined;
  }
  // `ignoreBOM: true` keeps the mark in the text, so that it is reported above.
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes);
  } catch {
    refuseBadLines(bytes, report);
    return undefined;
  }
}

/** No UTF-8 sequence contains the byte of "\n", so each line can be judged by itself. */
function refuseBadLines(bytes: Uint8Array, report: Report): void {
  const strict = new TextDecoder("utf-8", { fatal: true });
  const lenient = new TextDecoder("utf-8");
  for (let line = 1, start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    const slice = bytes.subarray(start, end);
    try {
      strict.decode(slice);
    } catch {
      report.refuse({
        line,
        column: "",
        value: lenient.decode(slice).slice(0, 80),
        rule: "utf-8",
        message: "the line is not valid UTF-8",
        fix: "save the file with the encoding UTF-8",
      });
    }
    start = end + 1;
  }
}
