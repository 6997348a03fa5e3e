import { UsageError } from "../exit";
import { readCredentials } from "./credentials";

const SERVER_DEFAULT = "http://localhost:3000";
/** For one answer; an upload of the largest file takes a few seconds. */
const TIMEOUT_MS = 120_000;

/** One thing wrong, as the server states it. */
export interface ServerProblem {
  line?: number;
  column: string;
  value: string;
  rule: string;
  message: string;
  fix: string;
}

/** The server said no; its words are for people and are passed on as they are. */
export class ServerRefusal extends Error {
  override readonly name = "ServerRefusal";
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly problems: readonly ServerProblem[],
    readonly retryAfterSeconds: number | null,
  ) {
    super(detail);
  }
}

/** The server did not answer. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

export interface Request {
  method?: "GET" | "POST";
  query?: Record<string, string | undefined>;
  headers?: Record<string, string>;
  body?: Uint8Array;
}

/** A server's REST door, and the token that speaks for its user there. */
export class Server {
  constructor(
    readonly url: string,
    readonly token: string | null,
  ) {}

  /** @throws ServerRefusal with the server's own words; Unreachable without an answer */
  async ask(path: string, { method, query = {}, headers, body }: Request = {}): Promise<Response> {
    const url = new URL(`/api/v1${path}`, this.url);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    let response: globalThis.Response;
    try {
      response = await fetch(url, {
        method: method ?? "GET",
        headers: { ...(this.token && { Authorization: `Bearer ${this.token}` }), ...headers },
        ...(body && { body: body as BodyInit }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (error) {
      const { cause, message } = error as Error & { cause?: Error };
      throw new Unreachable(`${url.origin} does not answer: ${cause?.message || message}`);
    }
    if (!response.ok) throw await refusalOf(response);
    return response;
  }

  async json<T>(path: string, request?: Request): Promise<T> {
    return (await (await this.ask(path, request)).json()) as T;
  }
}

async function refusalOf(response: Response): Promise<ServerRefusal> {
  const after = Number(response.headers.get("retry-after"));
  const stated = (await response.json().catch(() => ({}))) as {
    detail?: string;
    problems?: ServerProblem[];
  };
  const detail = stated.detail ?? `${response.url} answered with ${response.status}`;
  return new ServerRefusal(response.status, detail, stated.problems ?? [], after || null);
}

/** The address of the server: `STEELYARD_URL`, else the one signed in to last. */
export function serverUrl(): string {
  const text = process.env.STEELYARD_URL || readCredentials().last || SERVER_DEFAULT;
  if (!/^https?:/.test(text) || !URL.canParse(text)) {
    throw new UsageError(`STEELYARD_URL is "${text}"; set it to an address such as https://host`);
  }
  return new URL(text).origin;
}

/** The server with the token of `STEELYARD_TOKEN`, or of `login`; with none, as anybody. */
export function currentServer(): Server {
  const url = serverUrl();
  return new Server(url, process.env.STEELYARD_TOKEN || readCredentials().tokens[url] || null);
}

/** For what needs a person. */
export function signedInServer(): Server {
  const server = currentServer();
  if (server.token) return server;
  const page = new URL("/account", server.url).href;
  throw new UsageError(`sign in first: steelyard login, with a token made on ${page}`);
}
