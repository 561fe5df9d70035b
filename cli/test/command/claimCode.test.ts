import { access, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Address, cohorts as cohortTypes, recovery as recoveryTypes } from "@cairn/sdk";
import {
  achievements,
  claimCodes,
  cohorts,
  connect,
  learners,
  presentations,
  records,
  recovery,
  unixTime,
} from "@cairn/sdk";
import { expect } from "chai";
import type { JsonRpcProvider } from "ethers";
import { parseEther, Wallet } from "ethers";
import { openFlakyNode } from "../../../test/scenario/flakyNode.ts";
import { mined } from "../../../test/scenario/mined.ts";
import { now, signerAt, wait } from "../../../test/scenario/network.ts";
import { monthStart } from "../../../test/scenario/people.ts";
import { openRelay } from "../../src/relay/openRelay.ts";
import type { TestCohort } from "../utils/cohort.ts";
import { makeCohort } from "../utils/cohort.ts";
import type { Office, Ran, RunOptions } from "../utils/office.ts";
import { KEYS, openOffice } from "../utils/office.ts";
import { TEST_SETTINGS } from "./relay/office.ts";

const WEEK = 7 * 24 * 3600;
const HOUR = 3600;
const LEARNER = new Wallet(KEYS.learner).address as Address;
const OWNER = new Wallet(KEYS.owner).address as Address;

/** A printed code, and two records of its learner's: one public, one not. */
interface Sheet {
  readonly code: claimCodes.ClaimCode;
  readonly printed: string;
  readonly learner: Address;
  readonly env: { readonly CAIRN_CLAIM_CODE: string };
  readonly open: string;
  readonly hidden: string;
  readonly openRecord: cohortTypes.CohortRecord;
  readonly hiddenRecord: cohortTypes.CohortRecord;
}

