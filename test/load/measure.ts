/** How long a page took, and how much it sent. */
export interface Latency {
  readonly ms: number;
  readonly bytes: number;
  readonly status: number;
}

export async function measure(url: string): Promise<Latency> {
  const start = performance.now();
  const response = await fetch(url);
  const { byteLength: bytes } = await response.arrayBuffer();
  return { ms: performance.now() - start, bytes, status: response.status };
}

const PAUSE_MS = 100;

/** Asks for pages in turn, again and again, until it is ended; then every latency of each. */
export function watchPages(urls: readonly string[]) {
  const found: Latency[][] = urls.map(() => []);
  let ended = false;
  const done = (async () => {
    while (!ended) {
      for (const [at, url] of urls.entries()) found[at]!.push(await measure(url));
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
  const failed = latencies.filter(({ status }) => status !== 200).length;
  const bad = failed > 0 ? `, ${failed} FAILED` : "";
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms of ${sorted.length}${bad}`;
}
