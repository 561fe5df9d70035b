import type { BrowserContext, Page } from "playwright-core";
import type { World } from "./world.ts";
import { NOW, ORIGIN } from "./world.ts";

/** How somebody comes to the page. */
export interface Coming {
  /** From here; the server when absent. */
  readonly address?: string;
  readonly language?: "en" | "es";
  readonly scheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the screen for one of the page. */
  readonly scale?: number;
  /** Only for a tool that the policy would stop. */
  readonly bypassCSP?: true;
}

/** One visit to the page, in a browser profile of its own. */
export interface Visit {
  readonly page: Page;
  /** Addresses of all requests, those of the page itself too. */
  readonly requests: readonly string[];
  /** Errors, and what the policy refused. */
  readonly faults: readonly string[];
  /** Forgets requests and faults so far, which the test wanted. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

const LOCALES = { en: "en-GB", es: "es-ES" } as const;
/** Says on the console what the policy refuses, before anything of the page runs. */
const TELL_VIOLATIONS = `document.addEventListener("securitypolicyviolation", (event) => {
  console.error("refused by policy: " + event.violatedDirective + " " + event.blockedURI);
});`;

/** Opens the page, at the tests' fixed time. */
export async function visit(world: World, coming: Coming = {}): Promise<Visit> {
  const {
    address = `${ORIGIN}/`,
    language = "en",
    scheme = "light",
    width = 1024,
    height = 768,
    scale = 1,
  } = coming;
  const context: BrowserContext = await world.browser.newContext({
    locale: LOCALES[language],
    timezoneId: "UTC",
    colorScheme: scheme,
    reducedMotion: "reduce",
    viewport: { width, height },
    deviceScaleFactor: scale,
    bypassCSP: coming.bypassCSP ?? false,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.clock.setFixedTime(NOW * 1000);
  await page.addInitScript(TELL_VIOLATIONS);
  let requests: string[] = [];
  let faults: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // That a node did not answer is no fault of the page; what it makes of it is tested.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource:")) {
      faults.push(message.text());
    }
  });
  page.on("dialog", async (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.goto(address);
  await page.locator("h1").first().waitFor();
  return {
    page,
    get requests() {
      return requests;
    },
    get faults() {
      return faults;
    },
    forget: () => {
      requests = [];
      faults = [];
    },
    close: () => context.close(),
  };
}
