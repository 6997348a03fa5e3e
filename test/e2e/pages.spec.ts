import type { Page } from "@playwright/test";
import { apiOf } from "./support/api";
import { complaintsOf, DESK, type Look, lookAt, PHONE } from "./support/look";
import { inDatabase } from "./support/place";
import { openPool } from "./support/pools";
import { fixture, invite, openRound, titleOf } from "./support/rounds";
import { expect, PERSONS, type Person, test } from "./support/test";
import { visit } from "./support/visit";

// Each test has a browser of its own, so that both workers can take from this file.
test.describe.configure({ mode: "parallel" });

const ROUNDS = ["foundations-of-ethereum", "tools-that-build-ethereum"];
const GIVEN_TO = "gifts-to-ethereum-tools";
const OF_ROUND = [
  "",
  "/compare",
  "/results",
  "/leaderboard",
  "/data",
  "/submit",
  "/funding",
  "/pools",
  "/pools/new",
  "/payouts",
  "/audit",
  "/manage",
];
const PATHS = [
  ...["/", "/sign-in", "/account", "/rounds/new", "/developers"],
  ...["/lab", "/lab/conviction", "/lab/community", "/lab/society", "/lab/contest", "/lab/attacks"],
  ...["", "/results", "/funding", "/contribute", "/expertise", "/sandbox", "/payouts"].map(
    (page) => `/rounds/${GIVEN_TO}${page}`,
  ),
  "/lab/runs",
  ...ROUNDS.flatMap((slug) => OF_ROUND.map((page) => `/rounds/${slug}${page}`)),
];

const PHONE_LIGHT: Look = { size: PHONE, theme: "light" };
const PHONE_DARK: Look = { size: PHONE, theme: "dark" };
const DESK_LIGHT: Look = { size: DESK, theme: "light" };
const DESK_DARK: Look = { size: DESK, theme: "dark" };

/** Every page in all four ways between the first two, and on a phone as everybody else. */
const LOOKS: Record<Person | "nobody", readonly Look[]> = {
  nobody: [PHONE_LIGHT, DESK_DARK],
  organizer: [PHONE_DARK, DESK_LIGHT],
  juror: [PHONE_LIGHT],
  modeler: [PHONE_DARK],
  approver: [PHONE_LIGHT],
};

const everybody = [null, ...Object.keys(PERSONS)] as (Person | null)[];
for (const person of everybody) {
  const name = person ? `the demo's ${person}` : "somebody signed out";
  test(`every page as ${name}: named, in the window, and sound to axe`, async ({ actAs }) => {
    test.setTimeout(240_000);
    const page = await actAs(person);
    const complaints = complaintsOf(page);
    const as = person ?? "nobody";
    for (const path of PATHS) await lookAt(page, path, as, LOOKS[as]);
    expect(complaints).toEqual([]);
  });
}

test("the pages of saved runs: named, in the window, and sound to axe", async ({ actAs }) => {
  test.setTimeout(120_000);
  const owner = await actAs("approver");
  const complaints = complaintsOf(owner);
  const api = apiOf(owner);
  const config = { model: "v3", mode: "corrected", params: {}, mends: {} } as const;
  const study = { configs: [config], seed: "s", timesteps: 20, runs: 3, axes: [] };
  const axes = [
    { param: "beta", values: [0.04, 0.2, 0.4] },
    { param: "alpha", values: [0.5, 0.8] },
  ];
  const saved: string[] = [];
  for (const [name, asked] of Object.entries({
    Runs: study,
    Pair: { ...study, configs: [config, { ...config, params: { beta: 0.3 } }] },
    Grid: { ...study, axes },
    Line: { ...study, axes: axes.slice(0, 1) },
  })) {
    const { id } = await (await api).lab.save.mutate({ name, study: asked });
    await expect
      .poll(async () => (await (await api).lab.get.query({ id })).status, { timeout: 60_000 })
      .toBe("done");
    saved.push(id);
  }
  const [runs, pair, grid] = saved;
  for (const id of saved) await lookAt(owner, `/lab/runs/${id}`, "run", [PHONE_DARK, DESK_LIGHT]);
  // Small studies of the other kinds, saved on their own pages.
  for (const page of ["contest", "attacks", "society"]) {
    await owner.goto(`/lab/${page}?repeats=1&least=2&most=2&accounts=2&citizens=10`);
    await owner.getByRole("button", { name: "Save the study" }).click();
    const dialog = owner.getByRole("dialog");
    await dialog.getByLabel("Name").fill(page);
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await owner.waitForURL(/\/lab\/runs\/[0-9a-f-]{36}$/);
    await expect(owner.getByText("Hash of the result")).toBeVisible({ timeout: 60_000 });
    await lookAt(owner, new URL(owner.url()).pathname, page, [PHONE_DARK, DESK_LIGHT]);
  }
  await lookAt(owner, `/lab/runs/${runs}?with=${pair}`, "beside", [PHONE_LIGHT, DESK_DARK]);
  await lookAt(owner, `/lab/runs/${grid}?with=${grid}`, "grids", [PHONE_LIGHT, DESK_DARK]);
  await lookAt(owner, "/lab/runs", "runs", [PHONE_LIGHT, DESK_DARK]);
  expect(complaints).toEqual([]);
});

