import { address } from "@cairn/sdk";
import { expect } from "chai";
import { Wallet } from "ethers";
import type { Network } from "../../../test/scenario/network.ts";
import { deploy, openNetwork, signerAt } from "../../../test/scenario/network.ts";
import { checkResults } from "../../src/input/checkResults.ts";
import { openTable } from "../../src/input/openTable.ts";
import { makeFolder, mappingOf, NOW } from "../utils/tables.ts";

describe("the addresses of results on a network", () => {
  let network: Network;
  let folder: Awaited<ReturnType<typeof makeFolder>>;

  before(async () => {
    network = await openNetwork();
    folder = await makeFolder();
  });

  after(async () => {
    await network.close();
    await folder.remove();
  });

  it("trap 39: contracts of this network and of others are found, people's accounts pass, also delegating ones", async () => {
    const { deployment, provider, signers } = network;
    const contract = await deploy("ContentLog", signerAt(signers, 0), []);
    const delegating = address(Wallet.createRandom().address);
    const [person, newcomer] = [await signerAt(signers, 1).getAddress(), Wallet.createRandom().address];
    const method = process.env.CAIRN_TEST_NETWORK === "anvil" ? "anvil_setCode" : "hardhat_setCode";
    await provider.send(method, [delegating, `0xef0100${contract.address.slice(2)}`]);
    const own = deployment.contracts.AchievementToken.address;
    const rows = [person, newcomer, contract.address, own, delegating, ""];
    const file = await folder.write(
      "wallets.csv",
      ["name,wallet", ...rows.map((who, at) => `P${at},${who}`)].join("\n"),
    );
    const mapping = mappingOf({
      name: { columns: ["name"], path: "/name" },
      address: { column: "wallet" },
      achievedAt: { value: "2026-06-30" },
    });
    const check = async (allowContractWallets: boolean) => {
      const options = { provider, deployment, allowContractWallets };
      const table = await openTable({ file });
      const report = await checkResults({ table, mapping, now: NOW, network: options });
      return { accepted: report.accepted, faults: report.faults.map(({ line, code }) => [line, code]) };
    };
    expect(await check(false)).to.deep.equal({
      accepted: 4,
      faults: [
        [4, "ADDRESS_IS_CONTRACT"],
        [5, "ADDRESS_OF_NETWORK"],
      ],
    });
    expect(await check(true)).to.deep.equal({ accepted: 5, faults: [[5, "ADDRESS_OF_NETWORK"]] });
  });
});
