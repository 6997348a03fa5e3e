// npm run layers [-- FOLDER] — the arrows of the architecture, in this tree or another.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { ROOT } from "./lib/project.mjs";

const FOLDERS = ["app", "src", "prisma", "scripts", "test", "bench"];
/** With a TypeScript it cannot read, dependency-cruiser reports "no violations" of nothing. */
const OUR_MODULES_MIN = 100;

const [folder] = process.argv.slice(2);
process.chdir(folder ?? ROOT); // it looks for tsconfig.json where it stands
const options = await extractOptions(join(ROOT, ".dependency-cruiser.cjs"));
const { output } = await cruise(
  FOLDERS.filter((name) => existsSync(name)),
  options,
);

const inside = ({ source }) => FOLDERS.some((name) => source.startsWith(`${name}/`));
const modules = output.modules.filter(inside).length;
const { violations } = output.summary;
for (const { rule, from, to } of violations) {
  const { comment } = options.ruleSet.forbidden.find(({ name }) => name === rule.name);
  console.log(`${rule.name}: ${from} → ${to}\n  ${comment}`);
}
const enough = modules >= (folder ? 1 : OUR_MODULES_MIN);
console.log(
  enough
    ? `${violations.length} broken arrows in ${modules} modules`
    : `Only ${modules} modules were read: the check itself does not work`,
);
process.exit(enough && violations.length === 0 ? 0 : 1);
