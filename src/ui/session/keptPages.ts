/** Caches of pages that are kept for a time without a network, one per person. */
export const PAGES_PREFIX = "steelyard-pages-";

/** Forgets kept pages: all when somebody signs out, those of others when somebody is here. */
export async function forgetPagesOf(isForgotten: (name: string) => boolean): Promise<void> {
  if (!("caches" in window)) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES_PREFIX));
  await Promise.all(names.filter(isForgotten).map((name) => caches.delete(name)));
}
