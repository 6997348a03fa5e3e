import type { Page } from "@playwright/test";

/** Opens a page and waits until its controls listen: a press before hydration would go nowhere. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await listening(page);
}

export async function revisit(page: Page): Promise<void> {
  await page.reload();
  await listening(page);
}

async function listening(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("main button, main input, header details")].every((control) =>
      Object.keys(control).some((key) => key.startsWith("__reactProps")),
    ),
  );
}

export interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const csvFile = (name: string, text: string): TestFile => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

/** Gives a file to the drop field with this label, as the button "Choose a file" does. */
export async function chooseFile(page: Page, label: string, file: TestFile): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  const field = page.getByRole("group", { name: label, exact: true });
  await field.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles(file);
}
