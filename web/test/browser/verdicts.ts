// What the page says, as a test reads it.
import type { Locator, Page } from "playwright-core";
import type { Example } from "../../serve/seed/Example.ts";
import { fileOf } from "../../serve/seed/Example.ts";

/** One check, as the page lists it. */
export interface ShownCheck {
  readonly name: string | null;
  readonly outcome: string | null;
  readonly code: string | null;
}

/** One verdict, as the page shows it. */
export interface ShownVerdict {
  readonly verdict: string | null;
  readonly checks: readonly ShownCheck[];
  /** Paths of the disclosed fields. */
  readonly fields: readonly (string | null)[];
  readonly text: string;
}

/** Puts a text into the box, and has it verified. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.locator("#paste").fill(text);
  await page.locator("#verify").click();
}

/** Chooses files, as they lie on a disk. */
export async function choose(page: Page, examples: readonly FileLike[]): Promise<void> {
  await page.locator("#files").setInputFiles(examples.map(fileLike));
}

/** A file by name and text, or an example. */
export type FileLike = Example | { readonly name: string; readonly text: string | Buffer };

/** What a browser has of what is dragged. */
type Dragged = { readonly items: { readonly add: (file: File) => void } };

/** Drops files somewhere on the page. */
export async function drop(page: Page, at: string, examples: readonly FileLike[]): Promise<void> {
  const files = examples.map((example) => {
    const { name, buffer } = fileLike(example);
    return { name, base64: buffer.toString("base64") };
  });
  const transfer = await page.evaluateHandle((given) => {
    const { DataTransfer } = globalThis as unknown as { DataTransfer: new () => Dragged };
    const data = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], name, { type: "application/json" }));
    }
    return data;
  }, files);
  for (const event of ["dragenter", "dragover", "drop"]) {
    await page.locator(at).dispatchEvent(event, { dataTransfer: transfer });
  }
}

/** Enters what the verifier asked for by hand. */
export async function enterAsked(page: Page, { asked }: Example): Promise<void> {
  if (asked === undefined) return;
  for (const [id, value] of [
    ["#audience", asked.audience],
    ["#nonce", asked.nonce],
  ] as const) {
    const field = page.locator(id);
    await reveal(field);
    await field.fill(value);
  }
}

/** Opens the details that a field stands in, as whoever looks for it does. */
export async function reveal(field: Locator): Promise<void> {
  const around = field.locator("xpath=ancestor::details[not(@open)]");
  for (let left = await around.count(); left > 0; left -= 1) {
    await around.first().locator("summary").first().click();
  }
}

/** Waits for so many verdicts, and reads them. */
export async function verdictsOf(page: Page, count = 1): Promise<readonly ShownVerdict[]> {
  const sections = page.locator("section[data-verdict]");
  await sections.nth(count - 1).waitFor();
  await page.locator('[aria-busy="true"]').waitFor({ state: "detached" });
  const shown: ShownVerdict[] = [];
  for (const section of await sections.all()) shown.push(await readVerdict(section));
  return shown;
}

/** Waits for one verdict, and reads it. */
export async function verdictOf(page: Page): Promise<ShownVerdict> {
  const [verdict, second] = await verdictsOf(page);
  if (verdict === undefined || second !== undefined) throw new Error("there is not one verdict");
  return verdict;
}

async function readVerdict(section: Locator): Promise<ShownVerdict> {
  const parts = await section.evaluate((element) => ({
    verdict: element.getAttribute("data-verdict"),
    checks: [...element.querySelectorAll("[data-check]")].map((check) => ({
      name: check.getAttribute("data-check"),
      outcome: check.getAttribute("data-outcome"),
      code: check.getAttribute("data-code"),
    })),
    fields: [...element.querySelectorAll("[data-path]")].map((row) => row.getAttribute("data-path")),
  }));
  return { ...parts, text: (await section.allInnerTexts()).join() };
}

function fileLike(file: FileLike): { name: string; mimeType: string; buffer: Buffer } {
  const name = "type" in file ? fileOf(file) : file.name;
  const buffer = typeof file.text === "string" ? Buffer.from(file.text) : file.text;
  return { name, mimeType: "application/json", buffer };
}
