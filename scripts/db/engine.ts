// Prisma's schema engine in its WebAssembly build, instantiated from disk.
//
// The `prisma migrate` command wants to download a native binary, which is impossible on a machine
// that reaches only package registries. The WebAssembly build is the same engine and keeps the
// standard layout (`prisma/migrations/*/migration.sql`, table `_prisma_migrations`), so `prisma
// migrate deploy` still works for everybody whose network allows it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * The adapter of Prisma cuts a script at every semicolon, which breaks function bodies and
 * triggers. Here the whole script goes to the server in one message, which PostgreSQL runs as one
 * transaction: a migration is applied completely or not at all.
 */
class WholeScriptPg extends PrismaPg {
  private readonly opened: Awaited<ReturnType<PrismaPg["connect"]>>[] = [];

  override async connect() {
    const adapter = await super.connect();
    this.opened.push(adapter);
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  }

  /** The engine never gives its connections back. */
  async close(): Promise<void> {
    for (const adapter of this.opened) await adapter.dispose();
  }
}

/** Stands in where only schema texts are compared: answers the engine's one greeting, no more. */
function offlineAdapter(): SqlMigrationAwareDriverAdapterFactory {
  const refuse = async (): Promise<never> => {
    throw new Error("this engine was opened without a database");
  };
  const connect: SqlMigrationAwareDriverAdapterFactory["connect"] = async () => ({
    provider: "postgres",
    adapterName: "steelyard-offline",
    queryRaw: async () => ({
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 18", 180000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: async () => {},
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  });
  return {
    provider: "postgres",
    adapterName: "steelyard-offline",
    connect,
    connectToShadowDb: refuse,
  };
}

let instantiated: Promise<void> | undefined;

/** The engine's own timeout for its lock is never cleared, and would hold the process for 10 s. */
function withoutLingeringTimers(): WebAssembly.ModuleImports {
  const imports = { ...bindings } as unknown as Record<string, WebAssembly.ImportValue>;
  for (const name of Object.keys(imports)) {
    if (name.startsWith("__wbg_setTimeout_"))
      imports[name] = (callback: () => void, ms: number) => setTimeout(callback, ms).unref();
  }
  return imports;
}

async function instantiate(): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/schema_engine\.js$/, "schema_engine_bg.wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    "./schema_engine_bg.js": withoutLingeringTimers(),
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
}

function start(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  const quiet = () => {};
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  return bindings.SchemaEngine.new({ datamodels: undefined }, quiet, bound);
}

/**
 * Lends a schema engine for the database at `url`, or, without one, for comparing schema texts.
 * One connection only: what the engine locks belongs to a session.
 */
export async function withEngine<T>(
  url: string | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  const adapter = url ? new WholeScriptPg({ connectionString: url, max: 1 }) : undefined;
  try {
    const engine = await start(adapter ?? offlineAdapter());
    const result = await work(engine);
    engine.free();
    return result;
  } finally {
    await adapter?.close();
  }
}
