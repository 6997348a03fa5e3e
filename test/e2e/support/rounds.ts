import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { parseAmount } from "~/core/funding";
import type { Role } from "~/server/auth/types";
import { apiOf } from "./api";

const FIXTURES = "test/fixtures/e2e";
const WEEK_MS = 7 * 86_400_000;
const USDC = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

export const fixturePath = (name: string) => join(FIXTURES, name);
export const fixture = (name: string) => readFileSync(fixturePath(name), "utf8");

/** A title no other test has. */
export const titleOf = (about: string) => `${about} ${randomBytes(4).toString("hex")}`;

interface RoundPlan {
  about: string;
  organizer: Page;
  /** Who else takes part, by role. */
  members?: Partial<Record<Role, Page>>;
  split?: { train: number; public: number; private: number };
  draft?: boolean;
  /** A list in place of the fixture's eight projects. */
  projects?: string;
  settings?: {
    multiplierMax?: number;
    pairsPerJuror?: number;
    input?: "pairs" | "rankFive" | "bestWorst";
    contest?: { prizes?: { amount: string; rule: "rank"; places: number[] } };
    funding?: { mechanism: string; cap?: number };
  };
}

export interface TestRound {
  id: string;
  slug: string;
  title: string;
  /** The path of one of its pages, e.g. "/compare". */
  path: (page?: string) => string;
}

/** An open round, of the fixture's eight projects unless others are named, made through the server's own procedures. */
export async function openRound(plan: RoundPlan): Promise<TestRound> {
  const { about, organizer, members = {}, draft = false, settings = {} } = plan;
  const split = plan.split ?? { train: 0.6, public: 0.2, private: 0.2 };
  const api = await apiOf(organizer);
  const title = titleOf(about);
  const amount = parseAmount("1000", 6).toString();
  const { id, slug } = await api.round.create.mutate({
    title,
    question: "Which of the two matters more?",
    description: "Made by a test.",
    projects: plan.projects ?? fixture("projects.txt"),
    settings: {
      ...settings,
      split,
      pool: { amount, decimals: 6, symbol: "USDC", tokenAddress: USDC },
    },
    closesAt: new Date(Date.now() + WEEK_MS),
  });
  if (!draft) await api.round.publish.mutate({ roundId: id });
  for (const [role, member] of Object.entries(members) as [Role, Page][]) {
    const token = await invite(organizer, id, role);
    await (await apiOf(member)).member.accept.mutate({ token });
  }
  return { id, slug, title, path: (page = "") => `/rounds/${slug}${page}` };
}

/** A fresh invitation's token, which is the end of its link. */
export async function invite(organizer: Page, roundId: string, role: Role, maxUses = 1) {
  const api = await apiOf(organizer);
  const { url } = await api.member.invite.mutate({ roundId, role, label: "", maxUses, days: 1 });
  return new URL(url).pathname.split("/").at(-1)!;
}
