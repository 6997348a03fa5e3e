// The environment, typed and checked once. JavaScript because next.config.js imports it.
import { z } from "zod";

const PORT_DEFAULT = 3000;
const WORKER_CONCURRENCY_DEFAULT = 2;
const WORKER_CONCURRENCY_MAX = 64;
const SECRET_LENGTH_MIN = 32;

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, hostname: /.*/ });
const webUrl = z.url({ protocol: /^https?$/ });

/** Each variable's shape; its description says what a person should write there. */
const SHAPE = z.object({
  DATABASE_URL: postgresUrl.describe(
    "a PostgreSQL address: postgresql://user:password@host:5432/database",
  ),
  WEB_DATABASE_URL: postgresUrl
    .optional()
    .describe(
      "a PostgreSQL address with the web process's own role, or leave it out (the role is then steelyard_web, taken on DATABASE_URL)",
    ),
  NEXTAUTH_URL: webUrl
    .optional()
    .describe("the address people open, e.g. https://steelyard.example.org"),
  NEXTAUTH_SECRET: z
    .string()
    .min(SECRET_LENGTH_MIN)
    .optional()
    .describe(
      `at least ${SECRET_LENGTH_MIN} random characters, e.g. the output of: openssl rand -base64 32`,
    ),
  GITHUB_ID: z
    .string()
    .optional()
    .describe("the client ID of a GitHub OAuth app, or leave out GITHUB_ID and GITHUB_SECRET"),
  GITHUB_SECRET: z
    .string()
    .optional()
    .describe(
      "the client secret of the GitHub OAuth app, or leave out GITHUB_ID and GITHUB_SECRET",
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /.*/ })
    .optional()
    .describe(
      "a mail server: smtp://user:password@host:587, or leave it out (links go to the log)",
    ),
  EMAIL_FROM: z
    .string()
    .regex(/@/)
    .optional()
    .describe("the sender of mails: Steelyard <rounds@example.org>"),
  STEELYARD_DEMO: z
    .enum(["0", "1"])
    .default("0")
    .describe("1 to offer one-click demo persons, 0 not to"),
  STEELYARD_PRIVATE_WEBHOOKS: z
    .enum(["0", "1"])
    .default("0")
    .describe("1 to let webhooks call http and private addresses (your own network), 0 not to"),
  STEELYARD_TEST_CLOCK: z
    .enum(["0", "1"])
    .default("0")
    .describe("0; 1 is for tests on one's own machine, which move the clocks of pools on"),
  STEELYARD_PROCESS: z
    .enum(["web", "worker"])
    .default("web")
    .describe("web or worker; the start scripts set it"),
  PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .default(PORT_DEFAULT)
    .describe("a free port between 1 and 65535"),
  WORKER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(WORKER_CONCURRENCY_MAX)
    .default(WORKER_CONCURRENCY_DEFAULT)
    .describe(`how many jobs one worker takes at once, 1 to ${WORKER_CONCURRENCY_MAX}`),
});

/** @typedef {keyof typeof SHAPE.shape} Name */

/** The configuration is wrong; `message` lists every variable, what is wrong and what to write. */
export class EnvError extends Error {
  name = "EnvError";
}

/** @typedef {Partial<Record<Name, string>>} Given */

/**
 * What is wrong between variables, whatever the shape of each.
 * @param {Given} given
 * @returns {[Name, string][]}
 */
function problemsBetween(given) {
  /** @type {[Name, string][]} */
  const problems = [];
  if (given.GITHUB_ID && !given.GITHUB_SECRET)
    problems.push(["GITHUB_SECRET", "is missing, but GITHUB_ID is set"]);
  if (given.GITHUB_SECRET && !given.GITHUB_ID)
    problems.push(["GITHUB_ID", "is missing, but GITHUB_SECRET is set"]);
  if (given.SMTP_URL && !given.EMAIL_FROM)
    problems.push(["EMAIL_FROM", "is missing, but SMTP_URL is set"]);
  if (given.STEELYARD_PROCESS !== "worker" && !given.NEXTAUTH_SECRET)
    problems.push(["NEXTAUTH_SECRET", "is missing"]);
  const isLocal = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(
    given.NEXTAUTH_URL ?? "",
  );
  if (given.STEELYARD_TEST_CLOCK === "1" && given.NEXTAUTH_URL && !isLocal)
    problems.push(["STEELYARD_TEST_CLOCK", "is 1 at an address that is not this machine"]);
  return problems;
}

/** @param {Name} name @param {Given} given */
function whatIsWrong(name, given) {
  if (given[name] === undefined) return "is missing";
  // An address may hold a password.
  return /SECRET|URL/.test(name) ? "cannot be used as it is" : `is "${given[name]}"`;
}

/**
 * Reads and checks a set of variables; an empty one counts as not set.
 * @param {Record<string, string | undefined>} source
 * @throws {EnvError} naming every variable that is wrong, all at once
 */
export function readEnv(source) {
  const names = /** @type {Name[]} */ (Object.keys(SHAPE.shape));
  /** @type {Given} */
  const given = Object.fromEntries(names.map((name) => [name, source[name] || undefined]));
  const parsed = SHAPE.safeParse(given);
  const problems = problemsBetween(given);
  for (const { path } of parsed.error?.issues ?? []) {
    const name = /** @type {Name} */ (path[0]);
    problems.push([name, whatIsWrong(name, given)]);
  }
  if (!parsed.success || problems.length > 0) {
    const lines = problems.map(
      ([name, what]) => `  ${name} ${what}.\n    Set it to ${SHAPE.shape[name].description}.`,
    );
    throw new EnvError(`The configuration is wrong:\n${lines.join("\n")}`);
  }
  const {
    STEELYARD_DEMO,
    STEELYARD_PRIVATE_WEBHOOKS,
    STEELYARD_TEST_CLOCK,
    NEXTAUTH_URL,
    ...rest
  } = parsed.data;
  return {
    ...rest,
    NEXTAUTH_URL: NEXTAUTH_URL ?? `http://localhost:${rest.PORT}`,
    STEELYARD_DEMO: STEELYARD_DEMO === "1",
    STEELYARD_PRIVATE_WEBHOOKS: STEELYARD_PRIVATE_WEBHOOKS === "1",
    STEELYARD_TEST_CLOCK: STEELYARD_TEST_CLOCK === "1",
  };
}

/** @type {ReturnType<typeof readEnv> | undefined} */
let checked;

/**
 * The checked environment of this process, read on first use (never during `next build`).
 * @throws {EnvError}
 */
export function env() {
  checked ??= readEnv(process.env);
  return checked;
}

/** For the entry of a process: prints what is wrong and ends it, instead of a stack trace. */
export function requireEnv() {
  try {
    return env();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
