/** What the reference reads of the OpenAPI document. */
export interface ApiDocument {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly format?: string;
}

interface RawOperation {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: ({ $ref: string } | Parameter)[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** An operation as the page shows it. */
export interface ShownOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly noun: string;
  /** What a token must be good for; `open`: it answers without one, too. */
  readonly scope: string;
  readonly open: boolean;
  readonly parameters: readonly Parameter[];
  /** Fields of a JSON body, where there is one. */
  readonly body: Schema | null;
  readonly takesFile: boolean;
  readonly keyed: boolean;
  /** Media type and schema of the answer; null: it is empty. */
  readonly answer: { readonly type: string; readonly schema: Schema } | null;
}

export function operationsOf({ paths }: ApiDocument): ShownOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => shown(path, method, raw as RawOperation)),
  );
}

function shown(path: string, method: string, raw: RawOperation): ShownOperation {
  const content = raw.requestBody?.content ?? {};
  const [answer] = Object.entries(raw.responses[200]?.content ?? {});
  return {
    ...{ id: raw.operationId, method: method.toUpperCase(), path, summary: raw.summary },
    noun: raw.tags[0] ?? "",
    scope: raw.security.flatMap(({ token }) => token ?? [])[0] ?? "",
    open: raw.security.some((way) => Object.keys(way).length === 0),
    parameters: raw.parameters.filter((one): one is Parameter => !("$ref" in one)),
    body: content["application/json"]?.schema ?? null,
    takesFile: "text/csv" in content,
    keyed: raw.parameters.some((one) => "$ref" in one),
    answer: answer ? { type: answer[0], schema: answer[1].schema } : null,
  };
}

/** A type in a word or two: `string`, `list of objects`, `"a" or "b"`, `number or null`. */
export function typeText({ type, enum: values, items, anyOf, format }: Schema): string {
  if (values) return values.map((value) => `"${value}"`).join(" or ");
  if (anyOf) return anyOf.map(typeText).join(" or ");
  if (type === "array") return `list of ${items ? typeText(items) : "values"}`;
  return format === "date-time" ? "time" : (type ?? "any value");
}

/** The fields of an answer: its own, or those of the lines it lists. */
export function fieldsOf(schema: Schema): [string, string][] {
  const inner = schema.items ?? schema.anyOf?.find(({ properties }) => properties) ?? schema;
  return Object.entries(inner.properties ?? {}).map(([name, field]) => [name, typeText(field)]);
}

/** How a person would try it from a shell. */
export function curlOf(operation: ShownOperation, server: string): string {
  const { method, path, parameters, body, takesFile, open } = operation;
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`);
  const asked = parameters.filter((one) => one.in === "query" && (one.required || takesFile));
  const query = asked.map(({ name }) => `${name}=…`).join("&");
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}"${server}${place}${query ? `?${query}` : ""}"`,
  ];
  if (!open || method !== "GET") lines.push(`  -H "Authorization: Bearer $STEELYARD_TOKEN"`);
  if (takesFile) lines.push(`  -H "Content-Type: text/csv"`, "  --data-binary @file.csv");
  else if (body) {
    const fields = (body.required ?? []).map((name) => `"${name}": …`).join(", ");
    lines.push(`  -H "Content-Type: application/json"`, `  -d '{${fields}}'`);
  }
  return lines.join(" \\\n");
}
