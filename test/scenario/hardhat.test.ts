import { accreditation, connect, hubId, hubs, kinds, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import { network } from "hardhat";
import { caught } from "./caught.ts";
import type { Network } from "./network.ts";
import { deployNetwork, signerAt } from "./network.ts";

/** Scripts run by Hardhat have its own signers, whose errors are not those of ethers. */
describe("Hardhat's own signers", () => {
  let chain: Awaited<ReturnType<typeof network.create>>;
  let deployed: Network;

  before(async () => {
    chain = await network.create();
    const { provider } = chain.ethers;
    const signers = await chain.ethers.getSigners();
    deployed = await deployNetwork({
      provider,
      signers,
      close: async () => await chain.close(),
    });
  });

  after(async () => {
    await deployed.close();
  });

  it("send, and have the contracts' errors decoded", async () => {
    const { deployment, owner, signers } = deployed;
    const admin = await connect({ deployment, runner: signerAt(signers, 1) });
    const action = hubs.register(admin, { name: "Riverside School", profile: { name: "Riverside School" } });
    const { result: hub } = await action.send();
    expect((await hubs.get(owner, hub)).name).to.equal("Riverside School");
    const until = unixTime(4_000_000_000);
    const refused = await caught(
      accreditation.accredit(admin, { hub, kinds: kinds(["Course"]), until }).send(),
    );
    expect(refused.details.contractError).to.equal("AccreditorNotInOffice");
    const estimated = await caught(hubs.close(owner, { hub }).estimateGas());
    expect(estimated.details.contractError).to.equal("HubAdminOnly");
    const read = await caught(hubs.get(owner, hubId(99)));
    expect(read.details).to.deep.equal({ contractError: "HubUnknown", args: { hub: 99 } });
  });
});
