import { links } from "@cairn/sdk";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { texts } from "../../src/texts.ts";
import { guardedVisits } from "./guarded.ts";
import { stateOf } from "./states.ts";
import { verdictOf } from "./verdicts.ts";
import type { World } from "./world.ts";
import { describeInBrowser, ORIGIN } from "./world.ts";

/** More than the page has of what takes the focus. */
const MOST_TABS = 60;

describeInBrowser("the page for everyone", (openWorld) => {
  let world: World;

  before(async () => {
    world = await openWorld();
  });

  const come = guardedVisits(openWorld);

  describe("by keyboard alone", () => {
    /** Presses Tab until something has the focus; what had it on the way must show that it did. */
    async function tabTo(page: Page, selector: string): Promise<void> {
      for (let tab = 0; tab < MOST_TABS; tab += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
      }
      throw new Error(`${MOST_TABS} times Tab do not lead to ${selector}`);
    }

    const focused = (page: Page, question: string) => page.evaluate(`document.activeElement.${question}`);

    it("a pasted link is checked with Tab and Enter, and the verdict has the focus", async () => {
      const { page } = await come();
      await page.keyboard.press("Tab");
      expect(await focused(page, "getAttribute('href')")).to.equal("#content");
      await tabTo(page, '[data-view="verify"]');
      await tabTo(page, "#paste");
      await page.keyboard.insertText(await links.toLink(`${ORIGIN}/`, world.exampleOf("good-token").text));
      await tabTo(page, "#verify");
      await page.keyboard.press("Enter");
      expect((await verdictOf(page)).verdict).to.equal("valid");
      await page.waitForFunction('document.activeElement.closest("section[data-verdict]") !== null');
      const names = "closest('section[data-verdict]').getAttribute('aria-labelledby').split(' ')";
      expect(await focused(page, names)).to.include(await focused(page, "id"));
      await tabTo(page, "[data-check] summary");
      await page.keyboard.press("Enter");
      expect(await focused(page, "closest('details').open")).to.equal(true);
    });

    it("the order of Tab is the order of the page, and whatever has the focus shows it", async () => {
      const { page } = await come();
      for (const name of ["empty", "ask", "settings"]) {
        await stateOf(name).reach(page, world);
        await page.locator('a[href="#content"]').focus();
        const count: unknown = await page.evaluate(`(() => {
          const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
          return all.filter((one) => one.checkVisibility() && !one.disabled).length;
        })()`);
        const places: number[] = [
          Number(await page.evaluate(`[...document.querySelectorAll("*")].indexOf(document.activeElement)`)),
        ];
        while (places.length < Number(count)) {
          await page.keyboard.press("Tab");
          // The browser itself marks the focus of a file's button, and of the parts of a date, each a stop.
          const place = await page.evaluate(`(() => {
            const one = document.activeElement;
            const { outlineStyle, boxShadow } = getComputedStyle(one);
            const shows = outlineStyle !== "none" || boxShadow !== "none" || ["file", "date"].includes(one.type);
            return shows ? [...document.querySelectorAll("*")].indexOf(one) : one.outerHTML.slice(0, 100);
          })()`);
          if (typeof place !== "number")
            throw new Error(`${name}: the focus of ${String(place)} is not shown`);
          if (places.at(-1) !== place) places.push(place);
        }
        expect(places, name).to.deep.equal(places.toSorted((one, other) => one - other));
        expect(new Set(places).size, name).to.equal(places.length);
      }
    });

    it("a check that takes long is stopped by Escape", async () => {
      const { page } = await come();
      world.node.answerWith(() => undefined);
      try {
        await page.locator("#paste").fill(world.exampleOf("good-token").text);
        await page.locator("#verify").press("Enter");
        await page.locator('[aria-busy="true"]').waitFor();
        await page.keyboard.press("Escape");
        await page.locator('[aria-busy="true"]').waitFor({ state: "detached" });
        expect(await page.locator("section[data-verdict]").count()).to.equal(0);
      } finally {
        world.answer();
      }
    });
  });

  it("what is printed: verdict, checks, block, date and the page's address, and no control", async () => {
    const { page } = await come();
    await stateOf("presentation").reach(page, world);
    await page.emulateMedia({ media: "print" });
    const controls = await page.locator("button, input, select, textarea, nav").all();
    const left: string[] = [];
    for (const control of controls) {
      if (await control.isVisible()) left.push(await control.evaluate((element) => element.outerHTML));
    }
    expect(left).to.deep.equal([]);
    const text = (await page.locator("body").allInnerTexts()).join();
    for (const said of [
      "This presentation is good",
      "Riverside School",
      "Harbour Makerspace",
      `${ORIGIN}/`,
      "2026",
    ]) {
      expect(text).to.include(said);
    }
    expect(await page.locator("[data-check]").first().isVisible()).to.equal(true);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 4).toString()).to.equal("%PDF");
  });

  it("is a page with landmarks, one first heading, a language, and a verdict that is announced", async () => {
    const { page } = await come({ language: "es" });
    await stateOf("valid").reach(page, world);
    expect(await page.locator("html").getAttribute("lang")).to.equal("es");
    for (const landmark of ["header", "nav", "main", "footer"]) {
      expect(await page.locator(landmark).count(), landmark).to.equal(1);
    }
    expect(await page.locator("h1:visible").count()).to.equal(1);
    expect(await page.getByRole("region", { name: "Veredicto", exact: true }).count()).to.equal(1);
    expect((await page.getByRole("status").first().textContent())?.trim()).to.equal("Comprobado.");
  });

  it("the language can be changed, is kept, and changes verdict, title and document", async () => {
    const { page } = await come({ language: "en" });
    await stateOf("valid").reach(page, world);
    await page.locator("#language").selectOption("es");
    await page.locator("html[lang=es]").waitFor();
    expect(await page.title()).to.equal(texts.es.title);
    expect((await page.locator("section[data-verdict]").allInnerTexts()).join()).to.include("es válido");
    await page.reload();
    await page.locator("html[lang=es]").waitFor();
  });
});
