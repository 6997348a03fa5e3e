// One browser in front of the route handlers: requests in Next's own request scope, and a cookie jar.
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external.js";
import { createRequestStoreForAPI } from "next/dist/server/async-storage/request-store.js";
import { NextRequest } from "next/server.js";
import type { NextAuthContext } from "~/server/auth/nextAuth";

const SITE = "http://localhost:3000";
/** Nothing of these concerns route handlers that are not cached. */
const NO_TAGS = { tags: [], expirationsByCacheKind: new Map() };
type WorkStore = Parameters<typeof workAsyncStorage.run>[0];
type StoreArguments = Parameters<typeof createRequestStoreForAPI>;

export class Browser {
  private readonly jar = new Map<string, string>();
  /** The last Set-Cookie header of each cookie. */
  readonly setCookies = new Map<string, string>();

  /** Sends a request as a page of this site does, and keeps the cookies of the answer. */
  async post(
    handler: (request: Request) => Promise<Response>,
    body: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const own = { host: "localhost:3000", origin: SITE };
    const request = new Request(SITE, { method: "POST", body, headers: { ...own, ...headers } });
    return this.answer(() => handler(request));
  }

  /** Visits an address below next-auth's, or with a form sends it there. */
  async visit(
    handler: (request: Request, context: NextAuthContext) => Promise<Response>,
    url: string,
    form?: Record<string, string>,
  ): Promise<Response> {
    const { pathname } = new URL(url, SITE);
    const nextauth = pathname.split("/").slice(3);
    const init = form && { method: "POST", body: new URLSearchParams(form) };
    const request = new NextRequest(new URL(url, SITE), init);
    return this.answer(() => handler(request, { params: Promise.resolve({ nextauth }) }));
  }

  private async answer(work: () => Promise<Response>): Promise<Response> {
    const response = await this.during(work);
    this.keep(response.headers.getSetCookie());
    return response;
  }

  /** Runs what a page or a handler does while it answers this browser. */
  during<T>(work: () => Promise<T>): Promise<T> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const request = { headers: { cookie } } as unknown as StoreArguments[0];
    const store = createRequestStoreForAPI(
      ...([
        request,
        new URL(SITE),
        NO_TAGS,
        (set: string[]) => this.keep(set),
      ] as unknown as StoreArguments),
    );
    return workAsyncStorage.run({} as WorkStore, () => workUnitAsyncStorage.run(store, work));
  }

  private keep(headers: string[]): void {
    for (const header of headers) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(header)!;
      this.jar.set(name!, value!);
      this.setCookies.set(name!, header);
    }
  }
}
