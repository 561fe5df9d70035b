import type { requests as requestTypes } from "@cairn/sdk";
import { links, presentations, requests, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import readQr from "jsqr";
import type { Page } from "playwright-core";
import { guardedVisits } from "./guarded.ts";
import { pixelsOf } from "./pictures.ts";
import { drop, paste, reveal, verdictOf } from "./verdicts.ts";
import type { World } from "./world.ts";
import { describeInBrowser, NOW, ORIGIN } from "./world.ts";

/** A request as the form has it made. */
interface Made {
  readonly link: string;
  readonly request: requestTypes.CairnRequest;
}

describeInBrowser("a request made on the page", (openWorld) => {
  let world: World;

  before(async () => {
    world = await openWorld();
  });

  const come = guardedVisits(openWorld);

  /** Fills the form in, as somebody in personnel does. */
  async function ask(page: Page, title: string): Promise<Made> {
    await page.locator('[data-view="ask"]').click();
    const view = page.locator("#view-ask");
    await view.getByLabel("Who you are, as the learner should read it").fill("Northern Bridges Ltd");
    await view.getByLabel("What it is").first().fill(title);
    await view.getByLabel("What you need it for").first().fill("The post needs it every day.");
    await view.getByLabel("Kind of achievement").first().selectOption("Course");
    await view.getByLabel("Fields to see of it").first().fill("result");
    await view.getByRole("button", { name: "Make the request" }).click();
    const shown = page.locator("[data-request-link]", { hasText: "#cairn=" });
    const link = ((await shown.textContent()) ?? "").trim();
    const text = await links.fromLink(link);
    if (text === undefined) throw new Error(`the link carries nothing: ${link}`);
    return { link, request: requests.parse(text) };
  }

  /** What the learner's wallet answers. */
  async function answer(request: requestTypes.CairnRequest, paths: readonly string[]): Promise<string> {
    const { course, signer } = world.learner;
    const shown = requests.answer(request, [{ bundle: course, paths }], { issuedAt: unixTime(NOW) });
    return presentations.serialize(await presentations.create(shown, signer));
  }

  async function check(page: Page, text: string) {
    await page.locator('[data-view="verify"]').click();
    await paste(page, text);
    return await verdictOf(page);
  }

  it("says what was entered, for the page's own origin, with a fresh nonce; the picture is the link", async () => {
    const { page } = await come({ scale: 3 });
    const { link, request } = await ask(page, "A course in algebra");
    expect(link.startsWith(`${ORIGIN}/#cairn=`)).to.equal(true);
    expect(request).to.include({ verifier: "Northern Bridges Ltd", audience: ORIGIN, issuedAt: NOW });
    expect(request.items).to.deep.equal([
      {
        title: "A course in algebra",
        why: "The post needs it every day.",
        kinds: ["Course"],
        paths: ["/result"],
        optional: false,
      },
    ]);
    const picture = pixelsOf(await page.locator("[data-request-qr] svg").screenshot());
    expect(readQr.default(picture.data, picture.width, picture.height)?.data).to.equal(link);
    const { request: next } = await ask((await come()).page, "A course in algebra");
    expect(next.nonce).not.to.equal(request.nonce);
  });

  it("its answer is good, by that request, though the page was closed meanwhile", async () => {
    const { page } = await come();
    const { request } = await ask(page, "A course in algebra");
    await page.reload();
    const { verdict, fields, text } = await check(page, await answer(request, ["/result"]));
    expect(verdict).to.equal("valid");
    expect(fields).to.include("/result/0/value").and.not.include("/name");
    expect(text).to.include("Came, with all that you asked for").and.not.include("Amina Diallo");
  });

  it("an answer that leaves out what was asked for: good, and says what did not come", async () => {
    const { page } = await come();
    const { request } = await ask(page, "A course in algebra");
    const { verdict, text } = await check(page, await answer(request, []));
    expect(verdict).to.equal("valid");
    expect(text).to.include("Something that you asked for did not come");
  });

  it("trap 33: an answer to another request of the same verifier is not good: it may have been used before", async () => {
    const { page } = await come();
    const { request } = await ask(page, "A course in algebra");
    const used = await answer(request, ["/result"]);
    await page.locator("#view-ask").getByRole("button", { name: "Make another request" }).click();
    const { request: second } = await ask(page, "Another course");
    await page.locator('[data-view="verify"]').click();
    await reveal(page.locator("#request"));
    await page.locator("#request").selectOption(second.nonce);
    const { verdict, checks } = await check(page, used);
    expect(verdict).to.equal("invalid");
    expect(checks.map(({ code }) => code)).to.include("NONCE_MISMATCH");
  });

  it("without its request nobody knows whom an answer was meant for: it cannot be told", async () => {
    const { request } = await ask((await come()).page, "A course in algebra");
    const { verdict, checks } = await check((await come()).page, await answer(request, ["/result"]));
    expect(verdict).to.equal("unknown");
    expect(checks.filter(({ outcome }) => outcome === "fail")).to.deep.equal([]);
  });

  it("a second answer to the same request is told to be one", async () => {
    const { page } = await come();
    const { request } = await ask(page, "A course in algebra");
    await check(page, await answer(request, ["/result"]));
    await page.reload();
    await check(page, await answer(request, []));
    expect(await page.locator("[data-used-before]").count()).to.equal(1);
  });

  it("opened by a learner, it says who asks, for what, why and until when, and sends nothing", async () => {
    const { link } = await ask((await come()).page, "A course in algebra");
    const visit = await come({ address: link });
    const shown = visit.page.locator("[data-request-shown]");
    await shown.waitFor();
    const text = (await shown.allInnerTexts()).join();
    for (const said of [
      "Northern Bridges Ltd",
      "A course in algebra",
      "The post needs it every day.",
      ORIGIN,
    ]) {
      expect(text).to.include(said);
    }
    expect(text).to.include("cairn present");
    expect(visit.requests.filter((url) => !url.startsWith(ORIGIN) && !url.startsWith("data:"))).to.deep.equal(
      [],
    );
    expect(await visit.page.locator("section[data-verdict]").count()).to.equal(0);
  });

  it("the employer's request of the seed, dropped: the same", async () => {
    const { page } = await come();
    await drop(page, "main", [world.exampleOf("ask")]);
    const shown = page.locator("[data-request-shown]");
    await shown.waitFor();
    expect((await shown.allInnerTexts()).join()).to.include("The post needs linear equations every day.");
  });

  it("opened from the disk, it asks for the origin, and the link leads there", async () => {
    const { page } = await come({ address: world.file });
    await page.locator('[data-view="ask"]').click();
    await page.locator("#view-ask").getByLabel("Your web address").fill("https://employer.example");
    const { link, request } = await ask(page, "A course in algebra");
    expect(request.audience).to.equal("https://employer.example");
    expect(new URL(link).origin).to.equal("https://employer.example");
  });
});