test("the pages of a round that is made, judged and paid: named, in the window, and sound to axe", async ({
  actAs,
}) => {
  test.setTimeout(120_000);
  const organizer = await actAs("organizer");
  const complaints = complaintsOf(organizer);
  const all = [PHONE_LIGHT, DESK_DARK, PHONE_DARK, DESK_LIGHT];
  const draft = await openRound({ about: "Looked at as a draft", organizer, draft: true });
  for (const page of ["", "/manage"]) await lookAt(organizer, draft.path(page), "draft", all);

  const guest = await actAs(null);
  const link = `/join/${await invite(organizer, draft.id, "juror")}`;
  await lookAt(guest, link, "guest", all);
  await lookAt(organizer, link, "invited", all);

  const modeler = await actAs("modeler");
  const members = { modeler };
  const round = await openRound({ about: "Looked at while empty", organizer, members });
  for (const page of ["/manage", "/results", "/leaderboard", "/data", "/payouts"]) {
    await lookAt(organizer, round.path(page), "empty", [PHONE_LIGHT, DESK_DARK]);
  }
  await lookAt(modeler, round.path("/submit"), "empty", all);
  const { url } = await (await apiOf(modeler)).team.invite.mutate({ roundId: round.id });
  const team = new URL(url).pathname;
  await lookAt(modeler, team, "member", all);
  await lookAt(organizer, team, "no modeler", all);
  await lookAt(await actAs(null), team, "guest", all);
  await lookAt(modeler, round.path("/submit"), "with a link", all);
  expect(complaints).toEqual([]);
});

test("the pages of a pool, empty and with proposals: named, in the window, and sound to axe", async ({
  actAs,
}) => {
  test.setTimeout(180_000);
  const [organizer, guest] = [await actAs("organizer"), await actAs(null)];
  const complaints = complaintsOf(organizer);
  const round = await openRound({ about: "Pools looked at", organizer });
  const pool = await openPool(organizer, round);
  const pages = ["", "/stakes", "/propose", "/manage"].map((page) => `${pool.path}${page}`);
  for (const path of pages) await lookAt(organizer, path, "empty", [PHONE_DARK, DESK_LIGHT]);
  const asked = { title: "A mirror of the registry", amount: "500", text: "For a year." };
  const proposal = await pool.propose(organizer, asked);
  await pool.propose(organizer, { ...asked, title: "More than can pass", amount: "9000" });
  await pool.stake(organizer, proposal.id, "40");
  await pool.later(20);
  const full = [...pages, proposal.path];
  for (const path of full) await lookAt(organizer, path, "full", [PHONE_LIGHT, DESK_DARK]);
  const readable = full.filter((path) => !path.endsWith("/manage"));
  for (const path of readable) await lookAt(guest, path, "guest", [PHONE_DARK, DESK_LIGHT]);
  await expectRefusal(guest, `${pool.path}/manage`, /Sign in to see this page/, "Sign in");
  const stranger = await actAs("approver");
  await expectRefusal(stranger, `${pool.path}/manage`, /not open to you/, "Back to the round");
  await expectRefusal(stranger, round.path("/pools/new"), /not open to you/, "Back to the round");
  for (const path of [round.path("/pools/no-such-pool"), `${pool.path}/proposals/none`]) {
    await expectRefusal(guest, path, /There is no such pool or proposal/, "See all rounds");
  }
  expect(complaints).toEqual([]);
});

test("the claim and the report of the demo's paid runs: named, in the window, and sound to axe", async ({
  actAs,
}) => {
  const page = await actAs(null);
  const complaints = complaintsOf(page);
  const api = await apiOf(page);
  for (const slug of [ROUNDS[0]!, GIVEN_TO]) {
    const { id: roundId } = await api.round.bySlug.query({ slug });
    const [run] = await api.payout.list.query({ roundId });
    for (const part of ["claim", "report"]) {
      const path = `/rounds/${slug}/payouts/${run!.id}/${part}`;
      await lookAt(page, path, "guest", [PHONE_LIGHT, DESK_DARK]);
    }
  }
  expect(complaints).toEqual([]);
});

/** A refusal: one heading that says what happened, a way on, and nothing that scrolls sideways. */
async function expectRefusal(page: Page, path: string, title: RegExp, way: string | RegExp) {
  await lookAt(page, path, "refused", [PHONE_LIGHT]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("main").getByRole("link", { name: way }).first()).toBeVisible();
}

