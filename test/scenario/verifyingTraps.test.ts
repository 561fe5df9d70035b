import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import type { bundles as bundleTypes, Check, Verdict } from "@cairn/sdk";
import {
  achievements,
  achievement as achievementTypes,
  bundles,
  definitions,
  documents,
  hubs,
  kindOf,
  presentations,
  statusIndex,
  unixTime,
  verify,
} from "@cairn/sdk";
import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import type { FlakyNode } from "./flakyNode.ts";
import { openFlakyNode } from "./flakyNode.ts";
import { now, signerAt, wait } from "./network.ts";
import { attestOne, checkOf, presentByKey } from "./presented.ts";
import { makeSafe } from "./safe.ts";
import type { School } from "./school.ts";
import { foundSchool, giveConsent, openSchool } from "./school.ts";

type CairnRecord = bundleTypes.CairnRecord;

/** All that verifying may ask of a node. */
const STATE_CALLS = ["eth_chainId", "eth_getBlockByNumber", "eth_call"];

describe("traps of verifying", () => {
  let school: School;
  let node: FlakyNode;

  before(async () => {
    school = await openSchool();
    await giveConsent(school);
    node = await openFlakyNode(school.provider);
  });

  after(async () => {
    await node.close();
    await school.close();
  });

  async function check(record: CairnRecord): Promise<Verdict> {
    return await verify(bundles.serialize(record), { client: school.reader });
  }

  function problem(verdict: Verdict, name: Check["name"]): [Verdict["verdict"], Check["code"]] {
    return [verdict.verdict, checkOf(verdict, name).code];
  }

  it("trap 29: verifying needs no host of a hub and no API: a node alone, and the hub may be gone", async () => {
    const founded = await foundSchool(school);
    const { admin, attester, hub } = founded;
    const host = "https://riverside-school.invalid";
    const profile = { name: "Riverside School", url: host, image: `${host}/logo.png` };
    await hubs.setProfile(admin, { hub, profile }).send();
    const document = { name: "Algebra II", criteria: `${host}/algebra`, image: `${host}/algebra.png` };
    const { result: definition } = await definitions
      .define(attester, { hub, kind: kindOf("Course"), name: "Algebra II", document })
      .send();
    const record = await attestOne(founded, {
      definition,
      document: { result: "Pass", evidence: `${host}/e` },
    });
    const { presentation, asked } = await presentByKey(founded, [record]);
    await wait(founded, 10);
    await hubs.close(admin, { hub }).send();

    const provider = new JsonRpcProvider(node.url, undefined, { cacheTimeout: -1 });
    const network = { deployment: school.deployment, provider };
    const seenBefore = node.seen.length;
    const hosts = await requestedDuring(async () => {
      const file = bundles.serialize(record);
      expect((await verify(file, network)).verdict).to.equal("valid");
      const shown = presentations.serialize(presentation);
      expect((await presentations.verify(shown, { ...network, ...asked })).verdict).to.equal("valid");
    });
    provider.destroy();
    // Where the chain is a process of its own, the node of the test passes on to it what it is asked.
    const behind = process.env.CAIRN_TEST_NETWORK === "anvil" ? [process.env.CAIRN_RPC ?? ""] : [];
    expect([...hosts]).to.have.members([node.url, ...behind].map((url) => new URL(url).host));
    const methods = node.seen.slice(seenBefore).map(({ method }) => method);
    expect([...new Set(methods)]).to.have.members(STATE_CALLS);
  });

  it("trap 31: a revoked record is invalid in every mode, as a file and as presented", async () => {
    const { attester, hub, learner } = school;
    const anchored = await attestOne(school);
    const claimed = await attestOne(school);
    if (claimed.inclusion.mode !== "anchored") throw new Error("not anchored");
    const { achievement, inclusion } = claimed;
    await achievements.claim(learner, { achievement, inclusion }).send();
    const minted: CairnRecord = { ...claimed, inclusion: { mode: "minted" } };
    const loose = await unissued();
    const signed = {
      ...loose,
      inclusion: await achievements.sign(attester, { achievement: loose.achievement }),
    };
    for (const record of [anchored, minted, signed]) {
      const { mode } = record.inclusion;
      expect((await check(record)).verdict, mode).to.equal(mode === "signed" ? "unknown" : "valid");
      const id = achievementTypes.idOf(record.achievement, record);
      await achievements.revoke(attester, { hub, revocations: [{ id, statusIndex: statusIndex(0) }] }).send();
      expect(problem(await check(record), "status"), mode).to.deep.equal(["invalid", "REVOKED"]);
      const { presentation, asked } = await presentByKey(school, [record]);
      const shown = await presentations.verify(presentation, { client: school.reader, ...asked });
      expect(shown.verdict, mode).to.equal("invalid");
      expect(shown.records.map((each) => problem(each, "status"))).to.deep.equal([["invalid", "REVOKED"]]);
    }
    // A token of a revoked record has no owner either, whichever file tells of it.
    expect((await check(minted)).record?.owner).to.equal(null);
    expect(problem(await check({ ...minted, inclusion }), "status")).to.deep.equal(["invalid", "REVOKED"]);
  });

  it("trap 32: a record signed off the chain regards revocation, expiry, its signer's rights, and smart wallets", async () => {
    const { admin, hub, learner, provider } = school;
    const safe = await makeSafe(signerAt(school.signers, 0), signerAt(school.signers, 7));
    await safe.deploy();
    const from = await now(school);
    const staff = {
      hub,
      account: safe.address,
      roles: ["ISSUE"],
      from,
      until: unixTime(from + 10_000),
    } as const;
    await hubs.setStaff(admin, staff).send();
    const byWallet = async (record: CairnRecord): Promise<CairnRecord> => {
      const digest = achievementTypes.idOf(record.achievement, record);
      const signature = await safe.sign(digest);
      return { ...record, inclusion: { mode: "signed", attester: safe.address, signature } };
    };

    const good = await byWallet(await unissued());
    const provisional = await check(good);
    expect(problem(provisional, "issuance")).to.deep.equal(["unknown", "ISSUE_TIME_UNPROVEN"]);
    expect(checkOf(provisional, "authority").outcome).to.equal("pass");
    const other = await byWallet(await unissued());
    const forged = { ...good, inclusion: other.inclusion };
    expect(problem(await check(forged), "issuance"), "of another record").to.deep.equal([
      "invalid",
      "NOT_ISSUED",
    ]);

    const expiring = await byWallet(await unissued(unixTime((await now(school)) + 500)));
    expect((await check(expiring)).verdict).to.equal("unknown");
    await wait(school, 501);
    expect(problem(await check(expiring), "status")).to.deep.equal(["invalid", "EXPIRED"]);

    const { achievement, inclusion } = good;
    if (inclusion.mode !== "signed") throw new Error("not signed");
    await achievements.redeem(learner, { achievement, inclusion }).send();
    expect((await check(good)).verdict, "redeemed, it is proven").to.equal("valid");

    const id = achievementTypes.idOf(other.achievement, other);
    const revocations = [{ id, statusIndex: statusIndex(0) }];
    await achievements.revoke(school.attester, { hub, revocations }).send();
    expect(problem(await check(other), "status")).to.deep.equal(["invalid", "REVOKED"]);

    const late = await byWallet(await unissued());
    await wait(school, 10_000);
    expect(problem(await check(late), "authority")).to.deep.equal(["invalid", "ATTESTER_NOT_AUTHORISED"]);
    expect(await provider.getCode(safe.address)).to.not.equal("0x");
  });

  it("trap 36: data that does not fit its form, its definition or its digest is noticed, and named", async () => {
    const record = await attestOne(school);
    const text = bundles.serialize(record);
    const cases: [string, string, Check["code"], RegExp][] = [
      ["a field that the form lacks", change(text, { grade: "A" }), "MALFORMED", /grade/],
      ["a field that is missing", change(text, { salts: undefined }), "MALFORMED", /salts/],
      ["a field of another kind", change(text, { document: "Pass" }), "MALFORMED", /document/],
      [
        "a value that was changed",
        change(text, { document: { name: "Amina Diallo", result: "Pass" } }),
        "DIGEST_MISMATCH",
        /content/,
      ],
      [
        "a definition of another course",
        change(text, { definition: { name: "Chess" } }),
        "DIGEST_MISMATCH",
        /definition/,
      ],
    ];
    for (const [what, file, code, named] of cases) {
      const verdict = await verify(file, { client: school.reader });
      expect(problem(verdict, "integrity"), what).to.deep.equal(["invalid", code]);
      const { message, details } = checkOf(verdict, "integrity");
      expect(`${message} ${JSON.stringify(details)}`, what).to.match(named);
    }
  });

  function change(text: string, fields: object): string {
    return JSON.stringify({ ...JSON.parse(text), ...fields });
  }

  /** A record that nobody attested yet. */
  async function unissued(expiresAt?: ReturnType<typeof unixTime>): Promise<CairnRecord> {
    const template = await attestOne(school);
    const document = { result: "Pass" };
    const { content, salts } = documents.prepare(document);
    const achievement = {
      ...template.achievement,
      content,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
    return { ...template, achievement, document, salts };
  }
});

/** The hosts to which this process sends a request of HTTP meanwhile. */
async function requestedDuring(work: () => Promise<void>): Promise<ReadonlySet<string>> {
  const hosts = new Set<string>();
  const onRequest = (message: unknown): void => {
    hosts.add(String((message as { request: ClientRequest }).request.getHeader("host")));
  };
  const onFetch = (message: unknown): void => {
    hosts.add(String((message as { request: { origin: unknown } }).request.origin));
  };
  subscribe("http.client.request.start", onRequest);
  subscribe("undici:request:create", onFetch);
  try {
    await work();
    return hosts;
  } finally {
    unsubscribe("http.client.request.start", onRequest);
    unsubscribe("undici:request:create", onFetch);
  }
}
