import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Address, bundles, Client, DefinitionId, HubId } from "@cairn/sdk";
import {
  bundles as bundleFiles,
  cohorts,
  connect,
  definitions,
  hubId,
  hubs,
  kindOf,
  unixTime,
} from "@cairn/sdk";
import { achievement, badgeOf, bake, createKey, didKey, issue, issueToken } from "@cairn/sdk/credentials";
import { expect } from "chai";
import { encode } from "fast-png";
import type { Page } from "playwright-core";
import { outside, SCHOOL } from "./credentials.ts";
import { guardedVisits } from "./guarded.ts";
import type { FileLike } from "./verdicts.ts";
import { choose, drop, paste, verdictOf, verdictsOf } from "./verdicts.ts";
import type { World } from "./world.ts";
import { describeInBrowser, NOW } from "./world.ts";

/** Bytes of the whole page, packed as servers send it. */
const BUDGET = 350_000;
/** Accounts of the seeded network, in the order of its cast. */
const SCHOOL_ACCOUNT = 3;
const ALL_OK = {
  integrity: "OK",
  issuer: "OK",
  network: "OK",
  issuance: "OK",
  authority: "OK",
  status: "OK",
};

/** A badge of the seeded school in every form that it may have. */
interface Badges {
  readonly json: string;
  readonly forged: string;
  readonly token: string;
  readonly png: Buffer;
  readonly svg: Buffer;
  readonly bundle: string;
  readonly forgedBundle: string;
}

