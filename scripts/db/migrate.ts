// npm run db:migrate — applies the migrations the database has not seen yet.
import { databaseUrl } from "./databaseUrl";
import { applyMigrations } from "./migrations";

try {
  const applied = await applyMigrations(databaseUrl());
  console.log(
    applied.length === 0
      ? "The database is up to date."
      : `Applied ${applied.length}: ${applied.join(", ")}`,
  );
} catch (error) {
  console.error(`The migration failed: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
