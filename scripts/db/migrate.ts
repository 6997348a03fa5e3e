// npm run db:migrate — applies the migrations the database has not seen yet.
import { databaseCommand } from "./command";
import { applyMigrations } from "./migrations";

await databaseCommand(async (url) => {
  const applied = await applyMigrations(url);
  console.log(
    applied.length === 0
      ? "The database is up to date."
      : `Applied ${applied.length}: ${applied.join(", ")}`,
  );
  return true;
});
