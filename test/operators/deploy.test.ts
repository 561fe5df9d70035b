import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, deployments } from "@cairn/sdk";
import { expect } from "chai";
import { Interface, keccak256 } from "ethers";
import hre, { network } from "hardhat";
import { deployCairn } from "../../scripts/lib/deployCairn.ts";
import { mined } from "../scenario/mined.ts";
import type { Bench } from "./cli.ts";
import { DEPLOYER, jsonOf, openBench, startHardhat } from "./cli.ts";

const LOCAL = ["--network", "localhost"];
const LIVE = ["--network", "live"];
const OWNER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const SCRIPT = ["run", "--no-compile", "scripts/deploy.ts", ...LOCAL];
/** After which Ignition has sent what it sends at once, and only waits for blocks. */
const SETTLED_MS = 1_500;
const COUNT = deployments.CONTRACT_NAMES.length;

describe("deploying on a chain inside this process", () => {
  it("gives a book of what the chain holds, and no file", async () => {
    const connection = await network.create();
    const { provider } = connection.ethers;
    await connection.networkHelpers.mine(3);
    const { book, file, changed } = await deployCairn({ hre, connection, owner: OWNER });
    expect({ file, changed, name: book.name, chainId: book.chainId }).to.deep.equal({
      file: undefined,
      changed: true,
      name: "local",
      chainId: 31_337,
    });
    expect(book.startBlock).to.equal(4);
    expect(book.contracts.HubRegistry.args).to.deep.equal([OWNER]);
    expect(book.contracts.AchievementToken.args).to.deep.equal([
      book.contracts.HubRegistry.address,
      book.contracts.LearnerRegistry.address,
      book.contracts.AchievementRenderer.address,
      book.contracts.CairnForwarder.address,
    ]);
    for (const name of deployments.CONTRACT_NAMES) {
      const { address, block, transactionHash = "", codeHash } = book.contracts[name];
      const receipt = await provider.getTransactionReceipt(transactionHash);
      expect(receipt?.contractAddress, name).to.equal(address);
      expect(receipt?.blockNumber, name).to.equal(block);
      expect(keccak256(await provider.getCode(address)), name).to.equal(codeHash);
    }
    await connection.close();
  });

  it("is a network that the SDK accepts", async () => {
    const connection = await network.create();
    const { book } = await deployCairn({ hre, connection });
    const text = JSON.stringify(book);
    const client = await connect({
      deployment: deployments.parse(text),
      runner: connection.ethers.provider,
    });
    expect(client.deployment.contracts.HubRegistry.args).to.deep.equal([DEPLOYER]);
    await connection.close();
  });

  it("refuses a name that cannot be a file's, and an owner that is nobody", async () => {
    const connection = await network.create();
    const refused = async (options: { name?: string; owner?: string }): Promise<unknown> =>
      await deployCairn({ hre, connection, ...options }).then(
        () => "deployed",
        (error: unknown) => (error as { code?: string }).code,
      );
    expect(await refused({ name: "../main" })).to.equal("INVALID_ARGUMENT");
    expect(await refused({ owner: "0x12" })).to.equal("INVALID_ADDRESS");
    expect(await refused({ owner: `0x${"0".repeat(40)}` })).to.equal("INVALID_ADDRESS");
    expect(await connection.ethers.provider.getBlockNumber()).to.equal(0);
    await connection.close();
  });

  it("prints, and says that nothing is kept", async () => {
    const { status, stdout } = await startHardhat(["run", "--no-compile", "scripts/deploy.ts"]).ended;
    expect(status).to.equal(0);
    for (const name of deployments.CONTRACT_NAMES) expect(stdout).to.contain(name);
    expect(stdout).to.contain("not kept");
  });
});

/** Ignition's journal of a bench's deployment. */
function journalOf({ name }: Bench): string | undefined {
  return globSync(`ignition/deployments/*-${name}-*/journal.jsonl`)[0];
}

