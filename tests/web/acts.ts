import { type Locator, type Page } from 'playwright-core';

export type Fill = (dialog: Locator) => Promise<unknown>;

/** The dialog that is open. */
export const dialogOf = (page: Page): Locator => page.getByRole('dialog');

/** Takes an act: its button, what its dialog asks for, and until the dialog is gone. */
export async function act(page: Page | Locator, name: string | RegExp, fill?: Fill): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.click();
  const dialog = dialogOf(button.page());
  await dialog.waitFor();
  await fill?.(dialog);
  // The dialog's own button has the label of the one that opened it.
  await dialog.locator('.ant-modal-footer .ant-btn:last-child').click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Fills several fields by their labels. */
export const given =
  (values: Readonly<Record<string, string>>): Fill =>
  async (dialog) => {
    for (const [label, value] of Object.entries(values)) await dialog.getByLabel(label).fill(value);
  };

/** Attaches a file to what holds the field for it. */
export async function attach(at: Page | Locator, name: string): Promise<void> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(`What ${name} says`) };
  await at.locator('input[type=file]').first().setInputFiles(file);
  await at.getByText(name).first().waitFor();
}

/** Waits until something holds; the test's own limit ends that. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}
