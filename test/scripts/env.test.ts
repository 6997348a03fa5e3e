import { describe, expect, test } from "vitest";
import { EnvError, readEnv } from "~/env";

const WORKING = {
  DATABASE_URL: "postgresql://steelyard:secret@localhost:5432/steelyard",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
};

function refusal(variables: Record<string, string>): string {
  try {
    readEnv(variables);
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError);
    return (error as Error).message;
  }
  throw new Error("accepted");
}

test("the least that works is a database and a secret; the rest has defaults", () => {
  expect(readEnv(WORKING)).toMatchObject({
    PORT: 3000,
    NEXTAUTH_URL: "http://localhost:3000",
    STEELYARD_DEMO: false,
    WORKER_CONCURRENCY: 2,
  });
});

test("the address follows the port unless it is given", () => {
  expect(readEnv({ ...WORKING, PORT: "4000" }).NEXTAUTH_URL).toBe("http://localhost:4000");
});

test("an empty variable counts as not set", () => {
  expect(readEnv({ ...WORKING, PORT: "", SMTP_URL: "", GITHUB_ID: "" }).PORT).toBe(3000);
});

test("the clocks of pools are moved on nowhere but on one's own machine", () => {
  const moved = { ...WORKING, STEELYARD_TEST_CLOCK: "1" };
  for (const address of [
    undefined,
    "http://localhost:3000",
    "http://127.0.0.1",
    "http://[::1]:80",
  ]) {
    expect(readEnv({ ...moved, NEXTAUTH_URL: address }).STEELYARD_TEST_CLOCK).toBe(true);
  }
  for (const address of ["https://steelyard.example.org", "https://localhost.example.org"]) {
    expect(refusal({ ...moved, NEXTAUTH_URL: address })).toContain("STEELYARD_TEST_CLOCK is 1 at");
  }
  expect(readEnv(WORKING).STEELYARD_TEST_CLOCK).toBe(false);
});

test("a worker needs no secret for sessions", () => {
  const { DATABASE_URL } = WORKING;
  expect(readEnv({ DATABASE_URL, STEELYARD_PROCESS: "worker" }).DATABASE_URL).toBe(DATABASE_URL);
});

describe("a wrong variable is refused with its name and what to write", () => {
  const cases = [
    { variable: "DATABASE_URL", value: "", says: "DATABASE_URL is missing" },
    { variable: "DATABASE_URL", value: "mysql://localhost/x", says: "postgresql://user" },
    { variable: "WEB_DATABASE_URL", value: "localhost:5432", says: "WEB_DATABASE_URL cannot" },
    { variable: "NEXTAUTH_URL", value: "steelyard.example.org", says: "https://" },
    { variable: "NEXTAUTH_SECRET", value: "short", says: "at least 32 random characters" },
    { variable: "NEXTAUTH_SECRET", value: "", says: "NEXTAUTH_SECRET is missing" },
    { variable: "GITHUB_ID", value: "abc", says: "GITHUB_SECRET is missing" },
    { variable: "GITHUB_SECRET", value: "abc", says: "GITHUB_ID is missing" },
    { variable: "SMTP_URL", value: "mail.example.org", says: "smtp://user" },
    { variable: "SMTP_URL", value: "smtp://mail.example.org", says: "EMAIL_FROM is missing" },
    { variable: "EMAIL_FROM", value: "somebody", says: "rounds@example.org" },
    { variable: "STEELYARD_DEMO", value: "yes", says: 'STEELYARD_DEMO is "yes"' },
    { variable: "STEELYARD_TEST_CLOCK", value: "on", says: 'STEELYARD_TEST_CLOCK is "on"' },
    { variable: "PORT", value: "http", says: 'PORT is "http"' },
    { variable: "PORT", value: "70000", says: "between 1 and 65535" },
    { variable: "WORKER_CONCURRENCY", value: "0", says: "1 to 64" },
  ];
  test.each(cases)("$variable=$value says: $says", ({ variable, value, says }) => {
    expect(refusal({ ...WORKING, [variable]: value })).toContain(says);
  });
});

test("everything that is wrong is said at once", () => {
  const message = refusal({
    DATABASE_URL: "x",
    PORT: "x",
    GITHUB_ID: "x",
    SMTP_URL: "smtp://host",
  });
  for (const name of ["DATABASE_URL", "PORT", "GITHUB_SECRET", "EMAIL_FROM", "NEXTAUTH_SECRET"])
    expect(message).toContain(`  ${name} `);
});

test("a value that may hold a password is not repeated", () => {
  expect(refusal({ ...WORKING, DATABASE_URL: "mysql://me:hunter2@host/db" })).not.toContain(
    "hunter2",
  );
});
