import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Address } from "@cairn/sdk";
import { accreditation, address, connect, deployments, kinds, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import { Interface } from "ethers";
import type { SafeBatch } from "../../scripts/lib/safeBatch.ts";
import type { Bench, TaskOptions } from "./cli.ts";
import { jsonOf, openBench } from "./cli.ts";

/** A multisig's address: the node signs for it only when it is told to. */
const SAFE = "0x5afe00000000000000000000000000000000cafe";

describe("Safe batches on a live chain", () => {
  let bench: Bench;
  let folder: string;
  let file: string;
  let deployment: deployments.Deployment;
  let account: Address;

  const read = async (): Promise<SafeBatch> => JSON.parse(await readFile(file, "utf8")) as SafeBatch;
  const appoint = async (options: TaskOptions) =>
    await bench.task(["accreditor", "appoint"], {
      account,
      kinds: "Course,Badge",
      until: "2100-01-01",
      profile: '{"name":"Board"}',
      json: true,
      ...options,
    });

  before(async () => {
    bench = await openBench({ name: "safe", anvil: ["--chain-id", "5"] });
    folder = await mkdtemp(path.join(tmpdir(), "cairn-safe-"));
    file = path.join(folder, "batch.json");
    account = address((await bench.provider.getSigner(1)).address);
    const ended = await bench.task(["deploy"], { owner: SAFE, yes: true, json: true });
    const { changed: _changed, file: _file, ...book } = jsonOf(ended);
    deployment = deployments.parse(JSON.stringify(book));
  });
  after(async () => {
    await bench.close();
    await rm(folder, { recursive: true });
  });

  it("holds the calls that the task would send, and sends none", async () => {
    const before = await bench.provider.getBlockNumber();
    const ended = await appoint({ safe: file });
    expect(ended.status, ended.stdout).to.equal(0);
    expect(jsonOf(ended)).to.include({ sent: false, added: 2, transactions: 2 });
    expect(await bench.provider.getBlockNumber()).to.equal(before);
    const { version, chainId, meta, transactions } = await read();
    expect({ version, chainId }).to.deep.equal({ version: "1.0", chainId: "5" });
    expect(meta.createdFromSafeAddress.toLowerCase()).to.equal(SAFE);
    expect(transactions.map(({ contractMethod }) => contractMethod.name)).to.deep.equal([
      "publish",
      "appointAccreditor",
    ]);
    for (const { data, contractMethod, contractInputsValues } of transactions) {
      const types = contractMethod.inputs.map(({ name, type }) => `${type} ${name}`).join(",");
      const method = new Interface([`function ${contractMethod.name}(${types})`]);
      const values = contractMethod.inputs.map(({ name }) => contractInputsValues[name]);
      expect(method.encodeFunctionData(contractMethod.name, values)).to.equal(data);
    }
    const client = await connect({ deployment, runner: bench.provider });
    const profile = { name: "Board" };
    const until = unixTime(new Date("2100-01-01T00:00:00Z"));
    const appointment = { account, kinds: kinds(["Course", "Badge"]), until, profile };
    const [built] = await accreditation.appoint(client, appointment).build();
    expect(transactions[1]).to.include({ to: built?.to, data: built?.data });
  });

  it("has the task's effect once the owner executes it", async () => {
    await bench.provider.send("anvil_setBalance", [SAFE, "0xde0b6b3a7640000"]);
    await bench.provider.send("anvil_impersonateAccount", [SAFE]);
    for (const { to, data } of (await read()).transactions) {
      const hash = (await bench.provider.send("eth_sendTransaction", [{ from: SAFE, to, data }])) as string;
      expect((await bench.provider.waitForTransaction(hash))?.status).to.equal(1);
    }
    const [mandate] = await accreditation.accreditors(await connect({ deployment, runner: bench.provider }));
    expect(mandate).to.include({
      account,
      inOffice: true,
      kinds: kinds(["Course", "Badge"]),
      until: Date.UTC(2100, 0, 1) / 1000,
    });
  });

  it("adds to a batch that is there, and leaves out a document that the chain has", async () => {
    const ended = await appoint({ safe: file });
    expect(jsonOf(ended)).to.include({ added: 1, transactions: 3 });
    const { transactions } = await read();
    expect(transactions[2]?.data).to.equal(transactions[1]?.data);
  });

  it("writes nothing that the contract would refuse, and into no file but a batch of this chain", async () => {
    const before = await readFile(file, "utf8");
    const refused = await appoint({ safe: file, from: account });
    expect(refused.status).to.equal(1);
    expect(jsonOf(refused).error).to.include({ code: "CONTRACT_REVERTED" });
    expect(await readFile(file, "utf8")).to.equal(before);
    const foreign = await appoint({ safe: "package.json" });
    expect(foreign.status).to.equal(2);
    expect(jsonOf(foreign).error).to.have.property("message").that.contains("no Safe batch");
  });
});
