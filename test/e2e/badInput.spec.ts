import type { Locator, Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { fixture, openRound, titleOf } from "./support/rounds";
import { expect, test } from "./support/test";
import { chooseFile, csvFile, revisit, visit } from "./support/visit";

const REPO = "https://github.com/ethereum/go-ethereum";
const OTHER = "https://github.com/ethereum/solidity";

/** Line, column, what is written, what is wrong, what to do. */
type Row = readonly [line: string, column: string, value: string, message: RegExp, fix: RegExp];

const file = (name: string, lines: readonly string[]) => csvFile(name, `${lines.join("\n")}\n`);

/** Every problem of the file is listed, and none besides. */
async function expectProblems(within: Page | Locator, rows: readonly Row[]) {
  const shown = within
    .getByRole("region", { name: "Problems", exact: true })
    .locator("tbody")
    .getByRole("row");
  await expect(shown).toHaveCount(rows.length);
  for (const [at, [line, column, value, message, fix]] of rows.entries()) {
    const cells = shown.nth(at).locator("th, td");
    await expect(cells).toHaveText([line, column, value, message, fix]);
  }
}

test("a file of comparisons with mistakes: all of them at once, and nothing is imported", async ({
  actAs,
}) => {
  const page = await actAs("organizer");
  const round = await openRound({ about: "Bad comparisons", organizer: page });
  await visit(page, round.path("/manage"));
  await chooseFile(
    page,
    "A file of comparisons",
    file("bad.csv", [
      "timestamp,juror,repo_a,repo_b,parent,choice,multiplier,reasoning",
      `2026-02-01T08:00:00Z,J1,${REPO},${OTHER},ethereum,1,2,fine`,
      `2026-02-01T08:00:00Z,J1,${REPO},${OTHER},ethereum,3,2,`,
      `2026-02-01T08:00:00Z,J1,${REPO},${OTHER},ethereum,1,0.5abc,`,
      `2026-02-01T08:00:00Z,J1,${REPO},${OTHER},ethereum,2,-1,`,
      `2026-02-01T08:00:00Z,J1,${REPO}`,
    ]),
  );
  await expect(page.getByText("4 problems in bad.csv; nothing was imported")).toBeVisible();
  await expectProblems(page, [
    ["3", "choice", "3", /must be 1 \(a\) or 2 \(b\)/, /write 1 \(a\) or 2 \(b\)/],
    ["4", "multiplier", "0.5abc", /is not a number/, /write 0.5 if that is meant/],
    ["5", "multiplier", "-1", /must be a number of at least 0/, /write a number/],
    ["6", "–", `2026-02-01T08:00:00Z,J1,${REPO}`, /has 3 fields, the header 8/, /one field per/],
  ]);
  await expect(page.getByRole("button", { name: /^Import \d/ })).toHaveCount(0);
  await expect(page.getByText("No file imported yet.")).toBeVisible();
  const stored = await (await apiOf(page)).round.bySlug.query({ slug: round.slug });
  expect(stored.counts.comparisons).toBe(0);

  // Corrected, the same file goes in, and once only.
  const good = csvFile("good.csv", fixture("comparisons.csv"));
  await chooseFile(page, "A file of comparisons", good);
  await page.getByRole("button", { name: "Import 72 comparisons" }).click();
  await expect(page.getByRole("region", { name: "Imported files" })).toContainText("good.csv");
  await chooseFile(page, "A file of comparisons", good);
  await page.getByRole("button", { name: "Import 72 comparisons" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "imported" })).toBeVisible();
  const rows = page.getByRole("region", { name: "Imported files" }).locator("tbody tr");
  await expect(rows).toHaveCount(1);
});

test("a submission with mistakes: all of them at once, and nothing is submitted", async ({
  actAs,
}) => {
  const page = await actAs("modeler");
  const organizer = await actAs("organizer");
  const round = await openRound({ about: "Bad weights", organizer, members: { modeler: page } });
  await visit(page, round.path("/submit"));
  await expect(page.getByText("0 of 5")).toBeVisible();
  await chooseFile(
    page,
    "Your weights",
    file("weights.csv", [
      "repo,parent,weight",
      `${REPO},ethereum,-0.2`,
      `${OTHER},ethereum,NaN`,
      "https://github.com/no/such,ethereum,0.2",
      "https://github.com/sigp/lighthouse,ethereum,1e400",
    ]),
  );
  await expect(page.getByText("problems in weights.csv; nothing was submitted")).toBeVisible();
  const listed = page.getByRole("region", { name: "Problems", exact: true });
  for (const [line, value, message] of [
    ["2", "-0.2", "at least 0"],
    ["3", "NaN", "NaN is not a number that can be used"],
    ["4", "https://github.com/no/such", "is not one of the 8 items"],
    ["5", "1e400", "larger than any number"],
  ] as const) {
    const row = listed.getByRole("row").filter({ has: page.getByText(value, { exact: true }) });
    await expect(row.locator("td").first()).toHaveText(line);
    await expect(row).toContainText(message);
  }
  await expect(page.getByRole("button", { name: "Submit", exact: true })).toHaveCount(0);
  await revisit(page);
  await expect(page.getByText("0 of 5")).toBeVisible();
  await expect(page.getByText("Nothing submitted yet")).toBeVisible();
});

