import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readSubmission } from "~/core/formats";
import { EXIT, type ExitCode } from "../exit";
import { readInput } from "../input";
import { accepted } from "../load";
import { note, type OutputOptions, present } from "../output";
import { roundOf } from "./rounds";
import { type Request, type Server, signedInServer, Unreachable } from "./server";
import { followed, type Status, statusExit, statusText } from "./status";

interface SubmitOptions extends OutputOptions {
  title?: string;
  strict?: true;
  wait?: true;
}

interface Submitted {
  submissionId: string;
  quota: { used: number; quota: number; resetsAt: string };
}

interface ProjectLine {
  name: string;
  aliases: string[];
}

const TRIES = 3;
const AGAIN_MS = 1000;

/**
 * `steelyard submit`: reads the file as the server will, and sends it. Under one idempotency key, so
 * that a connection that breaks costs neither a second submission nor the quota.
 */
export async function runSubmit(
  slug: string,
  path: string,
  options: SubmitOptions,
): Promise<ExitCode> {
  const server = signedInServer();
  const round = await roundOf(server, slug);
  const bytes = readInput(path);
  const projects = await server.json<ProjectLine[]>(`/rounds/${round.id}/projects`);
  accepted(path, readSubmission(bytes, namesOf(projects, options.strict)));
  const fileName = path === "-" ? "stdin" : basename(path).replace(/\.gz$/, "");
  const title = options.title ?? fileName;
  const sent = await sendOnce(server, `/rounds/${round.id}/submissions`, {
    query: { title, fileName, ...(options.strict && { strict: "true" }) },
    headers: { "Content-Type": "application/octet-stream" },
    body: bytes,
  });
  const { submissionId, quota } = sent;
  note(quotaText(quota));
  if (!options.wait) {
    present(sent, () => `${submissionId}\n`, options);
    return EXIT.done;
  }
  const status: Status = await followed(server, submissionId);
  present({ ...sent, ...status }, () => `${submissionId}\n${statusText(status)}`, options);
  return statusExit(status);
}

function namesOf(projects: readonly ProjectLine[], strict?: true) {
  const aliases = projects.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name]));
  return {
    items: projects.map(({ name }) => name),
    aliases: Object.fromEntries(aliases) as Record<string, string>,
    strict: strict ?? false,
  };
}

async function sendOnce(server: Server, path: string, request: Request): Promise<Submitted> {
  const headers = { ...request.headers, "Idempotency-Key": randomUUID() };
  for (let tries = 1; ; tries++) {
    try {
      return await server.json<Submitted>(path, { ...request, method: "POST", headers });
    } catch (error) {
      if (!(error instanceof Unreachable) || tries === TRIES) throw error;
      note(`${error.message}; trying again`);
      await sleep(AGAIN_MS * tries);
    }
  }
}

const quotaText = ({ used, quota, resetsAt }: Submitted["quota"]) =>
  `${used} of ${quota} submissions used today; the next day starts at ${resetsAt}`;
