import { expect } from "chai";
import fc from "fast-check";
import { bundles, links, presentations } from "../../src/index.ts";
import { rejectionOf } from "../utils/codes.ts";
import { PROPERTY } from "../utils/properties.ts";
import { anchoredRecord, unsignedPresentation } from "../utils/records.ts";

const PAGE = "https://verify.example/check?lang=es";

describe("links", () => {
  it("carries a bundle and a presentation in the fragment, and leaves the page's address as it is", async () => {
    for (const text of [
      bundles.serialize(anchoredRecord()),
      presentations.serialize(unsignedPresentation()),
    ]) {
      const link = await links.toLink(`${PAGE}#old`, text);
      expect(link.startsWith(`${PAGE}#cairn=`)).to.equal(true);
      expect(link).to.match(/#cairn=[\w-]+$/);
      expect(link.length).to.be.lessThan(text.length);
      expect(await links.fromLink(link)).to.equal(text);
      expect(await links.fromLink(new URL(link).hash), "the fragment alone").to.equal(text);
    }
  });

  it("gives back any text, to the letter", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        expect(await links.fromLink(await links.toLink(PAGE, text))).to.equal(text);
      }),
      PROPERTY,
    );
  });

  it("finds nothing where a link carries nothing", async () => {
    for (const link of [PAGE, `${PAGE}#top`, "", `${PAGE}?cairn=abc`]) {
      expect(await links.fromLink(link)).to.equal(undefined);
    }
  });

  it("tells a link that was cut short or damaged, anywhere", async () => {
    const link = await links.toLink(PAGE, bundles.serialize(anchoredRecord()));
    const data = link.indexOf("=", link.indexOf("#")) + 1;
    for (let end = data; end < link.length; end += 37) {
      await rejectionOf("MALFORMED_LINK", links.fromLink(link.slice(0, end)));
    }
    for (const text of ["***", "AAAA", "%00", "____"]) {
      await rejectionOf("MALFORMED_LINK", links.fromLink(`#cairn=${text}`));
    }
  });

  it("stops unpacking what would fill the memory", async () => {
    const bomb = await links.toLink(PAGE, "0".repeat(bundles.MAX_BYTES + 1));
    expect(bomb.length).to.be.lessThan(100_000);
    const { details } = await rejectionOf("MALFORMED_LINK", links.fromLink(bomb));
    expect(details).to.include({ limit: bundles.MAX_BYTES });
  });

  it("refuses a page that is none", async () => {
    for (const page of ["verify.example", "file:///tmp/a.html", "javascript:alert(1)", "https://"]) {
      await rejectionOf("INVALID_ARGUMENT", links.toLink(page, "{}"));
    }
  });
});