/** Starts the script, lets nothing be mined, and kills it once Ignition noted that it sent the first transaction. */
async function killEarly(bench: Bench): Promise<void> {
  await bench.provider.send("evm_setAutomine", [false]);
  const running = bench.start(SCRIPT, { CAIRN_NAME: bench.name });
  const isJournaled = async (): Promise<boolean> => {
    const journal = journalOf(bench);
    return journal !== undefined && (await readFile(journal, "utf8")).includes('"TRANSACTION_SEND"');
  };
  while (!(await isJournaled())) await sleep(20);
  await sleep(SETTLED_MS);
  running.kill();
  await running.ended;
}

describe("deploying on a local node", function () {
  this.timeout(120_000);
  let bench: Bench;
  let file: string;
  before(async () => {
    bench = await openBench({ name: "deploy" });
    file = path.join("deployments", `31337-${bench.name}.json`);
  });
  after(async () => await bench.close());

  const script = async () => await bench.run(SCRIPT, { CAIRN_NAME: bench.name });

  it("finishes a deployment that was killed, without deploying anything twice", async () => {
    await killEarly(bench);
    const sent = async (tag: string) => await bench.provider.getTransactionCount(DEPLOYER, tag);
    await bench.provider.send("evm_setAutomine", [true]);
    await bench.provider.send("anvil_mine", ["0x1"]);
    const before = await sent("latest");
    expect(before).to.be.greaterThan(0);
    expect(before).to.be.lessThan(COUNT);
    const resumed = await script();
    expect(resumed.status, resumed.stderr).to.equal(0);
    expect(await sent("latest")).to.equal(COUNT);
    const book = deployments.parse(await readFile(file, "utf8"));
    await connect({ deployment: book, runner: bench.provider });
  });

  it("finishes a deployment that was killed before it noted what it would send", async () => {
    const begun = await openBench({ name: "begun" });
    try {
      await killEarly(begun);
      await begun.provider.send("anvil_dropAllTransactions", []);
      await begun.provider.send("evm_setAutomine", [true]);
      const journal = journalOf(begun) ?? "";
      const notes = (await readFile(journal, "utf8")).split("\n").filter((line) => line !== "");
      expect(notes[1]).to.contain("EXECUTION_STATE_INITIALIZE");
      await writeFile(journal, `\n${notes.slice(0, 2).join("\n")}`);
      const resumed = await begun.run(SCRIPT, { CAIRN_NAME: begun.name });
      expect(resumed.status, resumed.stderr).to.equal(0);
      expect(await begun.provider.getTransactionCount(DEPLOYER, "latest")).to.equal(COUNT);
    } finally {
      await begun.close();
    }
  });

  it("changes nothing when it is run again: no transaction, the same bytes", async () => {
    const [text, block] = [await readFile(file, "utf8"), await bench.provider.getBlockNumber()];
    const { status, stdout } = await script();
    expect(status).to.equal(0);
    expect(stdout).to.contain("Stands already");
    expect(await readFile(file, "utf8")).to.equal(text);
    expect(await bench.provider.getBlockNumber()).to.equal(block);
  });

  it("refuses another owner for what stands, as a mistake in the options", async () => {
    const ended = await bench.task(["deploy"], { owner: OWNER, json: true });
    expect(ended.status).to.equal(2);
    expect(jsonOf(ended).error).to.include({ code: "INVALID_ARGUMENT" });
  });

  it("deploys anew on a local chain that was restarted", async () => {
    const text = await readFile(file, "utf8");
    const reset = await openBench({ name: "restarted" });
    try {
      const before = await reset.provider.getBlockNumber();
      const ended = await reset.task(["deploy"], { name: bench.name, json: true });
      expect(ended.status, ended.stderr).to.equal(0);
      expect(jsonOf(ended)).to.include({ changed: true, name: bench.name });
      expect(await reset.provider.getBlockNumber()).to.equal(before + COUNT);
      const deployment = deployments.parse(await readFile(file, "utf8"));
      await connect({ deployment, runner: reset.provider });
    } finally {
      await reset.close();
      await writeFile(file, text);
    }
  });
});

