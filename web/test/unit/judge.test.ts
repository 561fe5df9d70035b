import { deployments, requests } from "@cairn/sdk";
import { expect } from "chai";
import { presentations, requests as requestSource } from "../../../sdk/src/index.ts";
import { requestSample, unsignedPresentation } from "../../../sdk/test/utils/records.ts";
import { parseSettings } from "../../src/settings/parse.ts";
import { judgeAll } from "../../src/verify/judge.ts";

const ELSEWHERE = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
/** Nobody answers there. */
const NODES = ["http://127.0.0.1:9/"];

function bookWith(token: string): object {
  const contracts = deployments.CONTRACT_NAMES.map((name) => {
    const address = name === "AchievementToken" ? token : ELSEWHERE;
    return [name, { address, block: 1, args: [] }] as const;
  });
  const book = { name: token.slice(0, 6), chainId: 31_337, version: "0.1.0", startBlock: 1 };
  return { ...book, contracts: Object.fromEntries(contracts) };
}

describe("judging an answer", () => {
  it("trap 42: by the network that the request asks for, though the answer is of another one that is trusted", async () => {
    const asked = requests.parse(requestSource.serialize({ ...requestSample(), token: ELSEWHERE as never }));
    const answer = presentations.serialize(unsignedPresentation());
    const networks = [String(unsignedPresentation().token), ELSEWHERE].map((token) => ({
      deployment: bookWith(token),
      rpcUrls: NODES,
    }));
    const settings = parseSettings(JSON.stringify({ networks, accreditors: [] }));
    const options = {
      settings,
      requests: [asked],
      expected: {},
      asksWeb: false,
      signal: new AbortController().signal,
    };
    for await (const { outcome } of judgeAll([{ origin: "pasted", content: answer }], options)) {
      if (outcome.type !== "presentation") throw new Error(`the outcome is a ${outcome.type}`);
      const { verdict, items } = outcome;
      expect(verdict.deployment.token).to.equal(ELSEWHERE);
      expect(verdict.checks.find(({ name }) => name === "network")?.code).to.equal("UNTRUSTED_DEPLOYMENT");
      expect(items[0]?.outcome).to.equal("unknown");
      return;
    }
    throw new Error("nothing was judged");
  });
});
