import { db } from "../db/client";

/** What jurors are called: a person's name, or the name that the imported file gives. */
export async function jurorNames(keys: readonly string[]): Promise<Map<string, string>> {
  const people = await db.user.findMany({
    where: { id: { in: [...keys] } },
    select: { id: true, name: true, email: true },
  });
  const known = new Map(people.map(({ id, name, email }) => [id, name ?? email ?? "unnamed"]));
  return new Map(keys.map((key) => [key, known.get(key) ?? key]));
}