describeInBrowser("the page and credentials", (openWorld) => {
  let world: World;
  let badges: Badges;
  let snapshot: unknown;

  before(async () => {
    world = await openWorld();
    // What is attested here is taken back: other tests show the newest block.
    snapshot = await world.chain.connection.provider.request({ method: "evm_snapshot" });
    badges = await makeBadges(world);
  });
  after(async () => {
    await world.chain.connection.provider.request({ method: "evm_revert", params: [snapshot] });
  });

  const come = guardedVisits(openWorld, [`${SCHOOL}/`]);

  it("a badge as JSON, token, PNG and SVG, pasted, chosen or dropped: good, by the node alone", async () => {
    const { page, requests } = await come();
    const ways: Readonly<Record<string, (page: Page) => Promise<void>>> = {
      "pasted JSON": async () => await paste(page, badges.json),
      "a pasted token": async () => await paste(page, ` ${badges.token}\n`),
      "a chosen PNG": async () => await choose(page, [{ name: "badge.png", text: badges.png }]),
      "a dropped SVG": async () => await drop(page, "main", [{ name: "badge.svg", text: badges.svg }]),
      "a chosen token": async () => await choose(page, [{ name: "badge.jwt", text: badges.token }]),
    };
    for (const [way, give] of Object.entries(ways)) {
      await page.reload();
      await page.locator("#paste").waitFor();
      await give(page);
      const { verdict, checks, text } = await verdictOf(page);
      expect(Object.fromEntries(checks.map(({ name, code }) => [name, code])), way).to.deep.equal(ALL_OK);
      expect(verdict, way).to.equal("valid");
      expect(text, way).to.include("Algebra II").and.to.include("did:key:z");
    }
    expect(requests.filter((url) => url.startsWith(SCHOOL))).to.deep.equal([]);
  });

  it("one file within its budget; what judges credentials is evaluated with the first of them", async () => {
    const size = gzipSync(await readFile(new URL(world.file))).length;
    expect(size).to.be.below(BUDGET);
    const { page } = await come();
    // What JSON-LD's library adds to the page as soon as it runs.
    const isLoaded = async () => await page.evaluate("typeof setImmediate");
    await choose(page, [world.exampleOf("good-token")]);
    await verdictOf(page);
    expect(await isLoaded()).to.equal("undefined");
    await page.reload();
    await paste(page, badges.json);
    await verdictOf(page);
    expect(await isLoaded()).to.equal("function");
  });

  it("opened from the disk, too", async () => {
    const { page } = await come({ address: world.file });
    await paste(page, badges.json);
    expect((await verdictOf(page)).verdict).to.equal("valid");
  });

  it("a record's file with a credential: both are judged, and said apart", async () => {
    const { page } = await come();
    const files: readonly FileLike[] = [
      { name: "good.cairn.json", text: badges.bundle },
      { name: "forged.cairn.json", text: badges.forgedBundle },
    ];
    await choose(page, files);
    const shown = await verdictsOf(page, 2);
    expect(shown.map(({ verdict }) => verdict)).to.deep.equal(["valid", "valid"]);
    const carried = await page.locator("[data-credential-verdict]").all();
    const verdicts = carried.map(async (one) => await one.getAttribute("data-credential-verdict"));
    expect(await Promise.all(verdicts)).to.deep.equal(["valid", "invalid"]);
  });

  it("a forged badge is not good, and says so in Spanish, too", async () => {
    const { page } = await come({ language: "es" });
    await paste(page, badges.forged);
    const { verdict, checks, text } = await verdictOf(page);
    expect(verdict).to.equal("invalid");
    expect(checks).to.deep.include({ name: "integrity", outcome: "fail", code: "BAD_SIGNATURE" });
    expect(text).to.include("Esta credencial no es válida").and.to.include("La firma no corresponde");
  });

  it("an issuer outside the network: its web address is asked where the user says so, and not before", async () => {
    const { text, didDocument } = await outside();
    const { page, requests } = await come();
    await page.route(`${SCHOOL}/**`, async (route) => {
      const headers = { "access-control-allow-origin": "*" };
      await route.fulfill({ status: 200, headers, json: didDocument });
    });
    await paste(page, text);
    const before = await verdictOf(page);
    expect(before.verdict).to.equal("unknown");
    expect(before.checks).to.deep.include({ name: "issuer", outcome: "unknown", code: "ISSUER_UNKNOWN" });
    expect(requests.filter((url) => url.startsWith(SCHOOL))).to.deep.equal([]);
    await page.locator("[data-ask-web]").click();
    await page.locator('[data-check="issuer"][data-outcome="pass"]').waitFor();
    const { verdict, checks } = await verdictOf(page);
    expect(requests.filter((url) => url.startsWith(SCHOOL))).to.deep.equal([
      `${SCHOOL}/.well-known/did.json`,
    ]);
    expect(checks).to.deep.include({ name: "authority", outcome: "unknown", code: "ISSUER_UNKNOWN" });
    expect(verdict).to.equal("unknown");
    expect(await page.locator("[data-ask-web]").count()).to.equal(0);
  });

  it("a host that does not answer is told, and nothing else of it is said", async () => {
    const { text } = await outside();
    const visit = await come();
    await visit.page.route(`${SCHOOL}/**`, async (route) => await route.abort());
    await paste(visit.page, text);
    await visit.page.locator("[data-ask-web]").click();
    await visit.page.locator('[data-code="DID_UNRESOLVED"]').first().waitFor();
    expect((await verdictOf(visit.page)).verdict).to.equal("unknown");
  });

  it("hostile text in a credential is shown as text, and pictures that are none are told", async () => {
    const { text } = await outside({ name: "<img src=x onerror=alert(1)>\u202eevil" });
    const { page } = await come();
    await choose(page, [
      { name: "evil.json", text },
      { name: "plain.png", text: Buffer.from(encode({ width: 1, height: 1, data: new Uint8Array(4) })) },
      { name: "plain.svg", text: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(2)</script></svg>' },
      { name: "none.jwt", text: "eyJhbGciOiJub25lIn0.e30." },
    ]);
    const shown = await verdictsOf(page, 4);
    expect(shown.map(({ verdict }) => verdict)).to.deep.equal(["unknown", "invalid", "invalid", "invalid"]);
    expect(shown[0]?.text)
      .to.include("<img src=x")
      .and.not.to.match(/\u202e/u);
    expect(await page.locator("main img, main script, main svg script").count()).to.equal(0);
  });

  it("the verdict that is kept has every check, and what was asked", async () => {
    const { page } = await come();
    await paste(page, badges.json);
    await verdictOf(page);
    const download = page.waitForEvent("download");
    await page.locator("section[data-verdict] .actions button").nth(1).click();
    const stream = await (await download).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(Buffer.from(part as Buffer));
    const kept = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
    expect(kept).to.deep.include({ verdict: "valid", mode: "chain", format: "json" });
    expect(kept.asked).to.deep.equal({ hosts: ["localhost:8545"], quorum: 1 });
  });
});

async function makeBadges({ chain, deployment, learner }: World): Promise<Badges> {
  const signer = (await chain.connection.ethers.getSigners())[SCHOOL_ACCOUNT];
  if (signer === undefined) throw new Error("the chain has no account for the school");
  const client = await connect({ deployment, runner: signer });
  const hub = hubId(1);
  const [key, tokenKey] = [await createKey("Ed25519"), await createKey("P-256")];
  const document = achievement({
    name: "Algebra II",
    description: "Quadratic equations.",
    achievementType: "Course",
    criteria: { narrative: "A written examination." },
  });
  const course = { hub, kind: kindOf("Course"), name: "Algebra II", document };
  const definition = await chain.send(definitions.define(client, course));
  for (const { multikey } of [key, tokenKey]) {
    const from = unixTime(chain.now() + 60);
    await chain.send(hubs.addKey(client, { hub, multikey, from, until: unixTime(NOW + 86_400) }));
  }
  const record = await anchored(client, {
    chain,
    hub,
    definition,
    learner: learner.course.achievement.learner,
  });
  const now = unixTime(chain.now());
  const badge = await issue(badgeOf(record, { issuer: didKey(key) }), { key, now });
  const forged = { ...badge, name: "Algebra III" };
  const token = await issueToken(badgeOf(record, { issuer: didKey(tokenKey) }), { key: tokenKey, now });
  const png = encode({ width: 1, height: 1, data: new Uint8Array(4) });
  const svg = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><g/></svg>',
  );
  return {
    json: JSON.stringify(badge),
    forged: JSON.stringify(forged),
    token,
    png: Buffer.from(bake(png, badge)),
    svg: Buffer.from(bake(svg, token)),
    bundle: bundleFiles.serialize({ ...record, credential: badge }),
    forgedBundle: bundleFiles.serialize({ ...record, credential: forged }),
  };
}

async function anchored(
  client: Client,
  args: { chain: World["chain"]; hub: HubId; definition: DefinitionId; learner: Address },
): Promise<bundles.CairnRecord> {
  const { chain, hub, ...rest } = args;
  const achievedAt = unixTime(chain.now() - 86_400);
  const records = [{ ...rest, achievedAt, document: { type: ["AchievementSubject"] } }];
  const cohort = await cohorts.prepare(client, { hub, records });
  await chain.send(cohorts.anchor(client, { cohort }));
  for await (const record of cohorts.bundles(client, { cohort })) return record;
  throw new Error("the cohort is empty");
}
