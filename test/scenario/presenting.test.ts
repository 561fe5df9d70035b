import type {
  Address,
  bundles as bundleTypes,
  cohorts as cohortTypes,
  Hex,
  presentations as presentationTypes,
} from "@cairn/sdk";
import {
  accreditation,
  achievements,
  address,
  audience,
  cohorts,
  definitions,
  documents,
  hubs,
  kindOf,
  nonce,
  presentations,
  unixTime,
} from "@cairn/sdk";
import { expect } from "chai";
import {
  AbiCoder,
  hexlify,
  keccak256,
  randomBytes,
  sha256,
  TypedDataEncoder,
  toUtf8Bytes,
  ZeroHash,
} from "ethers";
import { caught } from "./caught.ts";
import { deployNetwork, now, signerAt } from "./network.ts";
import { makeSafe } from "./safe.ts";
import type { School } from "./school.ts";
import { foundSchool, giveConsent, openSchool } from "./school.ts";

type CairnRecord = bundleTypes.CairnRecord;
type CairnPresentation = presentationTypes.CairnPresentation;
type PresentationVerdict = presentationTypes.PresentationVerdict;

const EMPLOYER = audience("https://employer.example");
/** A leaf of OpenZeppelin's tree over salt, path and value. */
const leafOf = (field: readonly string[]): string =>
  keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "string", "string"], field)));
const OTHER = audience("https://other.example");

