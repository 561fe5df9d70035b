import { links } from "@cairn/sdk";
import { expect } from "chai";
import type { Page } from "playwright-core";
import type { Example } from "../../serve/seed/Example.ts";
import { guardedVisits } from "./guarded.ts";
import type { ShownVerdict } from "./verdicts.ts";
import { choose, drop, enterAsked, paste, verdictOf, verdictsOf } from "./verdicts.ts";
import type { World } from "./world.ts";
import { describeInBrowser, ORIGIN } from "./world.ts";

describeInBrowser("the page and files of every kind", (openWorld) => {
  let world: World;

  before(async () => {
    world = await openWorld();
  });

  const come = guardedVisits(openWorld);

  function expectAsExpected({ verdict, checks }: ShownVerdict, { name, expected }: Example): void {
    const codes = checks.filter(({ outcome }) => outcome !== "pass").map(({ code }) => code);
    expect({ name, verdict }).to.deep.equal({ name, verdict: expected?.verdict });
    if (expected?.code === "OK") expect(codes, name).to.deep.equal([]);
    else expect(codes, name).to.include(expected?.code);
  }

  it("every example, pasted: the verdict, and the code of the check that decides", async () => {
    const { page } = await come();
    for (const example of world.examples.filter(({ expected }) => expected !== undefined)) {
      await page.reload();
      await enterAsked(page, example);
      await paste(page, example.text);
      expectAsExpected(await verdictOf(page), example);
    }
  });

  it("a file by choosing, by drop anywhere, by a link in the box, and by the page's own address", async () => {
    const example = world.exampleOf("good-token");
    const link = await links.toLink(`${ORIGIN}/`, example.text);
    const ways: ((page: Page) => Promise<void>)[] = [
      async (page) => await choose(page, [example]),
      async (page) => await drop(page, "body", [example]),
      async (page) => await paste(page, link),
      async (page) => await paste(page, new URL(link).hash),
    ];
    for (const give of ways) {
      const { page } = await come();
      await give(page);
      expectAsExpected(await verdictOf(page), example);
    }
    const { page } = await come({ address: link });
    expectAsExpected(await verdictOf(page), example);
  });

  it("several files at once: a verdict for each, in their order", async () => {
    const { page } = await come();
    const names = ["good-token", "revoked", "look-alike"];
    await choose(
      page,
      names.map((name) => world.exampleOf(name)),
    );
    const shown = await verdictsOf(page, names.length);
    expect(shown.map(({ verdict }) => verdict)).to.deep.equal(["valid", "invalid", "unknown"]);
  });

  it("opened from a folder of the disk: the same", async () => {
    for (const name of ["good-private", "superseded"]) {
      const { page } = await come({ address: world.file });
      await choose(page, [world.exampleOf(name)]);
      expectAsExpected(await verdictOf(page), world.exampleOf(name));
    }
  });
});
