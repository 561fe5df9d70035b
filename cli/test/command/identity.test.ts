import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { achievements, bundles, claimCodes, learners, recovery, words } from "@cairn/sdk";
import { expect } from "chai";
import { Wallet } from "ethers";
import { now, wait } from "../../../test/scenario/network.ts";
import { monthStart } from "../../../test/scenario/people.ts";
import { makeCohort } from "../utils/cohort.ts";
import type { Office, Ran, RunOptions } from "../utils/office.ts";
import { KEYS, openOffice } from "../utils/office.ts";

const WEEK = 7 * 24 * 3600;
const addressOf = (name: keyof typeof KEYS) => new Wallet(KEYS[name]).address;

describe("cairn learner and cairn guardian", () => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice();
  });
  afterEach(async () => {
    await office.close();
  });

  const LEARNER = addressOf("learner");

  /** Runs a command that has to work. */
  async function good(
    line: readonly string[],
    options: RunOptions = {},
  ): Promise<Ran & { data: Record<string, unknown> }> {
    const ran = await office.cairn([...line, "--json", "--yes"], options);
    expect(ran.status, `${line.join(" ")}\n${ran.out}${ran.err}`).to.equal(0);
    return { ...ran, data: ran.json() };
  }

  const codeOf = (ran: Ran) => (ran.json().error as { code: string; details: Record<string, unknown> }).code;
  const fileOf = ({ data }: { data: Record<string, unknown> }) => String(data.file);

  /** Two guardians of the learner's, both of whom are asked where the threshold is two. */
  async function guard(
    threshold = 1,
  ): Promise<{ set: string; files: Record<"accreditor" | "admin", string> }> {
    const guardians = [addressOf("accreditor"), addressOf("admin")].flatMap((who) => ["--guardian", who]);
    const made = await good(["guardian", "make", LEARNER, ...guardians, "--threshold", String(threshold)]);
    const [accreditor = "", admin = ""] = made.data.files as string[];
    await good(["guardian", "set", fileOf(made)], { as: "learner" });
    return { set: fileOf(made), files: { accreditor, admin } };
  }

  it("lost wallet: ask, sign, recover, execute; each step says who can speak after it, and from when on", async () => {
    const { files } = await guard(2);
    const shown = await office.cairn(["learner", "show", LEARNER]);
    expect(shown.out).to.contain("2 of 2 recover; changes wait 7 days");
    const asked = await office.cairn(["guardian", "ask", LEARNER, "--out", "ask.cairn-word.json"], {
      as: "owner",
    });
    expect(asked.status, asked.err).to.equal(0);
    expect(asked.err)
      .to.contain(`take control of ${LEARNER} from ${LEARNER} and give it to ${addressOf("owner")}`)
      .and.to.contain("it waits 7 days")
      .and.to.contain("nobody speaks for the learner");
    const no = await office.cairn(["guardian", "sign", "ask.cairn-word.json", "--file", files.admin], {
      as: "admin",
      answers: [false],
    });
    expect(no.status).to.equal(1);
    expect(no.err).to.contain("Ask the learner in person");
    const other = await office.cairn(
      ["guardian", "sign", "ask.cairn-word.json", "--file", files.admin, "--json", "--yes"],
      { as: "accreditor" },
    );
    expect(codeOf(other)).to.equal("WORD_MISMATCH");
    const one = await good(["guardian", "sign", "ask.cairn-word.json", "--file", files.admin], {
      as: "admin",
    });
    const few = await good(["guardian", "status", LEARNER, "ask.cairn-word.json", fileOf(one)]);
    expect(few.data).to.include({ missing: 1, isUnanimous: false });
    const early = await office.cairn(
      ["guardian", "recover", "ask.cairn-word.json", fileOf(one), "--json", "--yes"],
      { as: "attester" },
    );
    expect(codeOf(early)).to.equal("CONTRACT_REVERTED");
    const two = await good(["guardian", "sign", "ask.cairn-word.json", "--file", files.accreditor], {
      as: "accreditor",
    });
    const all = ["ask.cairn-word.json", fileOf(one), fileOf(two)];
    const begun = await office.cairn(["guardian", "recover", ...all], { as: "attester", answers: [true] });
    expect(begun.status, begun.err).to.equal(0);
    expect(begun.err).to.contain("Nobody can cancel it");
    expect(begun.out).to.contain(`cairn learner execute ${LEARNER}`);
    const again = await good(["guardian", "recover", ...all], { as: "attester" });
    expect(again.data.transactions, "run again, nothing is sent").to.deep.equal([]);
    expect((await office.cairn(["learner", "show", LEARNER])).out)
      .to.contain("nobody, while a recovery waits")
      .and.to.contain("all guardians signed, so nobody can cancel it");
    const stopped = await office.cairn(["learner", "cancel", LEARNER, "--json", "--yes"], { as: "learner" });
    expect(codeOf(stopped)).to.equal("CONTRACT_REVERTED");
    await wait(office, WEEK);
    const done = await office.cairn(["learner", "execute", LEARNER], { as: "attester" });
    expect(done.out, done.err).to.contain(`Done: ${LEARNER}`);
    const { data } = await good(["learner", "show", LEARNER]);
    expect(data).to.include({ controller: addressOf("owner"), actor: addressOf("owner"), pending: null });
  });

  it("a printed code moves to a wallet of one's own, the office pays, and the record follows", async () => {
    const code = claimCodes.draw();
    const identity = claimCodes.addressOf(code);
    const cohort = await makeCohort(office, { name: "codes", learners: [{ learner: identity }] });
    const [record = ""] = cohort.files;
    const env = { CAIRN_CLAIM_CODE: claimCodes.format(code) };
    const sponsored = ["--code", "--sponsor", "attester"];
    await good(["claim", record, ...sponsored], { env });
    const accepted = await good(["learner", "accept", "move", identity], { as: "learner" });
    const applied = await good(["learner", "apply", fileOf(accepted), ...sponsored], { env });
    expect(applied.data.pending).to.equal(null);
    expect(await learners.controllerOf(office.reader, identity)).to.equal(LEARNER);
    const repeated = await good(["learner", "apply", fileOf(accepted), ...sponsored], { env });
    expect(repeated.data.already).to.equal(true);
    const rebound = await good(["learner", "rebind", record]);
    expect(rebound.data.rebound).to.have.length(1);
    const { id } = bundles.check(bundles.parse(await readFile(path.resolve(office.folder, record), "utf8")));
    expect((await achievements.recordOf(office.reader, id))?.owner).to.equal(LEARNER);
    expect((await good(["learner", "rebind", record])).data.rebound).to.deep.equal([]);
  });

  it("a minor: the custodian accepts, agrees to a move and to guardians, and hands over", async () => {
    const until = new Date((await monthStart(office, 30)) * 1000).toISOString().slice(0, 10);
    const without = await office.cairn(["learner", "accept", "custody", LEARNER, "--json", "--yes"], {
      as: "admin",
    });
    expect(codeOf(without)).to.equal("INVALID_ARGUMENT");
    const custody = await good(["learner", "accept", "custody", LEARNER, "--until", until], { as: "admin" });
    const applied = await office.cairn(["learner", "apply", fileOf(custody)], {
      as: "learner",
      answers: [true],
    });
    expect(applied.err)
      .to.contain(`${addressOf("admin")} speaks for ${LEARNER}`)
      .and.to.contain(until);
    expect(applied.status, applied.err).to.equal(0);
    expect((await office.cairn(["learner", "show", LEARNER])).out).to.contain(
      `${addressOf("admin")}, until ${until}`,
    );
    const guardians = ["--guardian", addressOf("accreditor"), "--threshold", "1"];
    const made = await good(["guardian", "make", LEARNER, ...guardians]);
    const alone = await office.cairn(["guardian", "set", fileOf(made), "--json", "--yes"], { as: "learner" });
    expect(codeOf(alone)).to.equal("WORD_MISSING");
    const agreed = await good(["guardian", "agree", fileOf(made)], { as: "admin" });
    await good(["guardian", "set", fileOf(made), "--word", fileOf(agreed)], { as: "learner" });
    expect((await good(["guardian", "set", fileOf(made)], { as: "learner" })).data.already).to.equal(true);
    const next = await good(["learner", "accept", "custody", LEARNER], { as: "owner" });
    const replaced = await good(["learner", "apply", fileOf(next)], { as: "admin" });
    expect(replaced.err, "guardians do not delay who hands over").to.contain("It counts at once");
    expect((await learners.custodianOf(office.reader, office.learnerAddress))?.custodian).to.equal(
      addressOf("owner"),
    );
    const move = await good(["learner", "accept", "move", LEARNER], { as: "attester" });
    const missing = await office.cairn(["learner", "apply", fileOf(move), "--json", "--yes"], {
      as: "learner",
    });
    expect(codeOf(missing)).to.equal("WORD_MISSING");
    const agreedMove = await good(["learner", "agree", fileOf(move)], { as: "owner" });
    const waiting = await good(["learner", "apply", fileOf(move), fileOf(agreedMove)], { as: "learner" });
    expect((waiting.data.pending as { kind: string }).kind).to.equal("controller");
    const shown = await office.cairn(["learner", "show", LEARNER], { env: { CAIRN_LANG: "es" } });
    expect(shown.out).to.contain(addressOf("attester"));
    const cancelled = await office.cairn(["learner", "cancel", LEARNER], { as: "learner" });
    expect(cancelled.err, "it says what is cancelled").to.contain(`move to ${addressOf("attester")}`);
    const ask = await good(["guardian", "ask", LEARNER, "--custody"], { as: "admin" });
    const [own = ""] = made.data.files as string[];
    const signed = await good(["guardian", "sign", fileOf(ask), "--file", own], { as: "accreditor" });
    await good(["guardian", "recover", fileOf(ask), fileOf(signed)]);
    await wait(office, WEEK);
    await good(["learner", "execute", LEARNER]);
    expect((await learners.custodianOf(office.reader, office.learnerAddress))?.custodian).to.equal(
      addressOf("admin"),
    );
  });

  it("two addresses of one person join", async () => {
    const other = addressOf("admin");
    const word = await good(["learner", "accept", "join", LEARNER, "--address", other], { as: "learner" });
    const joined = await office.cairn(["learner", "apply", fileOf(word)], { as: "admin", answers: [true] });
    expect(joined.err).to.contain("for good").and.to.contain("Everybody can see");
    const { data } = await good(["learner", "show", other]);
    expect(data).to.include({ learner: other, identity: LEARNER, actor: LEARNER });
    expect((await office.cairn(["learner", "show", other])).out).to.contain(LEARNER);
  });

  it("guardians go after their delay; nothing is overwritten, and words for other commands are refused", async () => {
    const { set, files } = await guard();
    const twice = await office.cairn(
      ["guardian", "make", LEARNER, "--guardian", addressOf("admin"), "--threshold", "1", "--json"],
      {},
    );
    expect(codeOf(twice)).to.equal("INVALID_ARGUMENT");
    expect((await readdir(path.join(office.folder, "guardians"))).sort()).to.have.length(3);
    await good(["guardian", "remove", LEARNER], { as: "learner" });
    await wait(office, WEEK);
    await good(["learner", "execute", LEARNER]);
    expect(await recovery.guardiansOf(office.reader, office.learnerAddress)).to.equal(null);
    expect((await office.cairn(["guardian", "status", LEARNER])).out).to.contain("nobody can recover it");
    const ask = await good(["guardian", "ask", LEARNER], { as: "owner" });
    const gone = await office.cairn(
      ["guardian", "sign", fileOf(ask), "--file", files.admin, "--json", "--yes"],
      { as: "admin" },
    );
    expect(codeOf(gone)).to.equal("WORD_OUTDATED");
    const wrong = async (...line: string[]) =>
      codeOf(await office.cairn([...line, "--json", "--yes"], { as: "admin" }));
    expect(await wrong("learner", "apply", fileOf(ask))).to.equal("INVALID_ARGUMENT");
    expect(await wrong("learner", "agree", fileOf(ask))).to.equal("INVALID_ARGUMENT");
    const move = await good(["learner", "accept", "move", LEARNER], { as: "owner" });
    expect(await wrong("guardian", "recover", fileOf(move))).to.equal("INVALID_ARGUMENT");
    expect(await wrong("guardian", "set", set, "--word", fileOf(move))).to.equal("INVALID_ARGUMENT");
    expect(await wrong("learner", "accept", "move", LEARNER, "--out", fileOf(move))).to.equal(
      "INVALID_ARGUMENT",
    );
    const text = await readFile(path.join(office.folder, fileOf(move)), "utf8");
    expect(words.parse(text).message.deadline).to.be.greaterThan(await now(office));
    await writeFile(path.join(office.folder, "damaged.cairn-word.json"), text.slice(1));
    expect(await wrong("learner", "apply", "damaged.cairn-word.json")).to.equal("MALFORMED_WORD");
  });
});
