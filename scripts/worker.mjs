// npm run worker — one more worker, here or on another machine. `npm start` runs one, too.
import { register } from "tsx/esm/api";
import { loadEnvFile } from "./lib/project.mjs";

loadEnvFile();
process.env.STEELYARD_PROCESS = "worker";
register();
if (!process.env.DATABASE_URL) {
  const { databaseUrl } = await import("./db/databaseUrl.ts");
  try {
    process.env.DATABASE_URL = databaseUrl();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
await import("../src/server/jobs/worker.ts");