test("an address without a page, and a round that is not there: 404, and where to go", async ({
  actAs,
}) => {
  const page = await actAs(null);
  for (const path of ["/no-such-page", "/rounds/no-such-round", "/rounds/no-such-round/results"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
  await expectRefusal(page, "/no-such-page", /There is nothing at this address/, "See all rounds");
  await expectRefusal(page, "/rounds/no-such-round", /There is no such round/, "See all rounds");

  const organizer = await actAs("organizer");
  const draft = await openRound({ about: "Unseen draft", organizer, draft: true });
  const path = draft.path("/results");
  expect((await page.goto(path))?.status()).toBe(404);
  await expectRefusal(page, path, /There is no such round/, "Sign in");
  await expectRefusal(await actAs("modeler"), path, /There is no such round/, "See all rounds");
});

test("an invitation that is cut off, used up, taken back or too old says which, and what to do", async ({
  actAs,
}) => {
  const [organizer, guest] = [await actAs("organizer"), await actAs("modeler")];
  const round = await openRound({ about: "Invitations", organizer });
  const api = await apiOf(organizer);
  const newToken = () => invite(organizer, round.id, "juror");

  const cut = (await newToken()).slice(0, -4);
  await expectRefusal(guest, `/join/${cut}`, /This link is not an invitation/, "See all rounds");

  const used = await newToken();
  await visit(guest, `/join/${used}`);
  await guest.getByRole("button", { name: /^Accept as/ }).click();
  await guest.waitForURL(`**${round.path("/compare/start")}`);
  const other = await actAs("approver");
  await expectRefusal(other, `/join/${used}`, /is used up/, "Open the round");

  const revoked = await newToken();
  const { invitations } = await api.member.list.query({ roundId: round.id });
  const open = invitations.find(({ uses, revokedAt }) => uses === 0 && !revokedAt)!;
  for (const { id } of invitations.filter(({ uses }) => uses === 0)) {
    await api.member.revokeInvitation.mutate({ roundId: round.id, invitationId: id });
  }
  expect(open).toBeDefined();
  await expectRefusal(other, `/join/${revoked}`, /was revoked/, "Open the round");

  const late = await newToken();
  await inDatabase(
    `UPDATE "Invitation" SET "expiresAt" = now() - interval '1 minute'
     WHERE "roundId" = $1 AND "uses" = 0 AND "revokedAt" IS NULL`,
    [round.id],
  );
  await expectRefusal(other, `/join/${late}`, /has expired/, "Open the round");
});

test("a link into a team that is cut off, withdrawn or too old says which, and what to do", async ({
  actAs,
}) => {
  const [organizer, modeler] = [await actAs("organizer"), await actAs("modeler")];
  const guest = await actAs(null);
  const round = await openRound({ about: "Team links", organizer, members: { modeler } });
  const api = await apiOf(modeler);
  const newLink = async () => {
    const { url } = await api.team.invite.mutate({ roundId: round.id });
    return new URL(url).pathname;
  };
  const cut = (await newLink()).slice(0, -4);
  await expectRefusal(guest, cut, /This link leads into no team/, "See all rounds");
  const revoked = await newLink();
  const { team } = await api.team.mine.query({ roundId: round.id });
  for (const { id: invitationId } of team!.links) {
    await api.team.revokeLink.mutate({ roundId: round.id, invitationId });
  }
  await expectRefusal(guest, revoked, /was withdrawn/, "Open the round");
  const late = await newLink();
  await inDatabase(
    `UPDATE "TeamInvitation" SET "expiresAt" = now() - interval '1 minute'
     WHERE "roundId" = $1 AND "revokedAt" IS NULL`,
    [round.id],
  );
  await expectRefusal(guest, late, /has expired/, "Open the round");
});

test("a page for others says whom it is for and keeps the way back", async ({ actAs }) => {
  const organizer = await actAs("organizer");
  const round = await openRound({ about: "For others", organizer });
  const guest = await actAs(null);
  const signIn = "Sign in";
  for (const page of ["/compare", "/submit", "/manage"]) {
    const path = round.path(page);
    await guest.goto(path);
    await expect(guest.getByRole("heading", { level: 1 })).toHaveText("Sign in to see this page");
    const link = guest.getByRole("main").getByRole("link", { name: signIn });
    await expect(link).toHaveAttribute("href", `/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  const stranger = await actAs("approver");
  const back = "Back to the round";
  await expectRefusal(stranger, round.path("/compare"), /for the jurors of this round/, back);
  await expectRefusal(stranger, round.path("/submit"), /not open to you/, back);
  await expectRefusal(stranger, round.path("/manage"), /not open to you/, back);
});

test("the list of a new round is read while it is written, repairs included", async ({ actAs }) => {
  const page = await actAs("organizer");
  await visit(page, "/rounds/new");
  await page.getByLabel("Title", { exact: true }).fill(titleOf("Read along"));
  await page
    .getByLabel("The list")
    .fill(`${fixture("projects.txt")}https://github.com/SIGP/Lighthouse.git\n`);
  await expect(page.getByText(/^8 projects, \d+ repairs?, no problems\.$/)).toBeVisible();
});
