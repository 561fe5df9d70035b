// The Ethereum Attestation Service, by its own SDK: attestations signed off the chain, and attestations on it.
import type { Provider, Signer } from "ethers";
import { ContractFactory, ZeroHash } from "ethers";
import { mined } from "../../test/scenario/mined.ts";
import type { TestProvider } from "../../test/scenario/network.ts";
import { now } from "../../test/scenario/network.ts";
import type { Contender, Learner } from "./Contender.ts";
import type { Artifact, EasRequest } from "./peers.ts";
import { loadEas } from "./peers.ts";

/** Attestations in a transaction: eight fields each, within what EIP-7825 allows a transaction. */
const BATCH = 10;
/** Requests on their way at once where the reader does not wait for each. */
const AT_ONCE = 50;

type EasWorld = {
  readonly attester: Signer;
  readonly address: string;
  readonly schema: string;
  readonly requests: readonly EasRequest[];
};

/** EAS with the same learners attested, in both of its ways. */
export type EasContenders = {
  readonly contenders: readonly Contender[];
  /** Reads this many attestations through a node. */
  readonly read: (provider: Provider, count: number) => Promise<void>;
};

/** Deploys EAS, attests the learners both ways, and gives the ways to verify them. */
export async function easContenders(args: {
  attester: Signer;
  provider: TestProvider;
  learners: readonly Learner[];
}): Promise<EasContenders> {
  const { provider, learners } = args;
  const world = await openEas(args.attester, learners);
  const uids = await attestOnChain(world);
  const signed = await signAll(world, await now(args));
  const few = uids.slice(0, Math.ceil(uids.length / 10));
  const reader = readerOf(world, provider);
  return {
    contenders: [
      signed,
      {
        name: "easOnChain",
        label: `EAS on the chain, ${AT_ONCE} requests at once`,
        records: uids.length,
        run: async () => {
          for (let at = 0; at < uids.length; at += AT_ONCE) {
            await Promise.all(uids.slice(at, at + AT_ONCE).map(reader));
          }
        },
      },
      {
        name: "easOnChainOneByOne",
        label: "EAS on the chain, one by one",
        records: few.length,
        run: async () => {
          for (const uid of few) await reader(uid);
        },
      },
    ],
    read: async (node, count) => {
      const read = readerOf(world, node);
      for (const uid of uids.slice(0, count)) await read(uid);
    },
  };
}

async function openEas(attester: Signer, learners: readonly Learner[]): Promise<EasWorld> {
  const { sdk, registry, eas } = loadEas();
  const registryAddress = await deploy(registry, attester, []);
  const address = await deploy(eas, attester, [registryAddress]);
  const fields = learners[0]?.fields ?? [];
  const schemaText = fields.map(({ name }) => `string ${name}`).join(", ");
  const schemas = new sdk.SchemaRegistry(registryAddress);
  schemas.connect(attester);
  const schema = await (await schemas.register({ schema: schemaText })).wait();
  const encoder = new sdk.SchemaEncoder(schemaText);
  const requests = learners.map((learner) => ({
    recipient: learner.address,
    expirationTime: 0n,
    revocable: true,
    data: encoder.encodeData(learner.fields.map((field) => ({ ...field, type: "string" }))),
  }));
  return { attester, address, schema, requests };
}

async function deploy({ abi, bytecode }: Artifact, signer: Signer, args: unknown[]): Promise<string> {
  const contract = await new ContractFactory(abi, bytecode, signer).deploy(...args);
  await mined(contract.deploymentTransaction());
  return await contract.getAddress();
}

async function attestOnChain({ attester, address, schema, requests }: EasWorld): Promise<readonly string[]> {
  const eas = new (loadEas().sdk.EAS)(address);
  eas.connect(attester);
  const uids: string[] = [];
  for (let at = 0; at < requests.length; at += BATCH) {
    const transaction = await eas.multiAttest([{ schema, data: requests.slice(at, at + BATCH) }]);
    uids.push(...(await transaction.wait()));
  }
  return uids;
}

/** The signature and the hash of it; neither revocation nor expiry, nor whose key it is. */
async function signAll({ attester, address, schema, requests }: EasWorld, time: number): Promise<Contender> {
  const eas = new (loadEas().sdk.EAS)(address);
  eas.connect(attester);
  const offchain = await eas.getOffchain();
  const account = await attester.getAddress();
  const texts: string[] = [];
  for (const request of requests) {
    const params = { ...request, schema, time: BigInt(time), refUID: ZeroHash };
    const signed = await offchain.signOffchainAttestation(params, attester);
    texts.push(JSON.stringify(signed, (_key, value) => (typeof value === "bigint" ? `${value}` : value)));
  }
  return {
    name: "easOffchain",
    label: "EAS off the chain: the signature alone",
    records: texts.length,
    run: async () => {
      for (const text of texts) {
        if (!offchain.verifyOffchainAttestationSignature(account, JSON.parse(text))) {
          throw new Error("EAS refuses a signature");
        }
      }
    },
  };
}

/** Reads an attestation, and compares what the chain says of it with what the verifier expects. */
function readerOf({ attester, address, schema }: EasWorld, provider: Provider) {
  const eas = new (loadEas().sdk.EAS)(address);
  eas.connect(provider);
  const account = attester.getAddress();
  return async (uid: string): Promise<void> => {
    const read = await eas.getAttestation(uid);
    const isGood = read.uid === uid && read.schema === schema && read.attester === (await account);
    const isCurrent = read.revocationTime === 0n && read.expirationTime === 0n;
    if (!isGood || !isCurrent) throw new Error(`EAS does not have the attestation ${uid}`);
  };
}
