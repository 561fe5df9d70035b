import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { requests } from "@cairn/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { presentations, requests as requestSource } from "../../../sdk/src/index.ts";
import { FUZZ, hostileBytes, hostileTexts, outcomeOf } from "../../../sdk/test/utils/hostile.ts";
import { requestSample, unsignedPresentation } from "../../../sdk/test/utils/records.ts";
import type { Context } from "../../src/Context.ts";
import { askedItems } from "../../src/commands/request/askedItems.ts";
import type { Sorted } from "../../src/commands/verify/Feed.ts";
import { Feed } from "../../src/commands/verify/Feed.ts";
import { speaker } from "../../src/messages/text.ts";
import { isLink, readSource } from "../../src/presenting/readSource.ts";
import type { Found } from "../../src/record/readRecords.ts";

const REQUEST = requestSource.serialize(requestSample());
const PRESENTATION = presentations.serialize(unsignedPresentation());
const { chainId, token, audience, items: ASKED } = requests.parse(REQUEST);
const ITEMS = JSON.stringify(ASKED);
const DEPLOYMENT = {
  chainId,
  contracts: { AchievementToken: { address: token } },
} as unknown as requests.RequestArguments["deployment"];

describe("fuzz: asking and presenting", function () {
  this.timeout(FUZZ.timeoutMs);
  let folder: string;
  let context: Context;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "cairn-fuzz-"));
    context = { cwd: folder, language: "en", say: speaker("en") } as unknown as Context;
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** All that a feed gives of files, run by run. */
  async function fed(found: readonly Found[]): Promise<{ names: string[]; yielded: number }> {
    const feed = new Feed(
      (async function* () {
        yield* found;
      })(),
    );
    const names: string[] = [];
    let yielded = 0;
    for (let next = await feed.peek(); next !== undefined; next = await feed.peek()) {
      const queue: Sorted[] = [];
      const form = next.form === "presentation" ? "presentation" : "record";
      for await (const bytes of feed.run(form, queue)) yielded += bytes.length >= 0 ? 1 : 0;
      expect(queue.length, "a run that gives nothing would be asked for for ever").to.be.greaterThan(0);
      names.push(...queue.map(({ name }) => name));
    }
    return { names, yielded };
  }

  it("whatever files hold, each comes once, in order, and is sorted without a throw", async () => {
    const bytes = fc.oneof(
      hostileBytes([REQUEST, PRESENTATION]),
      hostileTexts([REQUEST, PRESENTATION]).map((text) => new TextEncoder().encode(text)),
    );
    const file = fc.oneof(
      { weight: 4, arbitrary: bytes.map((content) => ({ bytes: content })) },
      { weight: 1, arbitrary: fc.constant({ fault: { code: "FILE_UNREADABLE", reason: "" } } as const) },
    );
    const ending = fc.constantFrom(".cairn.json", ".cairn-presentation.json", "");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(file, ending), { maxLength: 8 }), async (files) => {
        const found = files.map(([content, end], place) => ({ name: `${place}${end}`, ...content }));
        const { names, yielded } = await fed(found);
        expect(names).to.deep.equal(found.map(({ name }) => name));
        expect(yielded).to.be.at.most(files.filter(([content]) => "bytes" in content).length);
      }),
      FUZZ,
    );
  });

  it("a file of items is asked for as it stands, or refused by a code", async () => {
    await fc.assert(
      fc.asyncProperty(hostileTexts([ITEMS]), async (text) => {
        await writeFile(path.join(folder, "items.json"), text);
        await outcomeOf(async () => {
          const items = await askedItems(context, [], "items.json");
          return requests.create({ deployment: DEPLOYMENT, verifier: "A", audience, items });
        });
      }),
      FUZZ,
    );
  });

  it("what looks like a link gives a text or a code, and opens nothing", async () => {
    const tail = fc.oneof(fc.string({ unit: "binary" }), fc.base64String(), fc.stringMatching(/^[\w-]*$/));
    const start = fc.constantFrom(
      "https://a.example/#cairn=",
      "HTTP://a.example#",
      "#cairn=",
      "#",
      "https://",
    );
    await fc.assert(
      fc.asyncProperty(start, tail, async (head, data) => {
        const link = `${head}${data}`;
        expect(isLink(link)).to.equal(true);
        await outcomeOf(async () => await readSource(context, link));
      }),
      { ...FUZZ, numRuns: 4 * FUZZ.numRuns },
    );
  });
});