test("payout addresses with mistakes: all of them at once, and none is set", async ({ actAs }) => {
  const page = await actAs("organizer");
  const round = await openRound({ about: "Bad addresses", organizer: page });
  await visit(page, round.path("/payouts"));
  await chooseFile(
    page,
    "A file of addresses",
    file("addresses.csv", [
      "project,address",
      "ethereum/go-ethereum,0x0000000000000000000000000000000000000001",
      "ethereum/solidity,0x12",
      "no/such,0x0000000000000000000000000000000000000002",
      "sigp/lighthouse,0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB49",
      "vyperlang/vyper,0x0000000000000000000000000000000000000000",
    ]),
  );
  await expectProblems(page, [
    ["3", "address", "0x12", /is not an Ethereum address/, /40 hexadecimal digits/],
    ["4", "project", "no/such", /is not a project of this round/, /Correct the name/],
    ["5", "address", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB49", /checksum/, /copy the address/],
    ["6", "address", `0x${"0".repeat(40)}`, /zero address/, /payee's address/],
  ]);
  const projects = await (await apiOf(page)).project.list.query({ roundId: round.id });
  expect(projects.filter(({ payoutAddress }) => payoutAddress)).toEqual([]);
});

test("a list of projects with mistakes is told while it is written, and refused", async ({
  actAs,
}) => {
  const page = await actAs("organizer");
  const title = titleOf("Bad projects");
  await visit(page, "/rounds/new");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Amount").fill("1000");
  await page
    .getByLabel("The list")
    .fill(
      [
        "repo,address",
        `${REPO},0x12`,
        `,0x${"1".repeat(40)}`,
        `${OTHER},0x${"2".repeat(40)},more`,
      ].join("\n"),
    );
  await expect(page.getByText("3 problems in the list of projects")).toBeVisible();
  await expectProblems(page, [
    ["3", "repo", "–", /repo is empty/, /write owner\/name/],
    ["4", "–", `${OTHER},0x${"2".repeat(40)},more`, /has 3 fields, the header 2/, /one field per/],
    ["2", "address", "0x12", /is not an Ethereum address/, /40 hexadecimal digits/],
  ]);
  await page.getByRole("button", { name: "Create the draft" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "nothing is lost" });
  await expect(summary.getByRole("link")).toHaveText(["The list of projects has 3 problems"]);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(title)).toHaveCount(0);
});

test("a form with many mistakes names them all, leads to each, and keeps what was typed", async ({
  actAs,
}) => {
  const page = await actAs("organizer");
  await visit(page, "/rounds/new");
  const typed = [
    ["The question", "  "],
    ["Description (optional)", "Paid by many, “quoted” & <b>bold</b>."],
    ["Amount", "12,5 million"],
    ["Token", ""],
    ["Decimals", "six"],
    ["Token address (optional)", "0x12"],
    ["Training", "0.9"],
    ["Public", "0.9"],
    ["Private", "0.2"],
    ["Submissions a day, per modeler", "500"],
    ["Deadline", "2020-01-01T12:00"],
  ] as const;
  for (const [label, value] of typed) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole("button", { name: "Create the draft" }).click();

  const summary = page.getByRole("alert").filter({ hasText: "nothing is lost" });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveText([
    "Give the round a title",
    "Write the question jurors will answer",
    "List the projects, at least two",
    /Submissions a day: a whole number from 1 to 50/,
    /sum to 2, not to 1: take 1 away/,
    /The token's decimals/,
    /./,
    /The token's symbol/,
    /is not an Ethereum address/,
    "The deadline is in the past",
  ]);
  await summary.getByRole("link", { name: "Give the round a title" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toBeFocused();
  for (const [label, value] of typed) {
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(value);
  }
  // A reload on the way loses nothing either.
  await revisit(page);
  for (const [label, value] of typed) {
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(value);
  }
});
