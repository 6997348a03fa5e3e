import { loadEnvFile } from "../lib/project.mjs";
import { databaseUrl } from "./databaseUrl";

/** Runs one database command on the database that is meant; errors are told in one sentence. */
export async function databaseCommand(work: (url: string) => Promise<boolean>): Promise<never> {
  loadEnvFile();
  try {
    process.exit((await work(databaseUrl())) ? 0 : 1);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
