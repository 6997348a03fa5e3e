// npm run db:status — how the database stands against prisma/migrations. Exit 1 unless in step.
import { databaseUrl } from "./databaseUrl";
import { migrationStatus } from "./migrations";

const status = await migrationStatus(databaseUrl());
const findings: string[] = [];
if (!status.hasMigrationsTable) findings.push("no migration was ever applied");
for (const name of status.failedMigrationNames) findings.push(`failed: ${name}`);
for (const name of status.editedMigrationNames) findings.push(`edited after it ran: ${name}`);
const history = status.history;
if (history && "unappliedMigrationNames" in history)
  for (const name of history.unappliedMigrationNames) findings.push(`not applied yet: ${name}`);
if (history && "unpersistedMigrationNames" in history)
  for (const name of history.unpersistedMigrationNames)
    findings.push(`in the database but not in prisma/migrations: ${name}`);

console.log(findings.length === 0 ? "The database is up to date." : findings.join("\n"));
process.exit(findings.length === 0 ? 0 : 1);
