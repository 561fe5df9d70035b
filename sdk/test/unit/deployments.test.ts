import { expect } from "chai";
import { toBeHex } from "ethers";
import { deployments } from "../../src/index.ts";
import { errorOf } from "../utils/codes.ts";

function book(): Record<string, unknown> & { contracts: Record<string, Record<string, unknown>> } {
  const contracts = Object.fromEntries(
    deployments.CONTRACT_NAMES.map((name, place) => [
      name,
      { address: toBeHex(place + 1, 20), block: place + 1, args: [] as string[] },
    ]),
  );
  return { name: "local", chainId: 31337, version: "0.1.0", startBlock: 1, contracts };
}

describe("deployments", () => {
  it("reads an entry of the address book", () => {
    const deployment = deployments.parse(JSON.stringify(book()));
    expect(deployment).to.include({ name: "local", chainId: 31337, startBlock: 1 });
    expect(deployment.contracts.HubRegistry.address).to.equal(toBeHex(1, 20));
  });

  it("names the path of what is wrong", () => {
    const wrong: readonly (readonly [string, (value: ReturnType<typeof book>) => void])[] = [
      ["/name", (value) => Object.assign(value, { name: "" })],
      ["/chainId", (value) => Object.assign(value, { chainId: 0 })],
      ["/startBlock", (value) => Object.assign(value, { startBlock: -1 })],
      ["/contracts/RecordLens", (value) => Object.assign(value.contracts, { RecordLens: null })],
      [
        "/contracts/RecordLens/address",
        (value) => Object.assign(value.contracts.RecordLens ?? {}, { address: "0x1" }),
      ],
      [
        "/contracts/ContentLog/args",
        (value) => Object.assign(value.contracts.ContentLog ?? {}, { args: "none" }),
      ],
    ];
    for (const [path, spoil] of wrong) {
      const value = book();
      spoil(value);
      const error = errorOf("MALFORMED_DEPLOYMENT", () => deployments.parse(JSON.stringify(value)));
      expect(error.details.path).to.equal(path);
    }
    errorOf("MALFORMED_DEPLOYMENT", () => deployments.parse("{"));
  });

  it("ships no local chain", () => {
    expect(deployments.known.filter(({ chainId }) => chainId === 31337)).to.deep.equal([]);
  });
});
