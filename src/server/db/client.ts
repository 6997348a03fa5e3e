import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";

/** Connections one process holds at most; PostgreSQL allows 100 in all by default. */
const CONNECTIONS_PER_PROCESS_MAX = 10;

export type Db = PrismaClient;
/** How long a transaction waits for a connection, and how long it may then take. */
const TRANSACTION_WAIT_MS_MAX = 10_000;
const TRANSACTION_MS_MAX = 15_000;

/** A client inside an interactive transaction. */
export type Tx = Omit<
  Db,
  "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends" | "$use"
>;

function create(): Db {
  // Set but empty is unset, as env.js reads it and as compose files and shells write it.
  const url = process.env.WEB_DATABASE_URL || process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set; `npm start` sets it, see README");
  return new PrismaClient({
    transactionOptions: { maxWait: TRANSACTION_WAIT_MS_MAX, timeout: TRANSACTION_MS_MAX },
    adapter: new PrismaPg({
      connectionString: url,
      max: CONNECTIONS_PER_PROCESS_MAX,
      // Every connection of the web process runs as a role that cannot read sealed rows.
      ...(process.env.WEB_DATABASE_URL ? {} : { options: "-c role=steelyard_web" }),
    }),
  });
}

const globals = globalThis as { steelyardDb?: Db };

/** The web process's client: row security applies. One per process, also across dev reloads. */
export const db: Db = new Proxy({} as Db, {
  get(_, property) {
    globals.steelyardDb ??= create();
    const value = Reflect.get(globals.steelyardDb, property);
    return typeof value === "function" ? value.bind(globals.steelyardDb) : value;
  },
});

/**
 * A transaction in which row security knows who is asking, so that jurors can read back their own
 * sealed judgements and nobody else's.
 */
export function asActor<T>(userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('steelyard.actor_id', ${userId}, true)`;
    return work(tx);
  });
}