describe("cairn claim --to-key: from a printed code to a wallet of one's own", () => {
  let office: Office;
  let made = 0;

  before(async () => {
    office = await openOffice();
  });
  after(async () => {
    await office.close();
  });

  async function one(
    learner: Address,
  ): Promise<TestCohort & { file: string; record: cohortTypes.CohortRecord }> {
    made += 1;
    const cohort = await makeCohort(office, { name: `printed-${made}`, learners: [{ learner }] });
    const [file] = cohort.files;
    const [record] = cohort.records;
    if (file === undefined || record === undefined) throw new Error("the cohort is empty");
    return { ...cohort, file, record };
  }

  /** The code's own word, as who made it could give it too. */
  async function asCode(code: claimCodes.ClaimCode) {
    const { deployment, provider } = office;
    return await connect({ deployment, runner: claimCodes.walletOf(code).connect(provider) });
  }

  /** Who made the code can give its address ether, and act with it by any other program. */
  async function fund(to: Address): Promise<void> {
    await mined(await signerAt(office.signers, 9).sendTransaction({ to, value: parseEther("0.1") }));
  }

  /** The school's relay, in this process. */
  async function startRelay() {
    const wallet = new Wallet(Wallet.createRandom().privateKey, office.provider);
    await fund(wallet.address as Address);
    return await openRelay({
      client: await connect({ deployment: office.deployment, runner: wallet }),
      provider: office.provider as JsonRpcProvider,
      wallet,
      settings: { ...TEST_SETTINGS, store: path.join(office.folder, `relay-${wallet.address}.sqlite`) },
      write: () => undefined,
    });
  }

  async function sheet(): Promise<Sheet> {
    const code = claimCodes.draw();
    const learner = claimCodes.addressOf(code);
    const printed = claimCodes.format(code);
    const env = { CAIRN_CLAIM_CODE: printed };
    const [open, hidden] = [await one(learner), await one(learner)];
    await good(["claim", open.file, "--code", "--sponsor", "attester"], { env });
    const { file: openFile, record: openRecord } = open;
    const { file: hiddenFile, record: hiddenRecord } = hidden;
    return { code, printed, learner, env, open: openFile, hidden: hiddenFile, openRecord, hiddenRecord };
  }

  async function good(line: readonly string[], options: RunOptions = {}): Promise<Record<string, unknown>> {
    const ran = await office.cairn([...line, "--json", "--yes"], options);
    expect(ran.status, `${line.join(" ")}\n${ran.out}${ran.err}`).to.equal(0);
    return ran.json();
  }

  const errorOf = (ran: Ran) =>
    ran.json().error as { code: string; message: string; fix: string; details: Record<string, unknown> };

  async function bad(line: readonly string[], options: RunOptions = {}) {
    const ran = await office.cairn([...line, "--json", "--yes"], options);
    expect(ran.status, ran.out).not.to.equal(0);
    return errorOf(ran);
  }

  async function ownerOf({ id }: cohortTypes.CohortRecord): Promise<Address | null | undefined> {
    return (await achievements.recordOf(office.reader, id))?.owner;
  }

  const take = ["claim", "--code", "--to-key", "learner"];

  it("says plainly what it does, asks, moves control, brings what is public, and the office pays", async () => {
    const { learner, printed, openRecord, hidden } = await sheet();
    const line = [...take, "--sponsor", "attester"];
    const no = await office.cairn(line, { answers: [printed, false] });
    expect(no.status).to.equal(1);
    expect(await learners.controllerOf(office.reader, learner)).to.equal(learner);
    const { status, out, err } = await office.cairn(line, { answers: [printed.replaceAll("-", " "), true] });
    expect(status, err).to.equal(0);
    expect(err).to.contain(`Your wallet ${LEARNER} takes control from the claim code.`);
    expect(err).to.contain(
      "worth nothing any more: not to you, not to who made it, not to who has the sheet",
    );
    expect(err).to.contain("Public records that come along: 1.").and.to.contain("You need no ether");
    expect(err).to.contain(`cairn guardian make ${learner}`);
    expect(err).to.contain("Control moved").and.to.contain("Public records brought to your wallet: 1.");
    expect(out).to.contain(`Your wallet ${LEARNER} has control of ${learner}.`);
    expect(await learners.controllerOf(office.reader, learner)).to.equal(LEARNER);
    expect(await ownerOf(openRecord)).to.equal(LEARNER);
    expect(await office.provider.getBalance(learner)).to.equal(0n);
    // What stayed in its file follows too, and is presented by the new wallet.
    const shown = await good(
      ["present", hidden, "--audience", "https://employer.example", "--nonce", `0x${"5e".repeat(32)}`].concat(
        ["--show", "/grade", "--out", `${hidden}.cairn-presentation.json`],
      ),
      { as: "learner" },
    );
    expect(shown.holder).to.equal(LEARNER);
    const text = await readFile(path.join(office.folder, String(shown.file)), "utf8");
    const verdict = await presentations.verify(text, {
      client: office.reader,
      ...{ audience: shown.audience, nonce: shown.nonce, now: shown.issuedAt },
    } as Parameters<typeof presentations.verify>[1]);
    expect(verdict.verdict).to.equal("valid");
  });

  it("claims the files that are named, by the new wallet; run again it has nothing to do", async () => {
    const { learner, env, open, hidden, openRecord, hiddenRecord } = await sheet();
    const line = [...take, open, hidden, "--sponsor", "attester"];
    const dry = await office.cairn([...line, "--dry-run"], { env });
    expect(dry.status, dry.err).to.equal(0);
    expect(dry.out).to.contain(`because you named the file ${hidden}`).and.not.to.contain(open);
    expect(dry.out).to.contain("Algebra I (Course), by Riverside School").and.to.contain("nothing was sent");
    const data = await good(line, { env });
    expect(data).to.include({ learner, controller: LEARNER, already: false, left: 0, readyAt: null });
    expect([data.rebound, data.claimed]).to.deep.equal([[openRecord.id], [hiddenRecord.id]]);
    expect(data.transactions).to.have.length(3);
    for (const record of [openRecord, hiddenRecord]) expect(await ownerOf(record)).to.equal(LEARNER);
    const block = await office.provider.getBlockNumber();
    const again = await good(line, { env });
    expect(again).to.deep.include({ already: true, rebound: [], claimed: [], transactions: [] });
    expect(await office.provider.getBlockNumber()).to.equal(block);
  });

  it("broken off after the move: run again, it goes on", async () => {
    const { code, learner, env, openRecord } = await sheet();
    const own = await connect({
      deployment: office.deployment,
      runner: new Wallet(KEYS.learner, office.provider),
    });
    const deadline = unixTime((await now(office)) + HOUR);
    const word = await learners.signMove(own, { identity: learner, deadline });
    await fund(learner);
    await learners.move(await asCode(code), { words: [word] }).send();
    expect(await ownerOf(openRecord)).to.equal(learner);
    const { err } = await office.cairn([...take, "--sponsor", "attester", "--dry-run"], { env });
    expect(err).not.to.contain("Error");
    const data = await good([...take, "--sponsor", "attester"], { env });
    expect(data).to.deep.include({ already: true, rebound: [openRecord.id] });
    expect(await ownerOf(openRecord)).to.equal(LEARNER);
  });

  it("the own wallet pays where nobody else is named, and a new key is made on the spot", async () => {
    const { printed, env, learner, openRecord } = await sheet();
    const data = await good(take, { env });
    expect(data).to.include({ sponsor: LEARNER });
    expect(await ownerOf(openRecord)).to.equal(LEARNER);
    const broke = { ...env, KEY_ADMIN: Wallet.createRandom().privateKey };
    const second = await sheet();
    const poor = await bad(["claim", "--code", "--to-key", "admin"], {
      env: { ...broke, ...second.env },
    });
    expect(poor.code).to.equal("INSUFFICIENT_FUNDS");
    expect(poor.fix).to.contain("--relay");
    const line = ["claim", "--code", "--to-keystore", "keys/own.json", "--sponsor", "attester"];
    const password = "correct horse battery";
    const answers = [second.printed, password, password, true];
    const { status, err } = await office.cairn(line, { answers });
    expect(status, err).to.equal(0);
    expect(err).to.contain("Made your wallet").and.to.contain("different places");
    await access(path.join(office.folder, "keys/own.json"));
    const controller = await learners.controllerOf(office.reader, second.learner);
    expect(controller).not.to.equal(second.learner);
    const again = await office.cairn(line, { answers: [second.printed, password] });
    expect(again.status, again.err).to.equal(0);
    expect(again.out).to.contain(`Your wallet ${controller} has control of ${second.learner} already`);
    expect(learner).not.to.equal(second.learner);
    expect(err + again.err).not.to.contain(printed.slice(0, 9));
  }).timeout(60_000);

  it("trap 37: a used code says when control went, to which wallet, and what to do, in every command", async () => {
    const { env, learner, open, hidden, printed } = await sheet();
    await good([...take, "--sponsor", "attester"], { env });
    const moved = await learners.lastMove(office.reader, { learner });
    expect(moved?.to).to.equal(LEARNER);
    const present = [
      "present",
      open,
      "--audience",
      "https://employer.example",
      "--nonce",
      `0x${"5e".repeat(32)}`,
    ];
    const other = await one(claimCodes.addressOf(claimCodes.draw()));
    for (const line of [
      ["claim", hidden, "--code"],
      ["claim", other.file, "--code"],
      ["claim", "--code", "--to-key", "owner"],
      [...present, "--show", "none", "--code"],
    ]) {
      const error = await bad(line, { env });
      expect(error.code, line.join(" ")).to.equal("CLAIM_CODE_USED");
      expect(error.details).to.include({
        learner,
        controller: LEARNER,
        block: moved?.block,
        movedAt: moved?.at,
      });
      expect(error.message)
        .to.contain(LEARNER)
        .and.to.match(/on \d{4}-\d{2}-\d{2}/);
      expect(error.fix).to.contain("tell the school at once");
      expect(JSON.stringify(error)).not.to.contain(printed);
    }
    const accepted = await good(["learner", "accept", "move", learner], { as: "owner" });
    expect((await bad(["learner", "apply", String(accepted.file), "--code"], { env })).code).to.equal(
      "CLAIM_CODE_USED",
    );
    const spanish = await office.cairn(["claim", hidden, "--code", "--lang", "es"], { env });
    expect(spanish.err).to.contain("ya se usó").and.to.contain("avise enseguida al centro");
    const shown = await office.cairn(["learner", "show", "--code"], { env });
    expect(shown.status, shown.err).to.equal(0);
    expect(shown.out).to.contain(LEARNER).and.to.contain("This claim code was used");
    const fresh = await sheet();
    const unused = await office.cairn(["learner", "show", "--code", "--lang", "es"], { env: fresh.env });
    expect(unused.out).to.contain("Quien hizo el código, y quien tenga la hoja");
  });

  it("a used code says so also where the node tells no logs; and a rebind that breaks off goes on", async () => {
    const { env, learner, hidden, openRecord } = await sheet();
    const node = await openFlakyNode(office.provider);
    try {
      // The node dies as soon as the move is in the chain.
      node.fault = async ({ method }) => {
        const moved = (await learners.controllerOf(office.reader, learner)) !== learner;
        return moved && method === "eth_getLogs" ? 500 : undefined;
      };
      const rpc = ["--rpc", node.url];
      const broken = await bad([...take, "--sponsor", "attester", ...rpc], { env });
      expect(broken.code).to.equal("CHAIN_UNREACHABLE");
      expect(await ownerOf(openRecord)).to.equal(learner);
      const error = await bad(["claim", hidden, "--code", ...rpc], { env });
      expect(error.code).to.equal("CLAIM_CODE_USED");
      expect(error.message).to.contain(`control is with the wallet ${LEARNER}`);
      expect(error.details).to.deep.equal({ learner, controller: LEARNER });
      node.fault = null;
      expect((await good([...take, "--sponsor", "attester", ...rpc], { env })).rebound).to.deep.equal([
        openRecord.id,
      ]);
    } finally {
      await node.close();
    }
  }).timeout(60_000);

  it("what a code claims says that who made it can act too", async () => {
    const { env, hidden } = await sheet();
    const { out } = await office.cairn(["claim", hidden, "--code", "--sponsor", "attester", "--dry-run"], {
      env,
    });
    expect(out).to.contain("Who made the claim code, and whoever has the sheet, can act as this learner too");
  });

  it("no ether: the school's relay brings the move, the records and a claim, and neither wallet has any", async () => {
    const { learner, env, hidden, openRecord, hiddenRecord } = await sheet();
    const own = Wallet.createRandom();
    const relay = await startRelay();
    try {
      const line = ["claim", hidden, "--code", "--to-key", "admin", "--relay", relay.url];
      const asked = { env: { ...env, KEY_ADMIN: own.privateKey } };
      const dry = await office.cairn([...line, "--dry-run"], asked);
      expect(dry.out).to.contain(`${relay.url} brings it to the chain and pays. You need no ether.`);
      const data = await good(line, asked);
      expect(data).to.deep.include({ controller: own.address, relay: relay.url, left: 0 });
      expect([data.rebound, data.claimed]).to.deep.equal([[openRecord.id], [hiddenRecord.id]]);
      for (const each of [learner, own.address]) expect(await office.provider.getBalance(each)).to.equal(0n);
    } finally {
      await relay.stop();
    }
  });

  it("a thief who begins a move is cancelled with the code; anybody finishes and brings, also by a relay", async () => {
    const { code, learner, env, openRecord } = await sheet();
    await fund(learner);
    const guardians = recovery.createGuardians(office.reader, {
      identity: learner,
      guardians: [OWNER],
      threshold: 1,
    });
    await recovery.setGuardians(await asCode(code), { identity: learner, guardians }).send();
    const thief = ["claim", "--code", "--to-key", "admin", "--sponsor", "attester"];
    expect((await good(thief, { env })).controller).to.equal(learner);
    const other = await bad([...take, "--sponsor", "attester"], { env });
    expect(other.details.contractError).to.equal("IdentityChangePending");
    const relay = await startRelay();
    try {
      await good(["learner", "cancel", learner, "--code", "--relay", relay.url], { env });
      expect(await learners.pendingOf(office.reader, learner)).to.equal(null);
      await good([...take, "--relay", relay.url], { env });
      await wait(office, WEEK);
      await good(["learner", "execute", learner, "--relay", relay.url]);
      expect(await learners.controllerOf(office.reader, learner)).to.equal(LEARNER);
      const brought = await good(["learner", "rebind", learner, "--relay", relay.url]);
      expect(brought).to.deep.include({ records: 1, rebound: [openRecord.id] });
      const again = await good(["learner", "rebind", learner]);
      expect(again).to.deep.include({ records: 0, rebound: [], transactions: [] });
    } finally {
      await relay.stop();
    }
  });

  it("guardians watch over the code: the move waits, and run again it is finished", async () => {
    const { code, learner, env, openRecord } = await sheet();
    await fund(learner);
    const guardians: recoveryTypes.GuardianSet = recovery.createGuardians(office.reader, {
      identity: learner,
      guardians: [OWNER],
      threshold: 1,
    });
    await recovery.setGuardians(await asCode(code), { identity: learner, guardians }).send();
    const line = [...take, "--sponsor", "attester"];
    const dry = await office.cairn([...line, "--dry-run"], { env });
    expect(dry.out).to.contain("counts only after their delay of 7 days");
    const begun = await good(line, { env });
    expect(begun).to.deep.include({ controller: learner, rebound: [] });
    expect(begun.readyAt).to.be.greaterThan(await now(office));
    const waiting = await office.cairn(line, { env });
    expect(waiting.out).to.contain("The move to your wallet waits until");
    await wait(office, WEEK);
    const data = await good(line, { env });
    expect(data).to.deep.include({ controller: LEARNER, rebound: [openRecord.id] });
  });

  it("trap 38: a custodian's code moves only with the custodian's word, and the steps are named", async () => {
    const { code, learner, env, hidden } = await sheet();
    await fund(learner);
    const parent = await connect({
      deployment: office.deployment,
      runner: new Wallet(KEYS.owner, office.provider),
    });
    const deadline = unixTime((await now(office)) + HOUR);
    const until = await monthStart(office, 12);
    const word = await learners.signCustody(parent, { identity: learner, until, deadline });
    await learners.appointCustodian(await asCode(code), { word }).send();
    const error = await bad([...take, "--sponsor", "attester"], { env });
    expect([error.code, error.details.party]).to.deep.equal(["WORD_MISSING", OWNER]);
    expect(error.fix)
      .to.contain(`cairn learner accept move ${learner}`)
      .and.to.contain("cairn learner agree");
    const alone = await bad(["claim", hidden, "--code", "--sponsor", "attester"], { env });
    expect(alone.code).to.equal("INVALID_ARGUMENT");
    expect(alone.message).to.contain("A custodian speaks for the learner").and.to.contain(OWNER);
  });

  it("takes the link of the QR code, and refuses one of another network", async () => {
    const { code, learner } = await sheet();
    const token = office.deployment.contracts.AchievementToken.address;
    const { chainId } = office.deployment;
    const page = "https://claim.example/";
    const abroad = claimCodes.toLink({ chainId, token: OWNER, code, page });
    const line = ["claim", "--to-key", "learner", "--sponsor", "attester", "--code-file", "scanned.txt"];
    await writeFile(path.join(office.folder, "scanned.txt"), abroad);
    const error = await bad(line);
    expect(error.code).to.equal("UNTRUSTED_DEPLOYMENT");
    expect(error.message).to.contain("another network");
    await writeFile(path.join(office.folder, "scanned.txt"), claimCodes.toLink({ chainId, token, code }));
    expect((await good(line)).controller).to.equal(LEARNER);
    expect(await learners.controllerOf(office.reader, learner)).to.equal(LEARNER);
  });

  it("refuses a code on the command line, a foreign file, the code's own key, and two of what is one", async () => {
    const { code, printed, env, hidden } = await sheet();
    const other = await one(claimCodes.addressOf(claimCodes.draw()));
    for (const typed of [printed, printed.toLowerCase(), `${printed.slice(0, -1)}U`]) {
      const { status, out, err } = await office.cairn(["claim", "--code", typed, "--to-key", "learner"], {
        env,
      });
      expect(status).to.equal(2);
      expect(out + err)
        .to.contain("others can read it")
        .and.not.to.contain(typed);
    }
    const foreign = await bad([...take, other.file], { env });
    expect(foreign.message).to.contain("is not a record of this code");
    const key = claimCodes.walletOf(code).privateKey;
    const itself = await bad(["claim", "--code", "--to-key", "admin"], { env: { ...env, KEY_ADMIN: key } });
    expect(itself.message).to.contain("the code's own");
    for (const extra of [
      ["--out", "x.cairn.json"],
      ["--to-keystore", "k.json"],
      ["--sponsor", "owner", "--relay", "http://127.0.0.1:1/"],
      ["--relay", "ftp://relay.example"],
    ]) {
      expect((await bad([...take, ...extra], { env })).code, extra.join(" ")).to.equal("INVALID_ARGUMENT");
    }
    const wrong = await bad(take, { env: { CAIRN_CLAIM_CODE: `${printed.slice(0, -1)}U` } });
    expect([wrong.code, wrong.details.group]).to.deep.equal(["INVALID_CLAIM_CODE", 7]);
    expect((await bad(["claim", "--yes"])).message).to.contain("one file");
    expect((await bad(["learner", "show"])).message).to.contain("an address, or a claim code");
    expect(await learners.controllerOf(office.reader, claimCodes.addressOf(code))).to.equal(
      claimCodes.addressOf(code),
    );
    expect(hidden).to.be.a("string");
  });

  it("previews in Spanish", async () => {
    const { env } = await sheet();
    const { out } = await office.cairn([...take, "--dry-run", "--lang", "es"], { env });
    expect(out).to.contain("toma el control del código de reclamación").and.to.contain("Lo paga su cartera");
  });

  it("a wallet that took over lists what is its own, and the code's records stay listed under the code", async () => {
    const { env, learner, openRecord } = await sheet();
    await good([...take, "--sponsor", "attester"], { env });
    const listed = await records.of(office.reader, { learner });
    expect(listed.records.map(({ id, owner }) => [id, owner])).to.deep.equal([[openRecord.id, LEARNER]]);
    const own = await one(LEARNER);
    await cohorts.claim(office.learner, { cohort: own.cohort, id: own.record.id }).send();
    const mine = await records.of(office.reader, { learner: LEARNER });
    expect(mine.records.map(({ id }) => id))
      .to.include(own.record.id)
      .and.not.to.include(openRecord.id);
    expect(await records.leftBehind(office.reader, { learner })).to.deep.equal([]);
  });
});
