// The REST door behind a real socket, in this process and on its database.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { handleRest } from "~/server/api/rest/handleRest";

export interface RestServer {
  url: string;
  stop(): Promise<void>;
}

export async function startRestServer(): Promise<RestServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url, headers } = request;
  const hasBody = method === "POST" || method === "PUT";
  const asked = new Request(`http://${headers.host}${url}`, {
    method: method!,
    headers: headers as Record<string, string>,
    ...(hasBody && { body: Readable.toWeb(request), duplex: "half" }),
  } as RequestInit);
  const given = await handleRest(asked);
  response.writeHead(given.status, Object.fromEntries(given.headers));
  response.end(Buffer.from(await given.arrayBuffer()));
}
