import type { Page } from "@playwright/test";
import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "~/server/api/root";

/** The server's procedures as whoever is signed in on this page, to prepare what a test is not about. */
export async function apiOf(page: Page) {
  if (page.url() === "about:blank") await page.goto("/");
  const { origin } = new URL(page.url());
  const cookies = await page.context().cookies(origin);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const url = `${origin}/api/trpc`;
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url, transformer: superjson, headers: { cookie } })],
  });
}
