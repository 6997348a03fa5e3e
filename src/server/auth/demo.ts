import { env } from "~/env.js";
import { AppError } from "~/errors";
import { db } from "../db/client";

/** The demo's one-click persons, or null where the demo is off. */
export async function demoPersons(): Promise<{ id: string; name: string }[] | null> {
  if (!env().STEELYARD_DEMO) return null;
  const people = await db.user.findMany({
    where: { demo: true },
    orderBy: { id: "asc" },
    select: { id: true, name: true },
  });
  return people.map(({ id, name }) => ({ id, name: name ?? "Demo person" }));
}

/** @throws AppError forbidden where the demo is off or this is no demo person */
export async function requireDemoPerson(userId: string): Promise<void> {
  const people = await demoPersons();
  if (!people?.some((person) => person.id === userId)) {
    throw new AppError("forbidden", "There is no such demo person here");
  }
}
