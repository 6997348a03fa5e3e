import { type BrowserContextOptions, test as base, type Page } from "@playwright/test";

/** The demo's one-click persons, by what they are in the demo's own rounds. */
export const PERSONS = {
  organizer: "Ines, organizer",
  juror: "Jonas, juror",
  modeler: "Mira, modeler",
  approver: "Aldo, approver",
} as const;

export type Person = keyof typeof PERSONS;
type Storage = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;

interface PerWorker {
  sessionOf: (person: Person) => Promise<Storage>;
}

interface PerTest {
  /** A page of a browser of its own in which this person is signed in; null: nobody. */
  actAs: (person: Person | null, options?: BrowserContextOptions) => Promise<Page>;
}

let addresses = 0;

/**
 * Sign-ins are limited by address; each of these comes from another one, as those of real people
 * would, so that tests do not use up each other's.
 */
export function ownAddress(worker: number): BrowserContextOptions {
  addresses += 1;
  const host = `${process.pid % 250}.${worker % 250}.${addresses % 250}`;
  return { extraHTTPHeaders: { "X-Forwarded-For": `10.${host}` } };
}

export const test = base.extend<PerTest, PerWorker>({
  sessionOf: [
    async ({ browser }, use, worker) => {
      const sessions = new Map<Person, Storage>();
      const { baseURL } = worker.project.use;
      await use(async (person) => {
        const known = sessions.get(person);
        if (known) return known;
        const address = ownAddress(worker.workerIndex);
        const context = await browser.newContext({ baseURL, ...address });
        const page = await context.newPage();
        await page.goto("/sign-in?callbackUrl=/account");
        await page.getByRole("button", { name: PERSONS[person] }).click();
        await page.waitForURL("/account");
        const storage = await context.storageState();
        await context.close();
        sessions.set(person, storage);
        return storage;
      });
    },
    { scope: "worker" },
  ],
  actAs: async ({ browser, sessionOf, baseURL }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (person, options = {}) => {
      const storageState = person ? await sessionOf(person) : undefined;
      const context = await browser.newContext({ baseURL, storageState, ...options });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from "@playwright/test";
