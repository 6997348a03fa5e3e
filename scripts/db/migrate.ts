// npm run db:migrate — applies the migrations the database has not seen yet.
import { installQueue } from "../../src/server/jobs/queue";
import { databaseCommand } from "./command";
import { applyMigrations } from "./migrations";

await databaseCommand(async (url) => {
  const applied = await applyMigrations(url);
  await installQueue(url); // so that the web process can add jobs before a worker ever ran
  console.log(
    applied.length === 0
      ? "The database is up to date."
      : `Applied ${applied.length}: ${applied.join(", ")}`,
  );
  return true;
});
