import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { presentations as presentationTypes } from "@cairn/sdk";
import {
  achievement,
  achievements,
  audience,
  bundles,
  links,
  nonce,
  presentations,
  requests,
  statusIndex,
  unixTime,
} from "@cairn/sdk";
import { expect } from "chai";
import { Wallet } from "ethers";
import { zipSync } from "fflate";
import type { TestCohort } from "../utils/cohort.ts";
import { makeCohort } from "../utils/cohort.ts";
import type { Office, Ran } from "../utils/office.ts";
import { KEYS, openOffice } from "../utils/office.ts";

const EMPLOYER = audience("https://employer.example");
const NONCE = nonce(`0x${"5e".repeat(32)}`);
const ASKED = ["--audience", EMPLOYER, "--nonce", NONCE];

/** A result of `--json`. */
interface Result {
  readonly file: string;
  readonly verdict: string;
  readonly checks: readonly { readonly name: string; readonly code: string; readonly outcome: string }[];
  readonly records?: readonly {
    readonly verdict: string;
    readonly disclosed: readonly object[];
    readonly checks: readonly object[];
  }[];
  readonly asOf?: { readonly block: number };
  readonly error?: { readonly code: string };
}

describe("cairn verify: presentations", () => {
  let office: Office;
  let algebra: TestCohort;

  before(async () => {
    office = await openOffice();
    algebra = await makeCohort(office, { learners: [{}, {}, {}] });
    await write("answer.cairn-presentation.json", await present());
  });
  after(async () => {
    await office.close();
  });

  async function present(
    change: Partial<presentationTypes.PresentationArguments> = {},
    key: string = KEYS.learner,
  ): Promise<presentationTypes.CairnPresentation> {
    const issuedAt = unixTime(Math.floor(Date.now() / 1000));
    const args = {
      bundles: algebra.bundles.slice(0, 2),
      disclose: [["/grade"], []],
      audience: EMPLOYER,
      nonce: NONCE,
      issuedAt,
      expiresAt: unixTime(issuedAt + 3600),
    };
    return await presentations.create({ ...args, ...change }, new Wallet(key));
  }

  async function write(name: string, presentation: presentationTypes.CairnPresentation): Promise<void> {
    await writeFile(path.join(office.folder, name), presentations.serialize(presentation));
  }

  const resultsOf = (ran: Ran) => ran.json().results as readonly Result[];
  const holderOf = (ran: Ran) => resultsOf(ran)[0]?.checks.find(({ name }) => name === "holder");

  it("valid in a word: who shows what to whom, each record with its fields and checks", async () => {
    const { status, out, err } = await office.cairn(["verify", "answer.cairn-presentation.json", ...ASKED]);
    expect(status, err).to.equal(0);
    expect(out).to.match(/^✔ Valid {2}answer\.cairn-presentation\.json/);
    expect(out).to.contain(`shown by ${office.learnerAddress} to ${EMPLOYER}`);
    expect(out).to.match(/^Who presents it +✔ Passed +OK /m);
    expect(out).to.contain("Record 1: ✔ Valid").and.to.contain("Record 2: ✔ Valid");
    expect(out).to.contain('/grade = "Distinction"').and.to.contain("shows no private field");
    expect(out.match(/Algebra I, by Riverside School \(hub 1\)/g)).to.have.length(2);
    expect(out.match(/^ {2}Status today +✔ Passed/gm)).to.have.length(2);
    expect(out).not.to.contain("who handed it over").and.not.to.contain("asked for");
  });

  it("--json holds all of it: every check, and what each record shows", async () => {
    const ran = await office.cairn(["verify", "answer.cairn-presentation.json", ...ASKED, "--json"]);
    expect(ran.json().counts).to.deep.equal({
      records: 1,
      valid: 1,
      invalid: 0,
      unknown: 0,
      presentations: 1,
    });
    const [result] = resultsOf(ran);
    expect(result?.checks.map(({ name }) => name)).to.deep.equal(["integrity", "network", "holder"]);
    expect(result?.records?.map(({ disclosed, checks }) => [disclosed, checks.length])).to.deep.equal([
      [[{ path: "/grade", value: '"Distinction"' }], 5],
      [[], 5],
    ]);
    expect(result).to.have.deep.nested.property("presented.audience", EMPLOYER);
  });

  it("without audience or nonce it is unknown, says why, and what to do", async () => {
    for (const [given, code] of [
      [[], "WRONG_AUDIENCE"],
      [["--audience", EMPLOYER], "NONCE_MISMATCH"],
      [["--nonce", NONCE], "WRONG_AUDIENCE"],
    ] as const) {
      const line = ["verify", "answer.cairn-presentation.json", ...given];
      const { status, out } = await office.cairn(line);
      expect(status).to.equal(2);
      expect(out).to.contain(code).and.to.contain("Name your request with --request");
      expect(out).to.contain("--audience (your origin) and --nonce (what you drew)");
      const spanish = await office.cairn([...line, "--lang", "es"]);
      expect(spanish.out).to.contain("Nombre su petición con --request");
    }
  });

  it("trap 33: another verifier's, another request's, or one that is over is invalid", async () => {
    const line = ["verify", "answer.cairn-presentation.json", "--json"];
    const other = await office.cairn([...line, "--audience", "https://other.example", "--nonce", NONCE]);
    expect([other.status, holderOf(other)?.code]).to.deep.equal([1, "WRONG_AUDIENCE"]);
    const second = await office.cairn([...line, "--audience", EMPLOYER, "--nonce", `0x${"5f".repeat(32)}`]);
    expect([second.status, holderOf(second)?.code]).to.deep.equal([1, "NONCE_MISMATCH"]);
    const past = unixTime(Math.floor(Date.now() / 1000) - 10);
    const over = await present({ issuedAt: unixTime(past - 100), expiresAt: past });
    await write("over.cairn-presentation.json", over);
    const stale = await office.cairn(["verify", "over.cairn-presentation.json", ...ASKED, "--json"]);
    expect([stale.status, holderOf(stale)?.code]).to.deep.equal([1, "STALE"]);
  });

  it("says who did not sign, and whose record it is not", async () => {
    const thief = await present({}, KEYS.attester);
    await write("thief.cairn-presentation.json", thief);
    const ran = await office.cairn(["verify", "thief.cairn-presentation.json", ...ASKED, "--json"]);
    expect([ran.status, holderOf(ran)?.code]).to.deep.equal([1, "HOLDER_NOT_ACTOR"]);
    const forged = { ...thief, holder: office.learnerAddress };
    await write("forged.cairn-presentation.json", forged);
    const text = await office.cairn(["verify", "forged.cairn-presentation.json", ...ASKED, "--lang", "es"]);
    expect(text.status).to.equal(1);
    expect(text.out).to.match(/^Quién lo presenta +✘ Falla +BAD_SIGNATURE +La firma no es del titular/m);
  });

  describe("with the request that was kept", () => {
    async function ask(change: Partial<requests.RequestArguments> = {}): Promise<requests.CairnRequest> {
      const request = requests.create({
        deployment: office.deployment,
        verifier: "Employer Ltd",
        audience: EMPLOYER,
        items: [
          {
            title: "A course",
            why: "The post asks for one.",
            kinds: ["Course"],
            paths: ["/grade", "/place"],
          },
          { title: "A diploma", why: "We like them.", kinds: ["Diploma"], paths: [], optional: true },
        ],
        ...change,
      });
      await writeFile(path.join(office.folder, "kept.json"), requests.serialize(request));
      return request;
    }

    async function answer(request: requests.CairnRequest, paths: readonly string[]): Promise<string> {
      const [bundle] = algebra.bundles;
      if (bundle === undefined) throw new Error("there is no bundle");
      const args = requests.answer(request, [{ bundle, paths }]);
      const presentation = await presentations.create(args, new Wallet(KEYS.learner));
      await write("kept.cairn-presentation.json", presentation);
      return await links.toLink("https://employer.example/", presentations.serialize(presentation));
    }

    it("says what came for each thing that was asked for, and whether it is all", async () => {
      await answer(await ask(), ["/grade", "/place"]);
      const line = ["verify", "kept.cairn-presentation.json", "--request", "kept.json"];
      const { status, out } = await office.cairn(line);
      expect(status).to.equal(0);
      expect(out).to.contain("1. A course: given, by record 1");
      expect(out)
        .to.contain("2. A diploma (optional): missing")
        .and.to.contain("All that you need is there.");
    });

    it("what was left out is named, and makes nothing invalid", async () => {
      await answer(await ask(), ["/grade"]);
      const line = ["verify", "kept.cairn-presentation.json", "--request", "kept.json"];
      const { status, out } = await office.cairn(line);
      expect(status).to.equal(0);
      expect(out).to.contain("partly, by record 1; not shown: /place");
      expect(out).to.contain("Not all that you need is there");
      const twice = ["verify", "kept.cairn-presentation.json", "kept.cairn-presentation.json"];
      const { out: warned } = await office.cairn([...twice, "--request", "kept.json"]);
      expect(warned).to.contain("One request takes one answer, and here are 2");
      expect(out).not.to.contain("takes one answer");
      const spanish = await office.cairn([...line, "--lang", "es"]);
      expect(spanish.out).to.contain("en parte, por el registro 1; sin mostrar: /place");
      expect((await office.cairn([...line, "--json"])).json()).to.have.nested.property(
        "results[0].isComplete",
        false,
      );
    });

    it("takes both out of links, and shows no more of a link than its page", async () => {
      const request = await ask();
      const link = await answer(request, ["/grade"]);
      const asked = await links.toLink("https://wallet.example/", requests.serialize(request));
      const { status, out } = await office.cairn(["verify", link, "--request", asked]);
      expect(status).to.equal(0);
      expect(out).to.match(/^✔ Valid {2}https:\/\/employer\.example\/#…\n/);
      const cut = await office.cairn(["verify", link.slice(0, -40), "--request", asked, "--json"]);
      expect([cut.status, resultsOf(cut)[0]?.error?.code]).to.deep.equal([2, "LINK_UNREADABLE"]);
      const empty = await office.cairn(["verify", "https://employer.example/", "--lang", "es"]);
      expect([empty.status, empty.out.includes("puede estar cortado")]).to.deep.equal([2, true]);
    });

    it("its end is its own: an answer that comes later is stale, in the reader's language", async () => {
      const past = unixTime(Math.floor(Date.now() / 1000) - 10);
      const request = await ask({ issuedAt: unixTime(past - 100), expiresAt: past });
      const { nonce: drawn } = request;
      await write("late.cairn-presentation.json", await present({ nonce: drawn }));
      const line = ["verify", "late.cairn-presentation.json", "--request", "kept.json"];
      const late = await office.cairn([...line, "--json"]);
      expect([late.status, holderOf(late)?.code]).to.deep.equal([1, "STALE"]);
      expect((await office.cairn([...line, "--lang", "es"])).out).to.contain("Su petición ha caducado");
    });

    it("a request is none to verify, and says audience and nonce itself", async () => {
      await ask();
      const itself = await office.cairn(["verify", "kept.json", "--json"]);
      expect([itself.status, resultsOf(itself)[0]?.error?.code]).to.deep.equal([2, "IS_REQUEST"]);
      const both = ["verify", "kept.cairn-presentation.json", "--request", "kept.json", "--nonce", NONCE];
      expect((await office.cairn([...both, "--json"])).json()).to.have.nested.property(
        "error.code",
        "INVALID_ARGUMENT",
      );
      await ask({ deployment: { ...office.deployment, chainId: 7 as never } });
      const foreign = await office.cairn([
        "verify",
        "kept.cairn-presentation.json",
        "--request",
        "kept.json",
      ]);
      expect([foreign.status, foreign.err.includes("another network")]).to.deep.equal([2, true]);
    });
  });

  it("takes a mix of records, presentations and faults, in their order and as of one block", async () => {
    const [one = "", two = ""] = algebra.files;
    const folder = path.join(office.folder, "mix");
    await mkdir(folder, { recursive: true });
    const text = await readFile(path.join(office.folder, "answer.cairn-presentation.json"));
    const bundle = await readFile(path.join(office.folder, one));
    await writeFile(path.join(folder, "a.cairn-presentation.json"), text);
    const inZip = { "b.cairn.json": bundle, "c.cairn-presentation.json": text, "d.txt": text };
    await writeFile(path.join(folder, "b.zip"), zipSync(inZip));
    const names = [one, "answer.cairn-presentation.json", "missing.json", two, "mix"];
    const ran = await office.cairn(["verify", ...names, ...ASKED, "--json"]);
    expect(ran.status).to.equal(2);
    expect(ran.json().counts).to.deep.equal({
      records: 7,
      valid: 6,
      invalid: 0,
      unknown: 1,
      presentations: 3,
    });
    const results = resultsOf(ran);
    expect(results.map(({ file, records }) => [path.basename(file), records?.length])).to.deep.equal([
      [one, undefined],
      ["answer.cairn-presentation.json", 2],
      ["missing.json", undefined],
      [two, undefined],
      ["a.cairn-presentation.json", 2],
      ["b.cairn.json", undefined],
      ["c.cairn-presentation.json", 2],
    ]);
    expect(new Set(results.flatMap(({ asOf }) => asOf?.block ?? [])).size).to.equal(1);
    const { out } = await office.cairn(["verify", ...names, ...ASKED]);
    expect(out).to.contain("Records and presentations: 7 (valid 6, not valid 0, unknown 1).");
  });

  it("what a record's document says makes no presentation of it, nor the other way round", async () => {
    const words = await makeCohort(office, { name: "words" });
    const [bundle] = words.bundles;
    if (bundle === undefined) throw new Error("there is no bundle");
    const document = { type: "CairnPresentation" };
    const forged = bundles.serialize({ ...bundle, document, salts: {} });
    await writeFile(path.join(office.folder, "words.cairn.json"), forged);
    const ran = await office.cairn(["verify", "words.cairn.json", "--json"]);
    expect([ran.status, resultsOf(ran)[0]?.records]).to.deep.equal([1, undefined]);
    await writeFile(path.join(office.folder, "damaged.cairn-presentation.json"), "{");
    const damaged = await office.cairn(["verify", "damaged.cairn-presentation.json", ...ASKED, "--json"]);
    expect([damaged.status, resultsOf(damaged)[0]?.checks[0]?.code]).to.deep.equal([1, "MALFORMED"]);
    expect(resultsOf(damaged)[0]?.records).to.deep.equal([]);
  });

  it("trap 28: without a node it is unknown; what is certain is said all the same", async () => {
    const line = ["verify", "answer.cairn-presentation.json", "--rpc", "http://127.0.0.1:9", "--json"];
    const down = await office.cairn([...line, ...ASKED]);
    expect([down.status, holderOf(down)?.outcome]).to.deep.equal([2, "unknown"]);
    const wrong = await office.cairn([...line, "--audience", "https://other.example", "--nonce", NONCE]);
    expect([wrong.status, holderOf(wrong)?.code]).to.deep.equal([1, "WRONG_AUDIENCE"]);
  });

  it("a record that was revoked makes the presentation invalid, and the table says which", async () => {
    const [, , bundle] = algebra.bundles;
    if (bundle === undefined) throw new Error("there is no bundle");
    const id = achievement.idOf(bundle.achievement, bundle);
    const revocations = [{ id, statusIndex: statusIndex(3) }];
    await achievements.revoke(office.attester, { hub: office.hub, revocations }).send();
    const [good] = algebra.bundles;
    if (good === undefined) throw new Error("there is no bundle");
    await write("mixed.cairn-presentation.json", await present({ bundles: [good, bundle] }));
    const { status, out } = await office.cairn(["verify", "mixed.cairn-presentation.json", ...ASKED]);
    expect(status).to.equal(1);
    expect(out).to.contain("Record 1: ✔ Valid").and.to.contain("Record 2: ✘ Not valid");
    const many = await office.cairn(["verify", ...algebra.files, "mixed.cairn-presentation.json", ...ASKED]);
    expect(many.out).to.match(/✘ Not valid +mixed\.cairn-presentation\.json +REVOKED: /);
  });

  it("--report prints the presentation, and each record on a page of its own", async () => {
    const line = ["verify", "answer.cairn-presentation.json", ...ASKED, "--report", "shown.html"];
    const { status, out } = await office.cairn(line);
    expect(status).to.equal(0);
    expect(out).to.contain("shown.html");
    const page = await readFile(path.join(office.folder, "shown.html"), "utf8");
    expect(page.match(/<article class="sheet">/g)).to.have.length(3);
    expect(page).to.contain("Verification of a presentation").and.to.contain(EMPLOYER);
    expect(page).to.contain("&quot;Distinction&quot;").and.to.contain("answer.cairn-presentation.json (2)");
    expect(page).not.to.contain("who handed over the file");
  });
});
