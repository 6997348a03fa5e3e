import { PrismaPg } from "@prisma/adapter-pg";
import type { Db } from "./client";
import { PrismaClient } from "./generated/client";

const globals = globalThis as { steelyardWorkerDb?: Db };

/** @throws Error in the web process, which may not read sealed rows */
export function workerUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set; `npm start` sets it, see README");
  if (process.env.STEELYARD_PROCESS === "web") {
    throw new Error("The web process may not open the worker's database connection");
  }
  return url;
}

/**
 * The worker's client: it owns the tables, so it reads sealed rows. dependency-cruiser keeps it out
 * of reach of everything the web process loads.
 */
export function workerDb(): Db {
  const connectionString = workerUrl();
  globals.steelyardWorkerDb ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 5 }),
  });
  return globals.steelyardWorkerDb;
}
