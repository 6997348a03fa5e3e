import { AppError, type FieldProblem } from "~/errors";
import type { BodyLimits } from "../readBody";
import type { Operation } from "./operations";
import { HttpRefusal } from "./problem";

const MEBIBYTE = 2 ** 20;
/** Names and numbers are ASCII but for a few letters; as a string in JSON each line adds a byte. */
const BYTES_PER_CHARACTER = 1.2;
/** What is no file is a few fields. */
const JSON_BYTES_MAX = MEBIBYTE;
const BODY_MS_MAX = 60_000;

const FILE_NAME = "upload.csv";
const FILE_TYPES = ["text/csv", "text/plain", "application/gzip", "application/octet-stream"];

export function limitsOf({ file }: Operation): BodyLimits {
  return {
    bytesMax: file ? Math.ceil(file * BYTES_PER_CHARACTER) : JSON_BYTES_MAX,
    millisMax: BODY_MS_MAX,
  };
}

/**
 * The procedure's input: names of the path, fields of the query as their types say, and the body: a
 * JSON object of fields or, where the operation takes a file, the file itself. A body is the file when
 * its type says so, or when the query names it (`fileName`), so that a JSON file can be sent as it is.
 *
 * @throws AppError invalid with every field that is not known or of the wrong type
 */
export function inputOf(
  operation: Operation,
  params: Readonly<Record<string, string>>,
  request: { url: URL; headers: Headers; body: Buffer },
): Record<string, unknown> | undefined {
  const { url, headers, body } = request;
  const query = queryOf(operation, url.searchParams);
  const input = { ...query, ...bodyOf(operation, query, headers, body), ...params };
  return Object.keys(operation.fields).length > 0 ? input : undefined;
}

function queryOf(operation: Operation, query: URLSearchParams): Record<string, unknown> {
  const { fields, names, method, file } = operation;
  const takesFields = method === "GET" || file !== undefined;
  const problems: FieldProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, value] of query) {
    const schema = takesFields && !names.includes(name) && name !== "text" && fields[name];
    if (!schema) {
      const fix = "leave it out; the reference lists the parameters";
      const message = `There is no parameter ${name} here`;
      problems.push({ column: name, value, rule: "unknown", message, fix });
    } else values[name] = typed(schema.type, value);
  }
  if (problems.length > 0) {
    throw new AppError("invalid", "The address has parameters that are not known", { problems });
  }
  return values;
}

/** A value of the query as its type is; where it is not, as it came, for the schema to refuse. */
function typed(type: unknown, value: string): unknown {
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  if ((type === "integer" || type === "number") && value.trim() !== "") {
    const number = Number(value);
    return Number.isFinite(number) ? number : value;
  }
  return value;
}

function bodyOf(
  { file }: Operation,
  query: Record<string, unknown>,
  headers: Headers,
  body: Buffer,
): Record<string, unknown> {
  if (body.length === 0) return {};
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (file && ("fileName" in query || FILE_TYPES.includes(type))) {
    return { fileName: FILE_NAME, ...query, text: textOf(body) };
  }
  if (type !== "application/json") {
    const types = file ? ["application/json", ...FILE_TYPES] : ["application/json"];
    const message = `A body is read as ${types.join(", ")}, not as ${type || "nothing"}`;
    throw new HttpRefusal(415, "mediaType", message);
  }
  return jsonOf(body);
}

function textOf(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw new AppError("invalid", "The file is not UTF-8 text; save it as UTF-8");
  }
}

function jsonOf(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(textOf(body));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid", `The body is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AppError("invalid", "The body is one JSON object of fields");
  }
  return value as Record<string, unknown>;
}
