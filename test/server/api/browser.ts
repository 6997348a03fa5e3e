// One browser in front of the route handlers: requests in Next's own request scope, and a cookie jar.
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external.js";
import { createRequestStoreForAPI } from "next/dist/server/async-storage/request-store.js";

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
  post(
    handler: (request: Request) => Promise<Response>,
    body: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const own = { host: "localhost:3000", origin: SITE };
    const request = new Request(SITE, { method: "POST", body, headers: { ...own, ...headers } });
    return this.during(() => handler(request));
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
