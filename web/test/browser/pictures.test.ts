import { expect } from "chai";
import type { Page } from "playwright-core";
import { guardedVisits } from "./guarded.ts";
import { differenceFrom, expectPicture, pictureOf } from "./pictures.ts";
import { stateOf } from "./states.ts";
import type { Coming } from "./visit.ts";
import type { World } from "./world.ts";
import { describeInBrowser } from "./world.ts";

const PHONE = { width: 360, height: 640 } as const;
const DESK = { width: 1024, height: 768 } as const;

/** Which states are pictured, and how. */
const PICTURES: readonly (readonly [state: string, name: string, coming: Coming])[] = [
  ["empty", "empty-desk", DESK],
  ["empty", "empty-phone-dark", { ...PHONE, scheme: "dark" }],
  ["empty", "empty-phone-es", { ...PHONE, language: "es" }],
  ["valid", "valid-desk", DESK],
  ["valid", "valid-phone-dark", { ...PHONE, scheme: "dark" }],
  ["valid", "valid-desk-es", { ...DESK, language: "es" }],
  ["invalid", "invalid-desk", DESK],
  ["invalid", "invalid-phone", PHONE],
  ["invalid", "invalid-desk-dark", { ...DESK, scheme: "dark" }],
  ["unknown", "unknown-desk", DESK],
  ["unknown", "unknown-phone-es", { ...PHONE, language: "es" }],
  ["presentation", "presentation-desk", DESK],
  ["presentation", "presentation-phone-dark", { ...PHONE, scheme: "dark" }],
  ["request", "request-phone", PHONE],
  ["ask", "ask-desk", DESK],
  ["ask", "ask-phone-dark-es", { ...PHONE, scheme: "dark", language: "es" }],
  ["settings", "settings-desk", DESK],
  ["settings", "settings-phone-es", { ...PHONE, language: "es" }],
];

describeInBrowser("the page as it looks", (openWorld) => {
  let world: World;

  before(async () => {
    world = await openWorld();
  });

  const come = guardedVisits(openWorld);

  for (const [state, name, coming] of PICTURES) {
    it(`is as it was: ${name}`, async () => {
      const { page } = await come(coming);
      await stateOf(state).reach(page, world);
      await expectPicture(page, name, drawnAnew(page));
    });
  }

  it("is as it was, printed", async () => {
    const { page } = await come({ width: 720, height: 900 });
    await stateOf("presentation").reach(page, world);
    await page.emulateMedia({ media: "print" });
    await expectPicture(page, "presentation-print", drawnAnew(page));
  });

  it("one other word is a difference, and so is one line more", async () => {
    const { page } = await come(DESK);
    await stateOf("empty").reach(page, world);
    const lead = page.locator("#view-verify .lead");
    const text = (await lead.textContent()) ?? "";
    const differenceWith = async (other: string) => {
      await lead.evaluate((element, changed) => {
        element.textContent = changed;
      }, other);
      return await differenceFrom("empty-desk", await pictureOf(page, []));
    };
    expect(await differenceWith(text)).to.equal(undefined);
    expect((await differenceWith(text.replace("gave", "give")))?.words).to.match(/^\d+ pixels differ$/u);
    expect((await differenceWith(text.repeat(3)))?.words).to.match(/^it is \d+ × \d+ pixels, and was/u);
    expect((await differenceFrom("no-such-picture", await pictureOf(page, [])))?.words).to.include("no kept");
  });
});

/** The block's hash: the network's salts are drawn anew in every run. */
function drawnAnew(page: Page) {
  return [page.locator(".as-of code")];
}
