import type { Browser, BrowserContextOptions, ConsoleMessage, Dialog, Page, Request } from "playwright-core";
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
  /** In a browser that nobody uses afterwards: what the test does to it cannot be undone. */
  readonly alone?: true;
}

/** One visit to the page, in a browser profile that nobody else has meanwhile, and that remembers nothing. */
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
/** Empty tabs of profiles that were visited before, by their options: a new profile takes a third of a second. */
const left = new Map<string, Page[]>();

/** Opens the page, at the tests' fixed time. */
export async function visit({ browser }: World, coming: Coming = {}): Promise<Visit> {
  const { address = `${ORIGIN}/` } = coming;
  const options = optionsOf(coming);
  // Of what a file keeps, it cannot be said whose it is.
  const isAlone = coming.alone === true || address.startsWith("file:");
  const known = left.get(JSON.stringify(options)) ?? [];
  const page = (isAlone ? undefined : known.pop()) ?? (await openTab(browser, options));
  const watched = watch(page);
  await page.goto(address);
  await page.locator("h1").first().waitFor();
  return {
    page,
    get requests() {
      return watched.requests;
    },
    get faults() {
      return watched.faults;
    },
    forget: watched.forget,
    close: async () => {
      watched.end();
      if (isAlone) return await page.context().close();
      await forgetVisit(page, options);
      left.set(JSON.stringify(options), [...(left.get(JSON.stringify(options)) ?? []), page]);
    },
  };
}

function optionsOf(coming: Coming) {
  const { language = "en", scheme = "light", width = 1024, height = 768, scale = 1 } = coming;
  return {
    locale: LOCALES[language],
    timezoneId: "UTC",
    colorScheme: scheme,
    reducedMotion: "reduce",
    viewport: { width, height },
    deviceScaleFactor: scale,
  } as const satisfies BrowserContextOptions;
}

/** An empty tab of a new profile. */
async function openTab(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(15_000);
  await page.clock.setFixedTime(NOW * 1000);
  await page.addInitScript(TELL_VIOLATIONS);
  return page;
}

/** Leaves the page, as if its profile had never seen it. */
async function forgetVisit(page: Page, options: ReturnType<typeof optionsOf>): Promise<void> {
  await page.goto("about:blank");
  await page.mouse.move(0, 0);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: ORIGIN, storageTypes: "all" });
  await session.detach();
  await page.setViewportSize(options.viewport);
  await page.emulateMedia({ media: null, colorScheme: options.colorScheme });
}

/** Notes what a tab asks for, and what goes wrong in it, until its end. */
function watch(page: Page) {
  let requests: string[] = [];
  let faults: string[] = [];
  const onRequest = (request: Request): void => {
    requests.push(request.url());
  };
  const onError = (error: Error): void => {
    faults.push(String(error));
  };
  const onConsole = (message: ConsoleMessage): void => {
    // That a node did not answer is no fault of the page; what it makes of it is tested.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource:")) {
      faults.push(message.text());
    }
  };
  const onDialog = async (dialog: Dialog): Promise<void> => {
    faults.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  };
  page.on("request", onRequest).on("pageerror", onError).on("console", onConsole).on("dialog", onDialog);
  return {
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
    end: () => {
      page.off("request", onRequest).off("pageerror", onError);
      page.off("console", onConsole).off("dialog", onDialog);
    },
  };
}
