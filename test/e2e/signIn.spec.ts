import { randomBytes } from "node:crypto";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { serverLog } from "./support/place";
import { expect, ownAddress, PERSONS, test } from "./support/test";
import { revisit, visit } from "./support/visit";

const CHAIN_ID = "0x1";
const LOG_PATIENCE_MS = 10_000;

type ActAs = (person: null, options: BrowserContextOptions) => Promise<Page>;

/** A browser that nobody has signed in with yet. */
const newBrowser = (actAs: ActAs) => actAs(null, ownAddress(test.info().workerIndex));

const sessions = (page: Page) => page.getByRole("listitem").filter({ hasText: "Signed in" });
const account = (page: Page) => page.locator("header").getByRole("group");

async function chooseFromMenu(page: Page, name: string) {
  await account(page).locator("summary").click();
  await account(page).getByText(name).click();
}

/** What a wallet's extension does: an EIP-1193 provider in the page, and the key outside of it. */
async function installWallet(page: Page, key: `0x${string}`, willing = true) {
  const signer = privateKeyToAccount(key);
  await page.exposeFunction("askWallet", async (method: string, params: string[]) => {
    if (method === "eth_requestAccounts") return { result: [signer.address.toLowerCase()] };
    if (method === "eth_chainId") return { result: CHAIN_ID };
    if (!willing) return { error: { code: 4001, message: "User rejected the request" } };
    return { result: await signer.signMessage({ message: params[0] ?? "" }) };
  });
  await page.addInitScript(() => {
    const { askWallet } = window as unknown as {
      askWallet: (method: string, params: unknown) => Promise<{ result?: unknown; error?: object }>;
    };
    Object.assign(window, {
      ethereum: {
        async request({ method, params }: { method: string; params?: unknown }) {
          const { result, error } = await askWallet(method, params ?? []);
          if (error) throw error;
          return result;
        },
      },
    });
  });
  return signer.address;
}

async function signInByWallet(page: Page, key: `0x${string}`): Promise<string> {
  const address = await installWallet(page, key);
  await visit(page, "/sign-in?callbackUrl=/account");
  await page.getByRole("button", { name: "Sign in with Ethereum" }).click();
  await page.waitForURL("/account");
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}

test("a demo person signs in with one press, and out again", async ({ actAs }) => {
  const page = await newBrowser(actAs);
  await page.goto("/");
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: PERSONS.approver }).click();
  await expect(account(page)).toContainText(PERSONS.approver);
  await expect(account(page)).toContainText("demo");
  await chooseFromMenu(page, "Sign out");
  await expect(page.getByRole("link", { name: "Sign in", exact: true })).toBeVisible();
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to see this page");
});

test("signing in leads back to the page that asked for it, and never to another site", async ({
  actAs,
}) => {
  const page = await newBrowser(actAs);
  await page.goto("/rounds/new");
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: PERSONS.organizer }).click();
  await expect(page).toHaveURL("/rounds/new");
  await visit(page, "/sign-in?callbackUrl=https%3A%2F%2Fexample.org%2Fphish");
  await page.getByRole("button", { name: PERSONS.modeler }).click();
  await expect(account(page)).toContainText(PERSONS.modeler);
  expect(new URL(page.url()).hostname).toBe("localhost");
});

test("a wallet signs in by signing a message, and is the same person the next time", async ({
  actAs,
}) => {
  const key = generatePrivateKey();
  const first = await newBrowser(actAs);
  const name = await signInByWallet(first, key);
  await expect(account(first)).toContainText(name);
  await expect(first.getByText("this one")).toHaveCount(1);
  const second = await newBrowser(actAs);
  expect(await signInByWallet(second, key)).toBe(name);
  await expect(sessions(second)).toHaveCount(2);
});

test("declining in the wallet, or having none, is said and signs nobody in", async ({ actAs }) => {
  const page = await newBrowser(actAs);
  await visit(page, "/sign-in");
  await page.getByRole("button", { name: "Sign in with Ethereum" }).click();
  await expect(page.getByRole("alert").first()).toContainText("no Ethereum wallet");
  await installWallet(page, generatePrivateKey(), false);
  await revisit(page);
  await page.getByRole("button", { name: "Sign in with Ethereum" }).click();
  await expect(page.getByRole("alert").first()).toContainText("You declined in the wallet");
  await expect(page.getByRole("link", { name: "Sign in", exact: true })).toBeVisible();
});

test("a link by e-mail signs in once", async ({ actAs }) => {
  const email = `${randomBytes(6).toString("hex")}@example.org`;
  const page = await newBrowser(actAs);
  await visit(page, "/sign-in?callbackUrl=/account");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText("The link is in the server's log")).toBeVisible();

  const linkInLog = () =>
    new RegExp(`Sign-in link for ${email}[^\\n]*\\n[^\\n]*?(http\\S+)`).exec(serverLog())?.[1];
  await expect.poll(linkInLog, { timeout: LOG_PATIENCE_MS }).toBeTruthy();
  const link = linkInLog()!;
  await page.goto(link);
  await expect(page).toHaveURL("/account");
  await expect(account(page)).toContainText(email);

  const other = await newBrowser(actAs);
  await other.goto(link);
  await expect(other.getByText("This link no longer works")).toBeVisible();
});

test("ending a session signs the other browser out at once", async ({ actAs }) => {
  const key = generatePrivateKey();
  const [here, there] = [await newBrowser(actAs), await newBrowser(actAs)];
  await signInByWallet(there, key);
  await signInByWallet(here, key);
  await here.getByRole("button", { name: "End this session" }).click();
  await expect(sessions(here)).toHaveCount(1);
  await expect(here.getByText("this one")).toBeVisible();
  await there.reload();
  await expect(there.getByRole("heading", { level: 1 })).toHaveText("Sign in to see this page");
  await here.reload();
  await expect(here.getByRole("heading", { level: 1 })).toHaveText("Account");
});
