/**
 * Runs work while no other page of this browser runs work of that name. Browsers have locks on
 * secure pages only; on plain http two pages may send one answer, which the server counts once.
 */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return work();
  await navigator.locks.request(name, work);
}
