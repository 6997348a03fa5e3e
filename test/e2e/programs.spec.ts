import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startReceiver } from "../support/receiver";
import { apiOf } from "./support/api";
import { DESK, lookHere, PHONE } from "./support/look";
import { runProgram } from "./support/program";
import { openRound } from "./support/rounds";
import { expect, test } from "./support/test";
import { visit } from "./support/visit";

const PATIENCE = { timeout: 45_000 };

test("a modeler makes a token, submits with the command line until it is scored, and ends the token", async ({
  actAs,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const [organizer, modeler] = [await actAs("organizer"), await actAs("modeler")];
  const round = await openRound({ about: "By program", organizer, members: { modeler } });
  const home = await mkdtemp(join(tmpdir(), "steelyard-program-"));
  const run = (args: string[], input = "") => runProgram(home, baseURL!, args, input);

  await visit(modeler, "/account");
  const form = modeler.getByRole("main");
  await form.getByLabel("What it is for").fill(round.title);
  await form.getByLabel("Good for").selectOption({ label: round.title });
  await form.getByRole("button", { name: "Make the token" }).click();
  const token = (await form.getByText(/^steelyard_[\w-]{43}$/).textContent())!;
  await lookHere(modeler, "modeler, account with a token", [
    { size: PHONE, theme: "dark" },
    { size: DESK, theme: "light" },
  ]);

  const login = await run(["login"], `${token}\n`);
  expect(login).toMatchObject({ status: 0, stdout: expect.stringContaining("read, submit") });
  const rounds = await run(["rounds"]);
  expect(rounds.stdout.trim().split("\n")).toHaveLength(2);
  expect(rounds.stdout).toContain(round.slug);

  const folder = join(home, "files");
  expect((await run(["download", round.slug, "--to", folder])).status).toBe(0);
  expect(await readdir(folder)).toEqual(
    expect.arrayContaining(["round.json", "sample-submission.csv"]),
  );
  const sample = join(folder, "sample-submission.csv");
  const sent = await run(["submit", round.slug, sample, "--title", "By the command line"]);
  expect(sent).toMatchObject({ status: 0, stderr: expect.stringMatching(/1 of \d+ submissions/) });
  const status = await run(["status", sent.stdout.trim(), "--wait", "--json", "-"]);
  expect(status.status).toBe(0);
  expect(JSON.parse(status.stdout)).toMatchObject({ title: "By the command line", status: "done" });
  expect((await run(["leaderboard", round.slug])).status).toBe(0);

  const bad = join(home, "bad.csv");
  await writeFile(bad, (await readFile(sample, "utf8")).replace(/[\d.]+\n$/, "x\n"));
  const refused = await run(["submit", round.slug, bad]);
  expect(refused).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/bad\.csv:\d+: weight/),
  });

  await visit(modeler, "/account");
  const line = modeler.getByRole("row").filter({ hasText: round.title });
  await expect(line.getByText("never")).toHaveCount(0);
  await line.getByRole("button", { name: /^Revoke/ }).click();
  await expect(line).toHaveCount(0);
  const after = await run(["status", sent.stdout.trim()]);
  expect(after).toMatchObject({ status: 1, stderr: expect.stringContaining("was revoked") });
  await rm(home, { recursive: true });
});

test("an organizer's server is told of a test event, and its log says that it was", async ({
  actAs,
}) => {
  const organizer = await actAs("organizer");
  const round = await openRound({ about: "Told of", organizer });
  const receiver = await startReceiver();
  await visit(organizer, "/account");
  const page = organizer.getByRole("main");
  await page.getByLabel("Round to be told of").selectOption({ label: round.title });
  await page.getByLabel("Address").fill(receiver.url);
  await page.getByRole("button", { name: "Make the webhook" }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  const line = page.getByRole("listitem").filter({ hasText: receiver.url });
  await line.getByRole("button", { name: "Send a test" }).click();
  await expect(line.getByRole("cell", { name: "delivered" })).toBeVisible(PATIENCE);
  expect(JSON.parse(receiver.taken[0]!.body)).toMatchObject({ type: "ping" });
  await lookHere(organizer, "organizer, account with a webhook", [{ size: PHONE, theme: "light" }]);
  await line.getByRole("button", { name: "Revoke" }).click();
  await expect(line).toHaveCount(0);
  await receiver.stop();
});

test("a gigabyte that is streamed to the running server is refused, and it goes on answering", async ({
  actAs,
  baseURL,
}) => {
  const api = await apiOf(await actAs("modeler"));
  const { token } = await api.token.create.mutate({ name: "Large", scopes: ["submit"], days: 1 });
  const chunk = new Uint8Array(1024 * 1024).fill(0x61);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += chunk.length;
      if (sent > 1024 * chunk.length) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const headers = { "Content-Type": "text/csv", Authorization: `Bearer ${token}` };
  const init = { method: "POST", body, duplex: "half", headers };
  const answer = await fetch(`${baseURL}/api/v1/rounds/x/submissions?title=t`, init as RequestInit)
    .then((response) => response.status)
    // The server hangs up; whether its answer is read before that is the client's matter.
    .catch(() => 413);
  expect(answer).toBe(413);
  expect(sent).toBeLessThan(256 * chunk.length);
  expect((await fetch(`${baseURL}/api/v1/rounds`)).status).toBe(200);
});
