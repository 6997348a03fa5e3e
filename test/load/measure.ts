/** How long a page took, and how much it sent. */
export interface Latency {
  readonly ms: number;
  readonly bytes: number;
  readonly status: number;
  /** What came instead of a page. */
  readonly refusal?: string;
}

const REFUSAL_SHOWN = 160;

/** Asks as somebody at an address of their own: all at one share what an address may ask in a minute. */
export async function measure(url: string, address: string): Promise<Latency> {
  const start = performance.now();
  const response = await fetch(url, { headers: { "x-forwarded-for": address } });
  const body = await response.arrayBuffer();
  const found = { ms: performance.now() - start, bytes: body.byteLength, status: response.status };
  if (response.ok) return found;
  const text = new TextDecoder().decode(body).replace(/<script.*?<\/script>|<[^>]+>/gs, " ");
  return { ...found, refusal: text.replace(/\s+/g, " ").trim().slice(0, REFUSAL_SHOWN) };
}

const PAUSE_MS = 100;
/** Addresses that take turns: at one page in a tenth of a second none comes near its limit. */
const ADDRESSES = 20;

/** Asks for pages in turn, again and again, until it is ended; then every latency of each. */
export function watchPages(urls: readonly string[]) {
  const found: Latency[][] = urls.map(() => []);
  let ended = false;
  const done = (async () => {
    for (let turn = 0; !ended; turn++) {
      const address = `192.0.2.${1 + (turn % ADDRESSES)}`;
      for (const [at, url] of urls.entries()) found[at]!.push(await measure(url, address));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  })();
  return {
    async end(): Promise<Latency[][]> {
      ended = true;
      await done;
      return found;
    },
  };
}

/** @example "median 21 ms, 95 % 40 ms, worst 120 ms of 200" */
export function summarise(latencies: readonly Latency[]): string {
  const sorted = latencies.map(({ ms }) => ms).sort((x, y) => x - y);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0);
  const failed = latencies.filter(({ status }) => status !== 200);
  const bad = failed[0]
    ? `, ${failed.length} FAILED, the first with ${failed[0].status}: ${failed[0].refusal}`
    : "";
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms of ${sorted.length}${bad}`;
}
