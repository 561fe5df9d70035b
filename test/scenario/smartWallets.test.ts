import { address, presentations } from "@cairn/sdk";
import { expect } from "chai";
import { signerAt } from "./network.ts";
import type { Presented } from "./presented.ts";
import { attestOne, checkOf, presentByKey, presentByWallet } from "./presented.ts";
import type { Safe } from "./safe.ts";
import { makeAccount, makeSafe } from "./safe.ts";
import type { School } from "./school.ts";
import { openSchool } from "./school.ts";

describe("presenting by smart wallets", () => {
  let school: School;

  before(async () => {
    school = await openSchool();
  });

  after(async () => {
    await school.close();
  });

  const [DEPLOYER, OWNER] = [0, 7];

  async function openAccount() {
    const entryPoint = address(await signerAt(school.signers, DEPLOYER).getAddress());
    const [deployer, owner] = [signerAt(school.signers, DEPLOYER), signerAt(school.signers, OWNER)];
    return { entryPoint, account: await makeAccount(deployer, owner, entryPoint) };
  }

  async function presentAs(wallet: Safe, sign: Safe["sign"] = wallet.sign): Promise<Presented> {
    const records = [await attestOne(school, { learner: wallet.address })];
    return await presentByWallet(school, { records, holder: wallet.address, sign });
  }

  async function judged({ presentation, asked }: Presented) {
    const verdict = await presentations.verify(presentation, { client: school.reader, ...asked });
    return [verdict.verdict, checkOf(verdict, "holder").code];
  }

  it("an account of ERC-4337 presents, and its entry point takes its operations by the same key", async () => {
    const { account, entryPoint } = await openAccount();
    await account.deploy();
    const { data, yes } = await account.validation();
    const ask = { from: entryPoint, to: account.address, data };
    expect(await school.provider.call(ask), "it is an account").to.equal(yes);
    expect(await judged(await presentAs(account))).to.deep.equal(["valid", "OK"]);
    const stranger = await makeAccount(
      signerAt(school.signers, DEPLOYER),
      signerAt(school.signers, 8),
      entryPoint,
    );
    expect(await judged(await presentAs(account, stranger.sign))).to.deep.equal(["invalid", "BAD_SIGNATURE"]);
  });

  it("an account of ERC-4337 that is known by its address alone presents by ERC-6492, and stays undeployed", async () => {
    const { account } = await openAccount();
    const early = await presentAs(account, account.signUndeployed);
    expect(await judged(early)).to.deep.equal(["valid", "OK"]);
    expect(await school.provider.getCode(account.address)).to.equal("0x");
    const bare = await presentAs(account);
    expect(await judged(bare), "without what deploys it, nobody can ask it").to.deep.equal([
      "invalid",
      "BAD_SIGNATURE",
    ]);
    await account.deploy();
    expect(await judged(early), "the same file, once it is there").to.deep.equal(["valid", "OK"]);
  });

  it("trap 23: for another wallet of the same key, be it Safe, account or the key itself, a signature is BAD_SIGNATURE", async () => {
    const { account } = await openAccount();
    const [deployer, owner] = [signerAt(school.signers, DEPLOYER), signerAt(school.signers, OWNER)];
    const safe = await makeSafe(deployer, owner);
    await account.deploy();
    await safe.deploy();
    for (const [holder, signer] of [
      [account, safe],
      [safe, account],
    ] as const) {
      expect(await judged(await presentAs(holder, signer.sign))).to.deep.equal(["invalid", "BAD_SIGNATURE"]);
      const wrapped = await presentAs(holder, signer.signUndeployed);
      expect(await judged(wrapped)).to.deep.equal(["invalid", "BAD_SIGNATURE"]);
    }
    const key = address(await owner.getAddress());
    const records = [await attestOne(school, { learner: account.address })];
    const byKey = await presentByWallet(school, { records, holder: key, sign: account.sign });
    expect(await judged(byKey), "the key is not its account").to.deep.equal(["invalid", "BAD_SIGNATURE"]);
    const own = await presentations.create(
      {
        bundles: records,
        disclose: [["/result"]],
        audience: byKey.asked.audience,
        nonce: byKey.asked.nonce,
        issuedAt: byKey.asked.now,
        expiresAt: byKey.presentation.expiresAt,
      },
      owner,
    );
    expect(await judged({ presentation: own, asked: byKey.asked })).to.deep.equal([
      "invalid",
      "HOLDER_NOT_ACTOR",
    ]);
  });

  it("keys, Safes and accounts in one go: one call for all their signatures, and a bad one spoils no other", async () => {
    const { account } = await openAccount();
    const safe = await makeSafe(signerAt(school.signers, DEPLOYER), signerAt(school.signers, OWNER));
    await safe.deploy();
    const presented = [
      await presentByKey(school, [await attestOne(school)]),
      await presentAs(safe),
      await presentAs(account, account.signUndeployed),
      await presentAs(safe, account.sign),
    ];
    let calls = 0;
    const provider = new Proxy(school.provider, {
      get(target, name) {
        if (name === "call") calls += 1;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const client = { ...school.reader, provider };
    const [first] = presented;
    if (first === undefined) throw new Error("nothing is presented");
    const { audience, now } = first.asked;
    const files = presented.map(({ presentation }) => presentation);
    const found: string[] = [];
    for await (const verdict of presentations.verifyMany(files, { client, audience, now })) {
      found.push(checkOf(verdict, "holder").code);
    }
    // Without a nonce, what is good is still not known to answer this verifier.
    expect(found).to.deep.equal(["NONCE_MISMATCH", "NONCE_MISMATCH", "NONCE_MISMATCH", "BAD_SIGNATURE"]);
    expect(calls, "one for the records, one for the wallets").to.equal(2);
  });
});
