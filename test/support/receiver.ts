// A server that takes webhooks and keeps them, for as long as a test runs.
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Receiver {
  url: string;
  taken: { headers: IncomingHttpHeaders; body: string }[];
  /** What it answers with from now on. */
  answer(status: number, headers?: Record<string, string>): void;
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const taken: Receiver["taken"] = [];
  let answer: { status: number; headers: Record<string, string> } = { status: 200, headers: {} };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      taken.push({ headers: request.headers, body });
      response.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    taken,
    answer: (status, headers = {}) => {
      answer = { status, headers };
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
