import { z } from "zod";
import { env } from "~/env.js";
import { problem } from "./answers";
import { OPERATIONS, type Operation } from "./operations";

type Json = Record<string, unknown>;

const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  problems: z.array(problem).optional(),
});

const ABOUT = `Everything that a program may ask of Steelyard: the same procedures that its pages use.

Send a token, made on the account page, as \`Authorization: Bearer …\`. Times are ISO 8601 in UTC; amounts are integers of the smallest unit, as text. Errors are problem documents (RFC 9457) with every problem found. Every answer states what is left of the caller's budget (\`RateLimit\` and \`RateLimit-Policy\` of draft-ietf-httpapi-ratelimit-headers-10). A mutation sent with an \`Idempotency-Key\` is carried out once: the same request again within 24 hours gets the same answer, another one under that key 409.`;

/** JSON Schema without the dialect's name: OpenAPI 3.1 has it as its own. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input" }) as Json;
  return rest;
}

const jsonBody = (schema: Json): Json => ({ "application/json": { schema } });

const BUDGET_HEADERS = {
  RateLimit: { $ref: "#/components/headers/RateLimit" },
  "RateLimit-Policy": { $ref: "#/components/headers/RateLimitPolicy" },
};

function answersOf({ answer }: Operation): Json {
  const problems = {
    description: "What went wrong, and how to put it right",
    headers: BUDGET_HEADERS,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  if (answer === "nothing") {
    return { 204: { description: "Done", headers: BUDGET_HEADERS }, default: problems };
  }
  const content =
    answer === "csv" ? { "text/csv": { schema: { type: "string" } } } : jsonBody(schemaOf(answer));
  return { 200: { description: "Done", headers: BUDGET_HEADERS, content }, default: problems };
}

function parametersOf(operation: Operation): Json[] {
  const { names, fields, required, method, file, type } = operation;
  const inPath = names.map((name) => ({
    ...{ name, in: "path", required: true, schema: fields[name] },
  }));
  const rest = Object.entries(fields).filter(([name]) => !names.includes(name));
  const asked = method === "GET" ? rest : file ? rest.filter(([name]) => name !== "text") : [];
  const inQuery = asked.map(([name, schema]) => ({
    ...{ name, in: "query", schema, required: method === "GET" && required.has(name) },
    ...(file && { description: "With a body that is the file itself" }),
  }));
  const key = { $ref: "#/components/parameters/IdempotencyKey" };
  return [...inPath, ...inQuery, ...(type === "mutation" ? [key] : [])];
}

function bodyOf({ names, fields, required, method, file }: Operation): Json {
  const own = Object.entries(fields).filter(([name]) => !names.includes(name));
  if (method !== "POST" || own.length === 0) return {};
  const needed = own.map(([name]) => name).filter((name) => required.has(name));
  const schema = { type: "object", properties: Object.fromEntries(own), required: needed };
  const asFile = { schema: { type: "string" } };
  const files = file && { "text/csv": asFile, "application/gzip": asFile };
  return { requestBody: { required: true, content: { ...jsonBody(schema), ...files } } };
}

function pathItem(operation: Operation): Json {
  const { id, summary, scope, open } = operation;
  return {
    operationId: id,
    tags: [id.split(".")[0]],
    summary,
    security: [...(open ? [{}] : []), { token: [scope] }],
    parameters: parametersOf(operation),
    ...bodyOf(operation),
    responses: answersOf(operation),
  };
}

/** The OpenAPI 3.1 document of the REST door, made from the routers and nothing else. */
export function openApiDocument() {
  const paths: Record<string, Json> = {};
  for (const operation of OPERATIONS) {
    const method = operation.method.toLowerCase();
    paths[operation.path] = { ...paths[operation.path], [method]: pathItem(operation) };
  }
  return {
    openapi: "3.1.1",
    info: { title: "Steelyard", version: "1", description: ABOUT },
    servers: [{ url: new URL("/api/v1", env().NEXTAUTH_URL).href }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Problem: schemaOf(problemDocument) },
      headers: {
        RateLimit: { schema: { type: "string" }, description: "What remains, and until when" },
        RateLimitPolicy: { schema: { type: "string" }, description: "Calls per window of seconds" },
      },
      parameters: {
        IdempotencyKey: {
          ...{ name: "Idempotency-Key", in: "header", required: false },
          schema: { type: "string", minLength: 8, maxLength: 100 },
          description: "The same key and request: carried out once, answered the same",
        },
      },
    },
  };
}
