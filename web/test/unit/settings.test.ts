import { deployments, isCairnError } from "@cairn/sdk";
import { expect } from "chai";
import {
  accreditorsOf,
  bookOf,
  leastQuorum,
  nodesOf,
  nodeUrl,
  parseSettings,
  settingsText,
} from "../../src/settings/parse.ts";

const ADDRESS = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
const BOOK = {
  name: "example",
  chainId: 31_337,
  version: "0.1.0",
  startBlock: 1,
  contracts: Object.fromEntries(
    deployments.CONTRACT_NAMES.map((name) => [name, { address: ADDRESS, block: 1, args: [] }]),
  ),
};
const NODES = ["https://a.example/", "https://b.example/", "https://c.example/"];

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isCairnError(error))
      return `${error.code} ${String(error.details.part ?? error.details.path ?? "")}`.trim();
    throw error;
  }
  return "none";
}

const settings = (network: object, accreditors: unknown = []) =>
  JSON.stringify({ networks: [{ deployment: BOOK, ...network }], accreditors });

describe("settings", () => {
  it("are read as they are written", () => {
    const read = parseSettings(settings({ rpcUrls: NODES, quorum: 3 }, [ADDRESS]));
    expect(read.networks[0]).to.deep.include({ rpcUrls: NODES, quorum: 3 });
    expect(read.networks[0]?.deployment.contracts.AchievementToken.address).to.equal(ADDRESS);
    expect(read.accreditors).to.deep.equal([ADDRESS]);
    expect(parseSettings(settingsText(read))).to.deep.equal(read);
  });

  it("an empty page trusts nobody", () => {
    expect(parseSettings("")).to.deep.equal({ networks: [], accreditors: [] });
    expect(parseSettings("{}")).to.deep.equal({ networks: [], accreditors: [] });
  });

  it("without a quorum more than half of the nodes have to agree; a network without nodes can be kept", () => {
    expect(parseSettings(settings({ rpcUrls: NODES })).networks[0]?.quorum).to.equal(2);
    expect(parseSettings(settings({})).networks[0]).to.deep.include({ rpcUrls: [], quorum: 1 });
    expect([0, 1, 2, 3, 4, 5].map(leastQuorum)).to.deep.equal([1, 1, 2, 2, 3, 3]);
  });

  it("refuses a quorum that two answers could have, or that nobody can", () => {
    for (const quorum of [0, 1, 4, 2.5, "2"]) {
      expect(refusal(() => parseSettings(settings({ rpcUrls: NODES, quorum })))).to.equal(
        "INVALID_ARGUMENT quorum",
      );
    }
  });

  it("refuses what is no settings, and says where", () => {
    expect(refusal(() => parseSettings("[]"))).to.equal("INVALID_ARGUMENT settings");
    expect(refusal(() => parseSettings("{"))).to.match(/^MALFORMED_JSON/u);
    expect(refusal(() => parseSettings('{"networks":{}}'))).to.equal("INVALID_ARGUMENT networks");
    expect(refusal(() => parseSettings('{"networks":[{}]}'))).to.match(/^MALFORMED_DEPLOYMENT/u);
    expect(refusal(() => parseSettings(settings({ rpcUrls: [1] })))).to.equal("INVALID_ARGUMENT rpcUrls");
    expect(refusal(() => parseSettings(settings({}, ["0x12"])))).to.equal("INVALID_ADDRESS");
  });

  it("a node is asked safely, or on this machine", () => {
    expect(nodeUrl(" https://rpc.example/key ")).to.equal("https://rpc.example/key");
    expect(nodeUrl("http://localhost:8545")).to.equal("http://localhost:8545/");
    expect(nodeUrl("http://127.0.0.1:8545")).to.equal("http://127.0.0.1:8545/");
    for (const text of [
      "http://rpc.example",
      "ws://localhost:8545",
      "javascript:alert(1)",
      "rpc.example",
      "",
    ]) {
      expect(
        refusal(() => nodeUrl(text)),
        text,
      ).to.equal("INVALID_ARGUMENT node");
    }
  });

  it("an address book that is none says what to ask for, and what is wrong in it", () => {
    expect(bookOf(JSON.stringify(BOOK)).name).to.equal("example");
    expect(refusal(() => bookOf("{}"))).to.equal("MALFORMED_DEPLOYMENT /contracts");
    expect(refusal(() => bookOf("x"))).to.equal("MALFORMED_DEPLOYMENT");
  });

  it("forms: nodes one a line, each once; accreditors too", () => {
    const nodes = `${NODES.join("\n")}\n\n${NODES[0]}`;
    expect(nodesOf({ nodes, quorum: "" })).to.deep.equal({ rpcUrls: NODES, quorum: 2 });
    expect(nodesOf({ nodes, quorum: "3" }).quorum).to.equal(3);
    expect(refusal(() => nodesOf({ nodes, quorum: "x" }))).to.equal("INVALID_ARGUMENT quorum");
    expect(accreditorsOf(`${ADDRESS}\n${ADDRESS.toLowerCase()}`)).to.deep.equal([ADDRESS]);
    expect(accreditorsOf(" \n")).to.deep.equal([]);
    expect(refusal(() => accreditorsOf("me"))).to.equal("INVALID_ADDRESS");
  });
});