describe("deploying on a live chain", function () {
  this.timeout(120_000);
  let bench: Bench;
  before(async () => {
    bench = await openBench({ name: "live", anvil: ["--chain-id", "5"] });
  });
  after(async () => await bench.close());

  const deploy = async (...more: readonly string[]) =>
    await bench.run(["cairn", "deploy", "--json", ...LIVE, ...more]);

  it("needs a name and an owner", async () => {
    const unnamed = await bench.run(["cairn", "deploy", "--json", ...LIVE, "--owner", OWNER]);
    expect(unnamed.status).to.equal(2);
    expect(jsonOf(unnamed).error).to.have.property("fix").that.contains("CAIRN_NAME");
    const unowned = await bench.task(["deploy"], { json: true });
    expect(unowned.status).to.equal(2);
    expect(jsonOf(unowned).error).to.have.property("fix").that.contains("CAIRN_OWNER");
  });

  it("sends nothing where nobody is there to confirm", async () => {
    const ended = await deploy("--name", bench.name, "--owner", OWNER);
    expect(ended.status).to.equal(1);
    expect(jsonOf(ended).error).to.include({ code: "ABORTED" });
    expect(await bench.provider.getTransactionCount(DEPLOYER, "pending")).to.equal(0);
  });

  it("deploys with --yes from the key of the configuration variable", async () => {
    const ended = await deploy("--name", bench.name, "--owner", OWNER, "--yes");
    expect(ended.status, ended.stdout).to.equal(0);
    expect(jsonOf(ended)).to.include({ changed: true, chainId: 5 });
    expect(await bench.provider.getTransactionCount(DEPLOYER)).to.equal(COUNT);
  });

  it("never replaces a deployment that the chain does not hold, and status says what is wrong", async () => {
    const file = path.join("deployments", `5-${bench.name}.json`);
    const book = deployments.parse(await readFile(file, "utf8"));
    const { address } = book.contracts.ContentLog;
    const code = await bench.provider.getCode(address);
    await bench.provider.send("anvil_setCode", [address, "0x00"]);
    const again = await bench.task(["deploy"], { owner: OWNER, yes: true, json: true });
    expect(again.status).to.equal(1);
    expect(jsonOf(again).error).to.include({ code: "NOT_A_DEPLOYMENT" });
    const status = await bench.task(["status"], { json: true });
    expect(status.status).to.equal(1);
    const wrong = (jsonOf(status).contracts as { name: string; outcome: string }[]).filter(
      ({ outcome }) => outcome !== "ok",
    );
    expect(wrong.map(({ name, outcome }) => [name, outcome])).to.deep.equal([["ContentLog", "other code"]]);
    await bench.provider.send("anvil_setCode", [address, code]);
    expect(await bench.provider.getTransactionCount(DEPLOYER)).to.equal(COUNT);
  });

  it("asks before any task sends: nobody to ask, nothing sent", async () => {
    const own = await bench.provider.getSigner(0);
    const file = path.join("deployments", `5-${bench.name}.json`);
    const { contracts } = deployments.parse(await readFile(file, "utf8"));
    await bench.provider.send("anvil_impersonateAccount", [OWNER]);
    const transfer = new Interface(["function transferOwnership(address)", "function acceptOwnership()"]);
    const to = contracts.HubRegistry.address;
    const offer = transfer.encodeFunctionData("transferOwnership", [DEPLOYER]);
    const hash: unknown = await bench.provider.send("eth_sendTransaction", [
      { from: OWNER, to, data: offer },
    ]);
    await bench.provider.waitForTransaction(String(hash));
    await mined(await own.sendTransaction({ to, data: transfer.encodeFunctionData("acceptOwnership") }));
    const before = await own.getNonce("pending");
    const appoint = [
      ...["cairn", "accreditor", "appoint", "--account", OWNER, "--kinds", "all", "--until", "+1y"],
      ...["--profile", '{"name":"Board"}', "--json", ...LIVE],
    ];
    const ended = await bench.run(appoint);
    expect(ended.status).to.equal(1);
    expect(jsonOf(ended).error).to.include({ code: "ABORTED" });
    expect(await own.getNonce("pending")).to.equal(before);
    const sent = await bench.run([...appoint, "--yes"]);
    expect(sent.status, sent.stdout).to.equal(0);
    expect(await own.getNonce()).to.equal(before + 2);
  });

  it("says that the network has no explorer to publish sources on", async () => {
    const ended = await bench.task(["verify"], { explorer: "blockscout", json: true });
    expect(ended.status).to.equal(2);
    expect(jsonOf(ended).error).to.have.property("message").that.contains("No blockscout explorer");
  });
});
