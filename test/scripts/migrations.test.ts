import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  applyMigrations,
  migrationStatus,
  PRISMA_DIR,
  writeNextMigration,
} from "../../scripts/db/migrations";
import { startPostgres } from "../../scripts/lib/postgres.mjs";

const NOON = new Date("2026-01-02T12:00:00Z");
const HEAD = `datasource db {\n  provider = "postgresql"\n}\n`;
const NOTE = `model Note {\n  id Int @id\n}\n`;
const NOTE_WITH_TEXT = `model Note {\n  id Int @id\n  text String?\n}\n`;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "steelyard-prisma-"));
  return () => rmSync(directory, { recursive: true });
});
const writeSchema = (models: string) =>
  writeFileSync(join(directory, "schema.prisma"), HEAD + models);
const sqlOf = (folder: string | undefined) =>
  readFileSync(join(directory, "migrations", folder ?? "none", "migration.sql"), "utf8");

describe("db:diff", () => {
  test("the first migration creates everything", async () => {
    writeSchema(NOTE);
    const folder = await writeNextMigration("first", NOON, directory);
    expect(folder).toBe("20260102120000_first");
    expect(sqlOf(folder)).toContain('CREATE TABLE "Note"');
  });

  test("the next one holds the change alone", async () => {
    writeSchema(NOTE);
    await writeNextMigration("first", NOON, directory);
    writeSchema(NOTE_WITH_TEXT);
    const sql = sqlOf(
      await writeNextMigration("second", new Date(NOON.getTime() + 1000), directory),
    );
    expect(sql).toContain('ALTER TABLE "Note" ADD COLUMN     "text" TEXT');
    expect(sql).not.toContain("CREATE TABLE");
  });

  test("without a change nothing is written", async () => {
    writeSchema(NOTE);
    await writeNextMigration("first", NOON, directory);
    expect(await writeNextMigration("again", NOON, directory)).toBeUndefined();
  });

  test("the migrations of this project stand for its schema", async () => {
    cpSync(PRISMA_DIR, directory, { recursive: true });
    expect(await writeNextMigration("forgotten", NOON, directory)).toBeUndefined();
  });
});

describe("db:migrate", () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  let data: string;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), "steelyard-migrations-"));
    server = await startPostgres({ directory: data, throwaway: true });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(data, { recursive: true });
  });

  async function query(url: string, sql: string) {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function emptyDatabase(name: string): Promise<string> {
    await query(server.url, `CREATE DATABASE ${name}`);
    return server.url.replace(/[^/]+$/, name);
  }

  function writeMigration(folder: string, sql: string): void {
    mkdirSync(join(directory, "migrations", folder), { recursive: true });
    writeFileSync(join(directory, "migrations", folder, "migration.sql"), sql);
  }

  test("a second run finds nothing to do, and the status says so", async () => {
    const url = await emptyDatabase("twice");
    const applied = await applyMigrations(url);
    expect(applied.length).toBeGreaterThan(0);
    expect(await applyMigrations(url)).toEqual([]);
    expect((await migrationStatus(url)).history).toBeNull();
  });

  test("of two processes that start at once, one applies and the other waits", async () => {
    const url = await emptyDatabase("at_once");
    const [one, other] = await Promise.all([applyMigrations(url), applyMigrations(url)]);
    expect([one.length, other.length].sort()).toEqual([0, Math.max(one.length, other.length)]);
  });

  test("a function body with semicolons reaches the server whole", async () => {
    const url = await emptyDatabase("body");
    writeMigration(
      "1_function",
      "CREATE FUNCTION two() RETURNS int AS $$ BEGIN PERFORM 1; RETURN 2; END; $$ LANGUAGE plpgsql;",
    );
    await applyMigrations(url, directory);
    expect(await query(url, "SELECT two()")).toEqual([{ two: 2 }]);
  });

  test("a migration that fails is named with its reason and leaves nothing behind", async () => {
    const url = await emptyDatabase("broken");
    writeMigration("1_broken", "CREATE TABLE half (id int); SELECT 1/0;");
    await expect(applyMigrations(url, directory)).rejects.toThrow(
      /^1_broken: .*\n.*ERROR: division by zero$/,
    );
    expect(await query(url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
    expect((await migrationStatus(url, directory)).failedMigrationNames).toEqual(["1_broken"]);
  });

  test("a migration that failed runs once it is put right", async () => {
    const url = await emptyDatabase("mended");
    writeMigration("1_mended", "CREATE TABLE whole (id int); SELECT 1/0;");
    await expect(applyMigrations(url, directory)).rejects.toThrow("1_mended");
    writeMigration("1_mended", "CREATE TABLE whole (id int);");
    expect(await applyMigrations(url, directory)).toEqual(["1_mended"]);
  });

  test("a migration that was edited after it ran is found", async () => {
    const url = await emptyDatabase("edited");
    writeMigration("1_table", "CREATE TABLE one (id int);");
    await applyMigrations(url, directory);
    writeMigration("1_table", "CREATE TABLE one (id bigint);");
    expect((await migrationStatus(url, directory)).editedMigrationNames).toEqual(["1_table"]);
  });
});
