import type { AnyProcedure } from "@trpc/server";
import { z } from "zod";
import { appRouter } from "../root";
import type { RestMeta } from "./meta";

type JsonSchema = Record<string, unknown>;

/** One procedure that is open to programs, with its place and the JSON schema of its input. */
export interface Operation extends RestMeta {
  /** The procedure's own name, `noun.verb`. */
  readonly id: string;
  readonly type: "query" | "mutation";
  /** Names in the path, in their order. */
  readonly names: readonly string[];
  readonly fields: Readonly<Record<string, JsonSchema>>;
  readonly required: ReadonlySet<string>;
}

interface Definition {
  readonly type: "query" | "mutation";
  readonly meta?: { rest?: RestMeta };
  readonly inputs: readonly z.ZodType[];
}

const namesOf = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

function operationOf(id: string, procedure: AnyProcedure): Operation[] {
  const { meta, type, inputs } = procedure._def as unknown as Definition;
  if (!meta?.rest) return [];
  const schemas = inputs.map((input) => z.toJSONSchema(input, { io: "input" }) as JsonSchema);
  const fields = Object.assign({}, ...schemas.map(({ properties }) => properties));
  const required = new Set(schemas.flatMap(({ required }) => (required as string[]) ?? []));
  return [{ ...meta.rest, id, type, names: namesOf(meta.rest.path), fields, required }];
}

/** Everything that programs may call, read off the routers. */
export const OPERATIONS: readonly Operation[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, AnyProcedure>,
).flatMap(([id, procedure]) => operationOf(id, procedure));

interface Found {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The operation at an address. A fixed word wins over a name (`fits/latest` over `fits/{fitId}`).
 *
 * @returns the methods that the address knows, where the asked one is not among them
 */
export function findOperation(method: string, path: string): Found | { methods: string[] } {
  const asked = path.split("/");
  const matches = OPERATIONS.map((operation) => ({ operation, params: match(operation, asked) }))
    .filter((found): found is Found => found.params !== null)
    .sort((x, y) => x.operation.names.length - y.operation.names.length);
  const found = matches.find(({ operation }) => operation.method === method);
  return found ?? { methods: matches.map(({ operation }) => operation.method) };
}

function match({ path }: Operation, asked: readonly string[]): Record<string, string> | null {
  const parts = path.split("/");
  if (parts.length !== asked.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const [name] = namesOf(part);
    if (name) params[name] = decoded(asked[at]!);
    else if (part !== asked[at]) return null;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