describe("presenting", () => {
  let school: School;
  let makerspace: School;

  before(async () => {
    school = await openSchool();
    await giveConsent(school);
    makerspace = await foundSecondHub(school);
  });

  after(async () => {
    await school.close();
  });

  const drawn = () => nonce(hexlify(randomBytes(32)));

  /** A record of the learner's, anchored by a hub. */
  async function attest(hub: School, input: Partial<cohortTypes.CohortInput> = {}): Promise<CairnRecord> {
    const achievedAt = await now(hub);
    const record = { definition: hub.course, learner: hub.learnerAddress, achievedAt };
    const document = { name: "Amina Diallo", result: "Distinction", modules: ["sets", "groups"] };
    const cohort = await cohorts.prepare(hub.attester, {
      hub: hub.hub,
      records: [{ ...record, document, ...input }],
    });
    await cohorts.anchor(hub.attester, { cohort }).send();
    for await (const file of cohorts.bundles(hub.reader, { cohort })) return file;
    throw new Error("the cohort has no record");
  }

  /** What the learner presents, and what the verifier asked. */
  async function present(
    records: readonly CairnRecord[],
    disclose: readonly (readonly string[])[],
    extra: Partial<presentationTypes.PresentationArguments> = {},
  ): Promise<{ presentation: CairnPresentation; asked: presentationTypes.PresentationOptions }> {
    const issuedAt = unixTime(await now(school));
    const args = {
      bundles: records,
      disclose,
      audience: EMPLOYER,
      nonce: drawn(),
      issuedAt,
      expiresAt: unixTime(issuedAt + 600),
      ...extra,
    };
    const presentation = await presentations.create(args, signerAt(school.signers, 4));
    const asked = { client: school.reader, audience: EMPLOYER, nonce: args.nonce, now: issuedAt };
    return { presentation, asked };
  }

  function holderOf({ checks }: PresentationVerdict) {
    const check = checks.find(({ name }) => name === "holder");
    if (check === undefined) throw new Error("nothing is said of the holder");
    return check;
  }

  it("two hubs in one presentation, minted and anchored mixed: valid, each with its own hub", async () => {
    const anchored = await attest(school);
    const minted = await mint(school, await attest(school));
    const foreign = await attest(makerspace);
    const { presentation, asked } = await present(
      [anchored, minted, foreign],
      [["/result"], [], ["/name", "/modules"]],
    );
    const verdict = await presentations.verify(presentations.serialize(presentation), asked);
    expect(verdict.verdict, JSON.stringify(verdict.checks)).to.equal("valid");
    expect(verdict.checks.map(({ name, code }) => [name, code])).to.deep.equal([
      ["integrity", "OK"],
      ["network", "OK"],
      ["holder", "OK"],
    ]);
    expect(verdict.records.map(({ hub, record }) => [hub?.name, record?.mode])).to.deep.equal([
      ["Riverside School", "anchored"],
      ["Riverside School", "minted"],
      ["Harbour Makerspace", "anchored"],
    ]);
    expect(
      presentation.records.map(({ disclosed }) => disclosed.map(({ path }) => path).sort()),
    ).to.deep.equal([["/result"], [], ["/modules/0", "/modules/1", "/name"]]);
    expect(verdict.presented).to.include({ holder: school.learnerAddress, audience: EMPLOYER });
  });

  it("one grade disclosed and the name not: value, path, salt and any hash that could be guessed stay out", async () => {
    const record = await attest(school);
    const { presentation, asked } = await present([record], [["/result"]]);
    const file = presentations.serialize(presentation);
    expect(file).to.include("Distinction");
    expect((await presentations.verify(file, asked)).verdict).to.equal("valid");

    const [shown] = presentation.records;
    const salts = [ZeroHash, ...(shown?.disclosed ?? []).map(({ salt }) => salt)];
    const hidden = documents.fieldsOf(record.document).filter(({ path }) => path !== "/result");
    expect(hidden.map(({ path }) => path)).to.have.members(["/name", "/modules/0", "/modules/1"]);
    for (const { path, value } of hidden) {
      const own = record.salts[path];
      if (own === undefined) throw new Error(`${path} has no salt`);
      const inside = value.replaceAll('"', "");
      for (const text of [path, value, inside, own, own.slice(2)]) expect(file, path).not.to.include(text);
      // What a guesser can compute who knows path and value, and only draws the salt amiss.
      const bytes = [value, inside, `${path}${value}`, JSON.stringify({ [path.slice(1)]: inside })].map(
        (text) => toUtf8Bytes(text),
      );
      const guesses = [
        ...bytes.flatMap((data) => [keccak256(data), sha256(data)]),
        ...salts.map((salt) => leafOf([salt, path, value])),
      ];
      for (const guess of guesses) expect(file, path).not.to.include(guess.slice(2));
    }
    // A hidden field's leaf may be in the proof: whoever has its salt as well can tell it, and nobody else.
    const leaves = hidden.map(({ path, value }) => leafOf([String(record.salts[path]), path, value]));
    expect(leaves.some((leaf) => file.includes(leaf.slice(2)))).to.equal(true);
  });

  it("trap 42: a presentation of a look-alike network is unknown, however valid it is there", async () => {
    const fake = await foundSchool(await deployNetwork(school));
    const { presentation, asked } = await present([await attest(fake)], [["/result"]]);
    const there = await presentations.verify(presentation, { ...asked, client: fake.reader });
    expect([there.verdict, there.records[0]?.hub?.name]).to.deep.equal(["valid", "Riverside School"]);
    const here = await presentations.verify(presentation, asked);
    expect(here.verdict).to.equal("unknown");
    expect(here.checks.find(({ name }) => name === "network")?.code).to.equal("UNTRUSTED_DEPLOYMENT");
    expect(here.records[0]?.hub, "nothing that it says is passed on").to.equal(null);
    // The same file under the trusted network's name: then its signature and its records are of nothing there.
    const renamed = { ...presentation, token: school.deployment.contracts.AchievementToken.address };
    expect((await presentations.verify(renamed, asked)).verdict).to.equal("invalid");
  });

  it("trap 33: replayed at another verifier, it is WRONG_AUDIENCE; there is nothing that the other can change", async () => {
    const { presentation, asked } = await present([await attest(school)], [["/result"]]);
    const replayed = await presentations.verify(presentation, { ...asked, audience: OTHER });
    expect([replayed.verdict, holderOf(replayed).code]).to.deep.equal(["invalid", "WRONG_AUDIENCE"]);
    const rewritten = await presentations.verify(
      { ...presentation, audience: OTHER },
      { ...asked, audience: OTHER },
    );
    expect([rewritten.verdict, holderOf(rewritten).code]).to.deep.equal(["invalid", "BAD_SIGNATURE"]);
  });

  it("trap 33: with another nonce, it is NONCE_MISMATCH", async () => {
    const { presentation, asked } = await present([await attest(school)], [["/result"]]);
    const verdict = await presentations.verify(presentation, { ...asked, nonce: drawn() });
    expect([verdict.verdict, holderOf(verdict).code]).to.deep.equal(["invalid", "NONCE_MISMATCH"]);
  });

  it("who does not say who they are, or what they asked, gets no valid verdict", async () => {
    const { presentation, asked } = await present([await attest(school)], [["/result"]]);
    const { client, now: time } = asked as { client: School["reader"]; now: number };
    const anonymous = await presentations.verify(presentation, { client, now: time });
    expect([anonymous.verdict, holderOf(anonymous).code]).to.deep.equal(["unknown", "WRONG_AUDIENCE"]);
    const forgetful = await presentations.verify(presentation, { client, now: time, audience: EMPLOYER });
    expect([forgetful.verdict, holderOf(forgetful).code]).to.deep.equal(["unknown", "NONCE_MISMATCH"]);
  });

  it("stale from its last second on, and not before its first, but for the skew of clocks", async () => {
    const { presentation, asked } = await present([await attest(school)], [[]]);
    const { issuedAt, expiresAt } = presentation;
    const at = async (time: number) => {
      const verdict = await presentations.verify(presentation, { ...asked, now: time });
      return [verdict.verdict, holderOf(verdict).code];
    };
    expect(await at(expiresAt - 1)).to.deep.equal(["valid", "OK"]);
    expect(await at(expiresAt)).to.deep.equal(["invalid", "STALE"]);
    expect(await at(issuedAt - 60)).to.deep.equal(["valid", "OK"]);
    expect(await at(issuedAt - 61)).to.deep.equal(["invalid", "STALE"]);
  });

  it("trap 36: a disclosed value, path or salt that was changed is DISCLOSURE_MISMATCH, whoever signs it", async () => {
    const { presentation, asked } = await present([await attest(school)], [["/result"]]);
    const [record] = presentation.records;
    const [field] = record?.disclosed ?? [];
    if (record === undefined || field === undefined) throw new Error("there is nothing disclosed");
    for (const change of [{ value: '"Pass"' }, { path: "/grade" }, { salt: `0x${"11".repeat(32)}` }]) {
      const forged = { ...record, disclosed: [{ ...field, ...change }] } as typeof record;
      const verdict = await presentations.verify({ ...presentation, records: [forged] }, asked);
      expect(verdict.verdict).to.equal("invalid");
      expect(verdict.records[0]?.checks[0]?.code).to.equal("DISCLOSURE_MISMATCH");
    }
  });

  it("BAD_SIGNATURE: of another key, cut short, or for other paths than it shows", async () => {
    const record = await attest(school);
    const { presentation, asked } = await present([record], [["/result"]]);
    const { disclosed, proof } = documents.disclose({
      document: record.document,
      salts: record.salts,
      paths: ["/result", "/name"],
    });
    const [first] = presentation.records;
    if (first === undefined) throw new Error("there is no record");
    const stranger = await presentations.create(
      {
        bundles: [record],
        disclose: [["/result"]],
        audience: presentation.audience,
        nonce: presentation.nonce,
        issuedAt: presentation.issuedAt,
        expiresAt: presentation.expiresAt,
        holder: school.learnerAddress,
      },
      signerAt(school.signers, 5),
    );
    const forged: CairnPresentation[] = [
      stranger,
      { ...presentation, signature: presentation.signature.slice(0, -2) as typeof presentation.signature },
      { ...presentation, records: [{ ...first, disclosed, proof }] },
    ];
    for (const presented of forged) {
      const verdict = await presentations.verify(presented, asked);
      expect([verdict.verdict, holderOf(verdict).code]).to.deep.equal(["invalid", "BAD_SIGNATURE"]);
    }
  });

  it("HOLDER_NOT_ACTOR: who holds the file is not yet whose record it is", async () => {
    const record = await attest(school);
    const { presentation, asked } = await present([record], [["/result"]]);
    const thief = await presentations.create(
      {
        bundles: [record],
        disclose: [["/result"]],
        audience: presentation.audience,
        nonce: presentation.nonce,
        issuedAt: presentation.issuedAt,
        expiresAt: presentation.expiresAt,
      },
      signerAt(school.signers, 5),
    );
    const verdict = await presentations.verify(thief, asked);
    expect([verdict.verdict, holderOf(verdict).code]).to.deep.equal(["invalid", "HOLDER_NOT_ACTOR"]);
    expect(holderOf(verdict).details).to.include({ learner: school.learnerAddress, record: 0 });
  });

  /** What the holder's wallet signs, and what its signature makes of it. */
  async function presentAs(
    holder: Address,
    sign: (digest: string) => Promise<Hex>,
  ): Promise<{ presentation: CairnPresentation; asked: presentationTypes.PresentationOptions }> {
    const record = await attest(school, { learner: holder });
    const issuedAt = unixTime(await now(school));
    const asked = { client: school.reader, audience: EMPLOYER, nonce: drawn(), now: issuedAt };
    const { typedData, finish } = presentations.prepare(
      {
        bundles: [record],
        disclose: [["/result"]],
        audience: EMPLOYER,
        nonce: asked.nonce,
        issuedAt,
        expiresAt: unixTime(issuedAt + 600),
      },
      holder,
    );
    const digest = TypedDataEncoder.hash(typedData.domain, typedData.types, typedData.message);
    return { presentation: finish(await sign(digest)), asked };
  }

  it("trap 4: a Safe presents by its owner's signature, deployed or not yet", async () => {
    const safe = await makeSafe(signerAt(school.signers, 0), signerAt(school.signers, 7));
    const early = await presentAs(safe.address, safe.signUndeployed);
    const before = await presentations.verify(early.presentation, early.asked);
    expect([before.verdict, holderOf(before).code]).to.deep.equal(["valid", "OK"]);
    expect(await school.provider.getCode(safe.address), "a verdict deploys nothing").to.equal("0x");
    await safe.deploy();
    expect(await school.provider.getCode(safe.address)).not.to.equal("0x");
    const after = await presentations.verify(early.presentation, early.asked);
    expect(after.verdict, "the same file, once the Safe is there").to.equal("valid");
    const late = await presentAs(safe.address, safe.sign);
    expect((await presentations.verify(late.presentation, late.asked)).verdict).to.equal("valid");
  });

  it("trap 23: a signature for one Safe is BAD_SIGNATURE for another wallet of the same key", async () => {
    const [deployer, owner] = [signerAt(school.signers, 0), signerAt(school.signers, 7)];
    const safe = await makeSafe(deployer, owner);
    const sibling = await makeSafe(deployer, owner);
    await safe.deploy();
    await sibling.deploy();
    const { presentation, asked } = await presentAs(safe.address, sibling.sign);
    const verdict = await presentations.verify(presentation, asked);
    expect([verdict.verdict, holderOf(verdict).code]).to.deep.equal(["invalid", "BAD_SIGNATURE"]);
    const key = await presentAs(
      safe.address,
      async () => (await presentAs(safe.address, safe.sign)).presentation.signature,
    );
    expect(holderOf(await presentations.verify(key.presentation, key.asked)).code).to.equal("BAD_SIGNATURE");
  });

  it("a record that the hub revoked makes the presentation invalid, and says which", async () => {
    const [good, bad] = [await attest(school), await attest(school)];
    const { presentation, asked } = await present([good, bad], [[], []]);
    const id = presentations.verify(presentation, asked).then(({ records }) => records[1]?.record?.id);
    const revoked = await id;
    if (revoked === undefined) throw new Error("the record has no id");
    await achievements
      .revoke(school.attester, { hub: school.hub, revocations: [{ id: revoked, statusIndex: 0 as never }] })
      .send();
    const verdict = await presentations.verify(presentation, asked);
    expect(verdict.verdict).to.equal("invalid");
    expect(holderOf(verdict).code).to.equal("OK");
    expect(verdict.records.map((record) => record.verdict)).to.deep.equal(["valid", "invalid"]);
  });

  it("refuses what cannot be presented, and says why", async () => {
    const record = await attest(school);
    const issuedAt = unixTime(await now(school));
    const args = {
      bundles: [record],
      disclose: [["/result"]],
      audience: EMPLOYER,
      nonce: drawn(),
      issuedAt,
      expiresAt: unixTime(issuedAt + 600),
    };
    const attempt = async (change: object) =>
      await caught(presentations.create({ ...args, ...change }, signerAt(school.signers, 4)));
    expect(await attempt({ bundles: [], disclose: [] })).to.include({ code: "INVALID_ARGUMENT" });
    expect(await attempt({ bundles: [record, record], disclose: [[], []] })).to.include({
      code: "INVALID_ARGUMENT",
    });
    expect(await attempt({ disclose: [] })).to.include({ code: "INVALID_ARGUMENT" });
    expect(await attempt({ disclose: [["/grade"]] })).to.include({ code: "UNKNOWN_PATH" });
    expect(await attempt({ expiresAt: issuedAt })).to.include({ code: "INVALID_ARGUMENT" });
  });

  async function mint(of: School, record: CairnRecord): Promise<CairnRecord> {
    if (record.inclusion.mode !== "anchored") throw new Error("the record is not anchored");
    const { achievement, inclusion } = record;
    await achievements.claim(of.learner, { achievement, inclusion }).send();
    return { ...record, inclusion: { mode: "minted" } };
  }

  /** A second hub on the same network, for the same learner. */
  async function foundSecondHub(first: School): Promise<School> {
    const { scope, until, signers } = first;
    const admin = await first.as(signerAt(signers, 6));
    const account = address(await signerAt(signers, 6).getAddress());
    const name = "Harbour Makerspace";
    const { result: hub } = await hubs.register(admin, { name, profile: { name } }).send();
    await accreditation.accredit(first.accreditor, { hub, kinds: scope, until }).send();
    const from = await now(first);
    await hubs.setStaff(admin, { hub, account, from, until, roles: ["ISSUE", "REVOKE", "CATALOG"] }).send();
    const document = { name: "3D printing" };
    const { result: course } = await definitions
      .define(admin, { hub, kind: kindOf("Competency"), name: "3D printing", document })
      .send();
    return { ...first, admin, attester: admin, hub, course };
  }
});
