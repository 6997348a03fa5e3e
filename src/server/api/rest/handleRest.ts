import { createHash } from "node:crypto";
import { requireSignedIn } from "../../auth/access";
import { clientKeyOf } from "../../auth/requests";
import { readBearer, requireScope } from "../../auth/tokens";
import { RATE_LIMITS, takeFromRateLimit } from "../../services/rateLimit";
import { readBody } from "../readBody";
import { appRouter } from "../root";
import { type Context, createCallerFactory } from "../trpc";
import { budgetHeaders } from "./budgetHeaders";
import { inputOf, limitsOf } from "./input";
import type { SpentBudget } from "./meta";
import { IDEMPOTENCY_HEADER, once } from "./once";
import { openApiDocument } from "./openapi";
import { findOperation, type Operation } from "./operations";
import { HttpRefusal, problemResponse } from "./problem";

const REST_BASE = "/api/v1";
const createCaller = createCallerFactory(appRouter);

/** No cookie counts here, so that any page may ask: it can do no more than anybody with that token. */
const EVERYWHERE = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "*",
  "Cache-Control": "no-store",
};

/** What a page of another site may send. */
export function answerPreflight(): Response {
  const allowed = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": `Authorization, Content-Type, Content-Encoding, ${IDEMPOTENCY_HEADER}`,
    "Access-Control-Max-Age": "86400",
  };
  return new Response(null, { status: 204, headers: { ...EVERYWHERE, ...allowed } });
}

/**
 * The REST door: it finds the procedure, reads its input off the request, and writes its answer or its
 * refusal. What may be done, and by whom, is decided in the procedure, as for the pages.
 */
export async function handleRest(request: Request): Promise<Response> {
  let spent: SpentBudget | undefined;
  const onBudget = (budget: SpentBudget) => {
    spent = budget;
  };
  let answer: Response;
  try {
    answer = await answerOf(request, onBudget);
  } catch (error) {
    answer = problemResponse(error);
  }
  if (!spent) answer = await countAtTheDoor(request, onBudget, answer);
  const headers = { ...EVERYWHERE, ...budgetHeaders(spent), ...closing(request, answer) };
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

/** Whatever did not get as far as a procedure's own budget is counted by the caller's address. */
async function countAtTheDoor(
  request: Request,
  onBudget: (budget: SpentBudget) => void,
  answer: Response,
): Promise<Response> {
  const key = `${clientKeyOf(request.headers)}:rest`;
  const note = (budget: Omit<SpentBudget, "name">) => onBudget({ name: "read", ...budget });
  try {
    await takeFromRateLimit(key, RATE_LIMITS.read, note);
    return answer;
  } catch (error) {
    return problemResponse(error);
  }
}

/** After a body that was not read to its end, the rest of it is not wanted. */
function closing({ body, bodyUsed }: Request, { status }: Response): Record<string, string> {
  const unread = status === 413 || status === 408 || (body !== null && !bodyUsed);
  return unread ? { Connection: "close" } : {};
}

async function answerOf(
  request: Request,
  onBudget: (budget: SpentBudget) => void,
): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.slice(REST_BASE.length);
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (path === "/openapi.json" && method === "GET") return Response.json(openApiDocument());
  const found = findOperation(method, path);
  if ("methods" in found) throw notHere(method, found.methods);
  const { operation, params } = found;
  const bearer = await readBearer(request.headers);
  const context: Context = {
    actor: bearer?.actor ?? null,
    token: bearer?.token ?? null,
    clientKey: clientKeyOf(request.headers),
    onBudget,
  };
  // Refused in the procedure too; here before a body is read that nobody may send.
  if (operation.file) requireSignedIn(context.actor);
  requireScope(context.token ?? null, operation.scope);
  const body = await readBody(request, limitsOf(operation));
  const work = async () => {
    try {
      const input = inputOf(operation, params, { url, headers: request.headers, body });
      return written(operation, await call(context, operation.id, input));
    } catch (error) {
      return problemResponse(error);
    }
  };
  const key = request.headers.get(IDEMPOTENCY_HEADER);
  const claims = key !== null && operation.type === "mutation" && context.actor;
  return claims ? once(claims.userId, key, { method, url, body }, work) : work();
}

function notHere(method: string, methods: readonly string[]): HttpRefusal {
  if (methods.length === 0) {
    return new HttpRefusal(404, "notFound", "There is nothing here; see /api/v1/openapi.json");
  }
  const Allow = methods.join(", ");
  return new HttpRefusal(405, "method", `${method} is not known here; ${Allow} is`, { Allow });
}

function call(context: Context, id: string, input: unknown): Promise<unknown> {
  const procedure = id
    .split(".")
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], createCaller(context));
  return (procedure as (input: unknown) => Promise<unknown>)(input);
}

/** An answer as the operation says: JSON with dates as ISO text and large integers as text, or a file. */
function written({ answer, id }: Operation, result: unknown): Response {
  if (answer === "nothing") return new Response(null, { status: 204 });
  if (answer === "csv") {
    const file = typeof result === "string" ? { text: result } : (result as { text: string });
    const name = "fileName" in file ? String(file.fileName) : `${id.replace(".", "-")}.csv`;
    return new Response(file.text, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        // RFC 9530, for whoever keeps the file to check it by.
        "Repr-Digest": `sha-256=:${createHash("sha256").update(file.text).digest("base64")}:`,
        "Content-Disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"`,
      },
    });
  }
  const json = JSON.stringify(result ?? null, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return new Response(json, { headers: { "Content-Type": "application/json" } });
}
