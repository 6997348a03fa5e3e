// npm run bench [-- NAME] — every benchmark beside this file, or those whose name contains NAME.
// Each exports bench() and prints ratios, because absolute times belong to one machine.
import { readdirSync } from "node:fs";
import { basename } from "node:path";

const [wanted = ""] = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== basename(import.meta.filename))
  .filter((file) => file.includes(wanted))
  .sort();
if (files.length === 0) {
  console.error(`no benchmark's name contains "${wanted}"`);
  process.exit(1);
}
for (const file of files) {
  console.log(`\n── ${basename(file, ".ts")} ──`);
  const { bench } = (await import(`./${file}`)) as { bench: () => Promise<void> };
  await bench();
}
