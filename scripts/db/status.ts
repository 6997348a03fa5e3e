// npm run db:status — how the database stands against prisma/migrations. Exit 1 unless in step.
import { databaseCommand } from "./command";
import { migrationStatus } from "./migrations";

await databaseCommand(async (url) => {
  const status = await migrationStatus(url);
  const { history } = status;
  const findings = [
    ...(status.hasMigrationsTable ? [] : ["no migration was ever applied"]),
    ...status.failedMigrationNames.map((name) => `failed: ${name}`),
    ...status.editedMigrationNames.map((name) => `edited after it ran: ${name}`),
  ];
  if (history && "unappliedMigrationNames" in history)
    findings.push(...history.unappliedMigrationNames.map((name) => `not applied yet: ${name}`));
  if (history && "unpersistedMigrationNames" in history)
    findings.push(
      ...history.unpersistedMigrationNames.map((name) => `not in prisma/migrations: ${name}`),
    );
  console.log(findings.length === 0 ? "The database is up to date." : findings.join("\n"));
  return findings.length === 0;
});
