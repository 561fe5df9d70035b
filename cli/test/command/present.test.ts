import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  audience,
  bundles,
  claimCodes,
  definitions,
  kindOf,
  links,
  nonce,
  presentations,
  requests,
  unixTime,
} from "@cairn/sdk";
import { expect } from "chai";
import type { TestCohort } from "../utils/cohort.ts";
import { makeCohort } from "../utils/cohort.ts";
import type { Office, Ran, RunOptions } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

const EMPLOYER = audience("https://employer.example");
const NONCE = nonce(`0x${"5e".repeat(32)}`);
const AS_LEARNER: RunOptions = { as: "learner" };

describe("cairn present", () => {
  let office: Office;
  let algebra: TestCohort;
  let file: string;
  let made = 0;

  before(async () => {
    office = await openOffice();
    algebra = await makeCohort(office, { learners: [{}, {}] });
    [file = ""] = algebra.files;
  });
  after(async () => {
    await office.close();
  });

  /** A request in a file: of the employer, for a course and its grade. */
  async function ask(change: Partial<requests.RequestArguments> = {}): Promise<string> {
    made += 1;
    const request = requests.create({
      deployment: office.deployment,
      verifier: "Employer Ltd",
      audience: EMPLOYER,
      items: [{ title: "A course", why: "The post asks for one.", kinds: ["Course"], paths: ["/grade"] }],
      ...change,
    });
    const name = `asked-${made}.cairn-request.json`;
    await writeFile(path.join(office.folder, name), requests.serialize(request));
    return name;
  }

  const read = async (name: string) =>
    presentations.parse(await readFile(path.join(office.folder, name), "utf8"));

  const filesIn = async () => (await readdir(office.folder)).sort();

  /** Runs a line that must fail, and write nothing. */
  async function refused(line: readonly string[], options = AS_LEARNER): Promise<Ran> {
    const before = await filesIn();
    const ran = await office.cairn(["present", ...line], options);
    expect(ran.status, ran.out).not.to.equal(0);
    expect(await filesIn(), "nothing was written").to.deep.equal(before);
    return ran;
  }

  it("says who asks, what and why, what would be shown and what stays hidden; and signs once it is confirmed", async () => {
    const request = await ask();
    const line = ["present", file, "--request", request];
    const { status, out, err } = await office.cairn(line, { ...AS_LEARNER, answers: [true] });
    expect(status, err).to.equal(0);
    expect(err).to.contain("Employer Ltd asks (its own words), as https://employer.example");
    expect(err).to.contain("1. A course: The post asks for one.").and.to.contain(`→ Algebra I (${file})`);
    expect(err).to.contain('/grade = "Distinction"').and.to.contain("stays hidden (2): /cohort, /place");
    expect(err).not.to.contain('"algebra"');
    const [name = ""] = /for-employer\.example-[0-9a-f]{8}\.cairn-presentation\.json/.exec(out) ?? [];
    const presentation = await read(name);
    const { nonce: drawn, expiresAt } = requests.parse(
      await readFile(path.join(office.folder, request), "utf8"),
    );
    expect(presentation).to.include({
      audience: EMPLOYER,
      nonce: drawn,
      expiresAt,
      holder: office.learnerAddress,
    });
    expect(presentation.records.map(({ disclosed }) => disclosed.map(({ path: at }) => at))).to.deep.equal([
      ["/grade"],
    ]);
    const verified = await office.cairn(["verify", name, "--request", request]);
    expect(verified.status, verified.out).to.equal(0);
  });

  it("trap 38: a flow that is not confirmed writes nothing and shows nothing to anybody", async () => {
    const request = await ask();
    const no = await refused([file, "--request", request], { ...AS_LEARNER, answers: [false] });
    expect(no.err).to.contain("[ABORTED]");
    const nobody = await refused([file, "--request", request, "--json"]);
    expect(nobody.json()).to.have.nested.property("error.code", "ABORTED");
    const interrupted = { ...AS_LEARNER, answers: [true], signal: AbortSignal.abort() };
    expect((await refused([file, "--request", request], interrupted)).status).to.equal(130);
    const page = "https://employer.example/";
    const all = Array.from({ length: 40 }, (_item, place) => place);
    const wide = await makeCohort(office, { name: "wide", learners: all.map(() => ({})) });
    const large = [...wide.files, ...["--audience", EMPLOYER, "--nonce", NONCE, "--show", "none"]];
    const { json } = await refused([...large, "--page", page, "--qr", "large.png", "--yes", "--json"]);
    expect(json(), "too large for its picture").to.have.nested.property("error.code", "QR_TOO_LARGE");
  });

  it("takes the request out of its link, and answers with a link to the verifier's own page", async () => {
    const request = await ask({ reply: "https://employer.example/apply" });
    const text = await readFile(path.join(office.folder, request), "utf8");
    const link = await links.toLink("https://wallet.example/", text);
    const line = ["present", file, "--request", link, "--yes", "--out", "linked.cairn-presentation.json"];
    const { status, out, err } = await office.cairn(line, AS_LEARNER);
    expect(status, err).to.equal(0);
    const answer = out.split("\n").find((text) => text.startsWith("https://employer.example/apply#cairn="));
    expect(presentations.parse((await links.fromLink(answer ?? "")) ?? "")).to.deep.equal(
      await read("linked.cairn-presentation.json"),
    );
    expect(out, "with its code").to.contain("▄▄");
    const verified = await office.cairn(["verify", answer ?? "", "--request", link, "--json"]);
    expect(verified.status, verified.out).to.equal(0);
    expect(verified.json()).to.have.nested.property("results[0].isComplete", true);
  });

  it("--show says exactly what, less or more than was asked for; none shows no field", async () => {
    const cases = [
      [["--show", "/place"], ["/place"]],
      [
        ["--show", "/place", "--show", "/grade"],
        ["/grade", "/place"],
      ],
      [["--show", "none"], []],
      [
        ["--show", ""],
        ["/cohort", "/grade", "/place"],
      ],
    ] as const;
    for (const [place, [shown, expected]] of cases.entries()) {
      const out = `shown-${place}.json`;
      const line = ["present", file, "--request", await ask(), ...shown, "--yes", "--out", out, "--json"];
      const { status, json, err } = await office.cairn(line, AS_LEARNER);
      expect(status, err).to.equal(0);
      const { records } = json() as { records: { shown: { path: string }[]; hidden: string[] }[] };
      expect(records[0]?.shown.map(({ path: at }) => at).sort()).to.deep.equal(expected);
      expect(records[0]?.hidden).to.have.length(3 - expected.length);
      const [record] = (await read(out)).records;
      expect(record?.disclosed.map(({ path: at }) => at).sort()).to.deep.equal(expected);
    }
  });

  it("what is optional is shown only where the learner says so", async () => {
    const items = [
      { title: "A course", why: "The post asks for one.", paths: [] },
      { title: "Its grade", why: "We like to know.", paths: ["/grade"], optional: true },
    ];
    const run = async (line: readonly string[], answers?: readonly (string | boolean)[]) => {
      const options = { ...AS_LEARNER, ...(answers && { answers }) };
      const { status, json, err } = await office.cairn(
        [
          "present",
          file,
          "--request",
          await ask({ items }),
          "--json",
          ...line,
          "--out",
          `optional-${made}.json`,
        ],
        options,
      );
      expect(status, err).to.equal(0);
      const { records, items: answered } = json() as { records: { shown: unknown[] }[]; items: object[] };
      return [records[0]?.shown.length, answered[1]];
    };
    const leftOut = { title: "Its grade", optional: true, answer: "left out" };
    const given = { title: "Its grade", optional: true, file };
    expect(await run(["--yes"])).to.deep.equal([0, leftOut]);
    expect(await run(["--yes", "--all"])).to.deep.equal([1, given]);
    const asked = await ask({ items });
    const line = ["present", file, "--request", asked, "--out", "asked.json"];
    const { err } = await office.cairn(line, { ...AS_LEARNER, answers: [false, true] });
    expect(err).to.match(
      /^Employer Ltd asks .*\nOptional: Its grade \(We like to know\.\): \/grade\. Show it\?/,
    );
    expect(await run([], [true, true])).to.deep.equal([1, given]);
    expect(await run([], [false, true])).to.deep.equal([0, leftOut]);
  });

  it("a person chooses where several records answer, and the first is taken where nobody is asked", async () => {
    const [, second = ""] = algebra.files;
    const line = ["present", ...algebra.files, "--request", await ask(), "--json"];
    const asked = await office.cairn([...line, "--out", "chosen.json"], {
      ...AS_LEARNER,
      answers: [`Algebra I (${second})`, true],
    });
    expect(asked.status, asked.err).to.equal(0);
    expect(asked.json()).to.have.nested.property("items[0].file", second);
    const silent = await office.cairn([...line, "--yes", "--out", "first.json"], AS_LEARNER);
    expect(silent.json()).to.have.nested.property("items[0].file", file);
    expect((await read("first.json")).records).to.have.length(1);
  });

  it("shows no record of another type than is asked for, whatever its document says or leaves out", async () => {
    const document = { name: "A badge", achievementType: "Diploma" };
    const { result: course } = await definitions
      .define(office.attester, { hub: office.hub, kind: kindOf("Course"), name: "A badge", document })
      .send();
    const badge = await makeCohort(office, { name: "badge", course });
    const items = [{ title: "Your diploma", why: "Law.", kinds: ["Diploma"], paths: [] }] as const;
    const line = [...badge.files, file, "--request", await ask({ items }), "--yes", "--json"];
    const { json } = await refused(line);
    expect(json()).to.have.deep.nested.property("error.details.items", ["Your diploma"]);
  });

  it("finds records in folders, and takes the same one twice for one", async () => {
    await mkdir(path.join(office.folder, "mine"), { recursive: true });
    const [bundle] = algebra.bundles;
    if (bundle === undefined) throw new Error("there is no bundle");
    await writeFile(path.join(office.folder, "mine", "a.cairn.json"), bundles.serialize(bundle));
    await writeFile(path.join(office.folder, "mine", "old.cairn-presentation.json"), "{}");
    const line = [file, "mine", "--audience", EMPLOYER, "--nonce", NONCE, "--show", "/grade", "--yes"];
    const { status, err } = await office.cairn(["present", ...line, "--out", "once.json"], AS_LEARNER);
    expect(status, err).to.equal(0);
    expect((await read("once.json")).records).to.have.length(1);
  });

  it("without a request: for an origin and a nonce, until a time, and nothing that is not named", async () => {
    const before = Math.floor(Date.now() / 1000);
    const line = ["present", file, "--audience", EMPLOYER, "--nonce", NONCE, "--show", "/grade"];
    const out = ["--expires", "+2h", "--out", "bare.json"];
    const { status, err } = await office.cairn([...line, ...out], { ...AS_LEARNER, answers: [true] });
    expect(status, err).to.equal(0);
    expect(err).to.contain("For https://employer.example:").and.to.contain('/grade = "Distinction"');
    const { expiresAt, issuedAt } = await read("bare.json");
    expect(expiresAt - issuedAt).to.equal(7200);
    expect(issuedAt).to.be.within(before, before + 60);
    const verified = await office.cairn(["verify", "bare.json", "--audience", EMPLOYER, "--nonce", NONCE]);
    expect(verified.status, verified.out).to.equal(0);
  });

  it("names its file so that every system takes it, whatever the verifier's host", async () => {
    const line = ["present", file, "--audience", "http://[::1]:8080", "--nonce", NONCE, "--show", "none"];
    const { json } = await office.cairn([...line, "--yes", "--json"], AS_LEARNER);
    expect(json().file).to.match(/^for-1-5e5e5e5e\.cairn-presentation\.json$/);
  });

  it("a learner with a claim code presents by it, and the code appears nowhere", async () => {
    const drawn = claimCodes.draw();
    const code = claimCodes.format(drawn);
    const learner = claimCodes.addressOf(drawn);
    const { files } = await makeCohort(office, { name: "coded", learners: [{ learner, code }] });
    const request = await ask();
    const line = ["present", ...files, "--request", request, "--yes", "--out", "coded.json"];
    const { status, out, err } = await office.cairn(line, { env: { CAIRN_CLAIM_CODE: code } });
    expect(status, err).to.equal(0);
    expect(out + err).not.to.contain(code);
    const verified = await office.cairn(["verify", "coded.json", "--request", request]);
    expect(verified.status, verified.out).to.equal(0);
  });

  it("refuses a key that does not speak for the learner, before anything is signed", async () => {
    const line = [file, "--request", await ask(), "--yes", "--json"];
    const { status, json } = await refused(line, { as: "attester" });
    expect(status).to.equal(2);
    expect(json()).to.have.nested.property("error.details.actor", office.learnerAddress);
  });

  it("refuses what is no request, is over, or asks for what there is not", async () => {
    const past = unixTime(Math.floor(Date.now() / 1000) - 10);
    const over = await ask({ issuedAt: unixTime(past - 100), expiresAt: past });
    const foreign = await ask({ items: [{ title: "A degree", why: "Law.", kinds: ["Degree"], paths: [] }] });
    const cases: readonly (readonly [line: readonly string[], code: string])[] = [
      [[file, "--request", over], "REQUEST_EXPIRED"],
      [[file, "--request", "missing.json"], "INVALID_ARGUMENT"],
      [[file, "--request", "https://wallet.example/"], "INVALID_ARGUMENT"],
      [[file, "--request", "https://wallet.example/#cairn=AAAA"], "MALFORMED_LINK"],
      [[file, "--request", file], "MALFORMED_REQUEST"],
      [[file, "--request", foreign], "INVALID_ARGUMENT"],
      [["missing.cairn.json", "--request", await ask()], "INVALID_ARGUMENT"],
      [[file, "--request", await ask(), "--show", "/grades"], "UNKNOWN_PATH"],
      [[file, "--request", await ask(), "--show", "grade"], "INVALID_ARGUMENT"],
      [[file, "--request", await ask(), "--audience", EMPLOYER], "INVALID_ARGUMENT"],
      [[file, "--request", await ask(), "--qr", "a.png"], "INVALID_ARGUMENT"],
      [[file, "--show", "/grade"], "INVALID_ARGUMENT"],
      [[file, "--audience", EMPLOYER, "--nonce", NONCE], "INVALID_ARGUMENT"],
      [[file, "--audience", EMPLOYER, "--nonce", "7", "--show", "none"], "INVALID_ID"],
      [[file, "--audience", `${EMPLOYER}/`, "--nonce", NONCE, "--show", "none"], "INVALID_ARGUMENT"],
      [[file, "--audience", EMPLOYER, "--nonce", NONCE, "--show", "none", "--all"], "INVALID_ARGUMENT"],
      [
        [file, "--audience", EMPLOYER, "--nonce", NONCE, "--show", "none", "--expires", "2020-01-01"],
        "INVALID_ARGUMENT",
      ],
    ];
    for (const [line, code] of cases) {
      const { json } = await refused([...line, "--yes", "--json"]);
      const { error } = json() as { error: { code: string; fix: string } };
      expect(error.code, line.join(" ")).to.equal(code);
      expect(error.fix).not.to.equal("");
    }
  });

  it("trap 42: signs nothing for a network that is not the user's own, and nothing without a node", async () => {
    const token = office.learnerAddress;
    const [bundle] = algebra.bundles;
    if (bundle === undefined) throw new Error("there is no bundle");
    const foreign = { ...bundle, token, inclusion: { mode: "minted" } } as const;
    const name = "elsewhere.cairn.json";
    await writeFile(path.join(office.folder, name), bundles.serialize(foreign));
    const line = ["--audience", EMPLOYER, "--nonce", NONCE, "--show", "none", "--yes", "--json"];
    const asked = requests.parse(await readFile(path.join(office.folder, await ask()), "utf8"));
    const request = requests.serialize({ ...asked, token });
    await writeFile(path.join(office.folder, "elsewhere.json"), request);
    const lure = await refused([name, "--request", "elsewhere.json", "--yes", "--json"]);
    expect(lure.json()).to.have.nested.property("error.code", "UNTRUSTED_DEPLOYMENT");
    const elsewhere = await refused([name, ...line]);
    expect(elsewhere.json()).to.have.nested.property("error.code", "UNTRUSTED_DEPLOYMENT");
    const down = await refused([file, ...line, "--rpc", "http://127.0.0.1:9"]);
    expect(down.json()).to.have.nested.property("error.code", "CHAIN_UNREACHABLE");
  });

  it("writes over nothing that is there, and asks nobody in vain", async () => {
    await writeFile(path.join(office.folder, "taken.json"), "mine");
    const line = [file, "--request", await ask(), "--yes", "--out", "taken.json"];
    const { err } = await refused(line);
    expect(err).to.contain("taken.json is there already");
    expect(await readFile(path.join(office.folder, "taken.json"), "utf8")).to.equal("mine");
  });

  it("speaks Spanish to the learner", async () => {
    const line = ["present", file, "--request", await ask(), "--yes", "--lang", "es", "--out", "es.json"];
    const { status, out, err } = await office.cairn(line, AS_LEARNER);
    expect(status, err).to.equal(0);
    expect(err)
      .to.contain("pide (en sus propias palabras)")
      .and.to.contain("sigue oculto (2): /cohort, /place");
    expect(out).to.contain("Envíe este archivo a quien verifica");
    const help = await office.cairn(["present", "--help", "--lang", "es"]);
    expect(help.out)
      .to.match(/^Uso: cairn present/)
      .and.not.to.contain("default");
  });
});
