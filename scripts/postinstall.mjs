// After npm install: the Prisma client, the `steelyard` command, and a note of what was installed.
// A clone that lacks a part (no sources in a Docker layer, no optional package) installs all the same.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildCli, linkCli } from "./lib/cli.mjs";
import { generateClient, markInstalled } from "./lib/prepare.mjs";
import { ROOT } from "./lib/project.mjs";

if (existsSync(join(ROOT, "prisma/schema.prisma"))) await generateClient();
if (existsSync(join(ROOT, "src/cli/main.ts"))) await buildCli();
linkCli();
markInstalled();
