import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { texts } from "../../src/texts.ts";
import { STATES } from "./states.ts";
import type { Visit } from "./visit.ts";
import { visit } from "./visit.ts";
import { describeInBrowser } from "./world.ts";

/** What axe finds, as far as it is needed to say what is wrong and where. */
interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

const AXE = path.join("node_modules", "axe-core", "axe.min.js");
const WIDTHS = [320, 1280] as const;
const HEIGHT = 800;
/** Words that English has and Spanish has not, and that are in no name of the seed. */
const ENGLISH =
  /\b(?:the|this|that|with|which|your?|was|were|will|has|have|of|and|until|not|good|record)\b/iu;
/** What a missing text or value looks like. */
const HOLES = /undefined|\[object|NaN|\bnull\b|\$\{|Invalid Date/u;
/** What the files, the chain and the verifier say is theirs; what else stands in English is marked as such. */
const OTHERS = "bdi, dd, td, q, [lang=en], textarea, .id, [data-request-shown] h2";

for (const language of ["en", "es"] as const) {
  describeInBrowser(`every view of the page, in ${language}`, (openWorld) => {
    let one: Visit;
    let axe: string;

    before(async () => {
      axe = await readFile(AXE, "utf8");
      one = await visit(await openWorld(), { language });
    });

    after(async () => {
      const { faults } = one;
      await one.close();
      expect(faults).to.deep.equal([]);
    });

    for (const { name, reach } of STATES) {
      describe(name, () => {
        before(async () => {
          await reach(one.page, await openWorld());
          await one.page.evaluate(
            'for (const details of document.querySelectorAll("details")) details.open = true',
          );
        });

        it("axe finds nothing, light and dark, on a phone and on a desk", async () => {
          for (const width of WIDTHS) {
            await one.page.setViewportSize({ width, height: HEIGHT });
            expect(await faultsOf("{}"), `${width} px`).to.deep.equal([]);
            await one.page.emulateMedia({ colorScheme: "dark" });
            expect(await faultsOf('{ runOnly: ["color-contrast"] }'), `${width} px, dark`).to.deep.equal([]);
            await one.page.emulateMedia({ colorScheme: "light" });
          }
        });

        it("nothing is wider than 320 px", async () => {
          await one.page.setViewportSize({ width: 320, height: HEIGHT });
          const { scrollWidth, clientWidth } = await one.page
            .locator("html")
            .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
          expect(scrollWidth).to.equal(clientWidth);
        });

        it("no text or value is missing, and none is of another language", async () => {
          // Values in code are shown as they are, whatever they are.
          await one.page.evaluate('for (const code of document.querySelectorAll("code")) code.remove()');
          expect(HOLES.exec((await one.page.locator("body").allInnerTexts()).join())?.[0]).to.equal(
            undefined,
          );
          if (language === "en") return;
          await one.page.evaluate(
            `for (const other of document.querySelectorAll("${OTHERS}")) other.remove()`,
          );
          const lines = (await one.page.locator("body").allInnerTexts()).join("\n").split("\n");
          expect(lines.filter((line) => ENGLISH.test(line))).to.deep.equal([]);
          const spanish = leavesOf(texts.es);
          for (const english of leavesOf(texts.en)) {
            if (!spanish.includes(english)) expect(lines).not.to.include(english);
          }
        });
      });
    }

    /** Runs axe through the debugger: the page's policy would not let it in. */
    async function faultsOf(options: string): Promise<readonly string[]> {
      const { page } = one;
      if ((await page.evaluate("typeof axe")) === "undefined") await page.evaluate(axe);
      const { violations }: Found = await page.evaluate(`axe.run(document, ${options})`);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    }
  });
}

/** All plain texts of a tree of texts. */
function leavesOf(tree: object): readonly string[] {
  return Object.values(tree).flatMap((value: unknown) => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? leavesOf(value) : [];
  });
}
