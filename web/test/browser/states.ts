// What the page can show, so that every part of it is looked at.
import type { Page } from "playwright-core";
import { outside } from "./credentials.ts";
import { choose, enterAsked, paste, verdictsOf } from "./verdicts.ts";
import type { World } from "./world.ts";

/** A state of the page, and the steps that lead there from any other. */
export interface State {
  readonly name: string;
  readonly reach: (page: Page, world: World) => Promise<void>;
}

const judged = (name: string, example: string): State => ({
  name,
  reach: async (page, world) => {
    await page.reload();
    await page.locator("#paste").waitFor();
    const given = world.exampleOf(example);
    await enterAsked(page, given);
    await choose(page, [given]);
    await verdictsOf(page);
  },
});

const view = (name: "ask" | "settings"): State => ({
  name,
  reach: async (page) => {
    await page.reload();
    await page.locator(`[data-view="${name}"]`).click();
    await page.locator(`#view-${name}`).waitFor();
  },
});

export const STATES: readonly State[] = [
  {
    name: "empty",
    reach: async (page) => {
      await page.reload();
      await page.locator("#paste").waitFor();
    },
  },
  judged("valid", "good-token"),
  judged("invalid", "revoked"),
  judged("unknown", "look-alike"),
  judged("presentation", "two-hubs"),
  {
    name: "request",
    reach: async (page, world) => {
      await page.reload();
      await choose(page, [world.exampleOf("ask")]);
      await page.locator("[data-request-shown]").waitFor();
    },
  },
  {
    name: "credential",
    reach: async (page) => {
      await page.reload();
      await paste(page, (await outside()).text);
      await verdictsOf(page);
    },
  },
  view("ask"),
  view("settings"),
];

/** One of the states, by its name. */
export function stateOf(name: string): State {
  const state = STATES.find((one) => one.name === name);
  if (state === undefined) throw new Error(`the page has no state ${name}`);
  return state;
}
