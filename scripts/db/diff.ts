// npm run db:diff NAME — writes the next migration from what changed in prisma/schema.prisma.
import { writeNextMigration } from "./migrations";

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("usage: npm run db:diff NAME   (lower-case letters, digits and underscores)");
  process.exit(2);
}
const folder = await writeNextMigration(name, new Date());
console.log(
  folder
    ? `Wrote prisma/migrations/${folder}/migration.sql. Read it before you commit it.`
    : "prisma/schema.prisma has not changed since the last migration: nothing written.",
);
