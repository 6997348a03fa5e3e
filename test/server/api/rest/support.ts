// Calls of the REST door as programs make them.
import { handleRest } from "~/server/api/rest/handleRest";

const BASE = "http://localhost:3000/api/v1";

interface Call {
  method?: string;
  token?: string;
  body?: BodyInit;
  headers?: Record<string, string>;
}

export function ask(path: string, { method, token, body, headers }: Call = {}): Promise<Response> {
  return handleRest(
    new Request(`${BASE}${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: { ...(token && { Authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { body, duplex: "half" }),
    } as RequestInit),
  );
}

export interface Problem {
  status: number;
  code: string;
  detail: string;
  problems?: { line?: number; column: string; value: string; rule: string; fix: string }[];
}

/** The problem document of a refusal. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get("content-type");
  if (type !== "application/problem+json") throw new Error(`no problem document: ${type}`);
  return (await response.json()) as Problem;
}

export const CSV = { "Content-Type": "text/csv" };
