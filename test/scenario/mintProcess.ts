// Mints the cohort of a folder, in a process of its own that a test may kill.
//   node test/scenario/mintProcess.ts <node's address> <file of the address book> <folder of the cohort>
// The key comes from the environment: CAIRN_TEST_KEY.
import { readFile } from "node:fs/promises";
import { cohorts, connect, deployments } from "@cairn/sdk";
import { cohortFolder } from "@cairn/sdk/node";
import { JsonRpcProvider, Wallet } from "ethers";

const [rpc, book, directory] = process.argv.slice(2);
const key = process.env.CAIRN_TEST_KEY;
if (rpc === undefined || book === undefined || directory === undefined || key === undefined) {
  throw new Error("give the node, the book, the folder and the key");
}
const provider = new JsonRpcProvider(rpc, undefined, { batchMaxCount: 1 });
const deployment = deployments.parse(await readFile(book, "utf8"));
const client = await connect({ deployment, runner: new Wallet(key, provider) });
const cohort = await cohortFolder({ directory }).load();
if (cohort === undefined) throw new Error("the folder holds no cohort");
const { result } = await cohorts.mint(client, { cohort }).send();
console.log(JSON.stringify({ minted: result.minted.length, already: result.already }));
provider.destroy();
