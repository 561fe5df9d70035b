import { AbiCoder, ZeroAddress, ZeroHash } from "ethers";
import type { Bench, Deployed } from "../Bench.ts";
import { START } from "../Bench.ts";
import type { About, Contestant, PrivateRecords, PublicRecords } from "../Contestant.ts";
import type { Cohort, Item } from "../data.ts";
import { allBut } from "../guarantees.ts";
import { artifactIn } from "../packages.ts";

const PACKAGE = "@ethereum-attestation-service/eas-contracts";
const FOLDER = `${PACKAGE}/artifacts/contracts`;
const SOURCE = `${PACKAGE} 1.9.0`;
const RECORD = "uint32 definition,uint32 experience,uint40 achievedAt,bytes32 content";
const ROOT = "bytes32 root,uint32 size";

const PLAIN: About = {
  id: "eas",
  name: "EAS",
  source: SOURCE,
  licence: "MIT",
  publicly: {
    does: "10 slots: uid, schema, times, recipient, attester, data; reads the schema. Anybody may attest: whoever asks must know whom to believe",
    guarantees: allBut("authority", "accreditation", "consent", "succession"),
  },
  privately: {
    does: "one slot for a root's time; anybody may put it, and nobody is named. Whoever asks checks the proof, which is not counted",
    guarantees: ["revocation", "immutability"],
  },
};
const RESTRICTED: About = {
  id: "easResolver",
  name: "EAS, one attester",
  source: `${SOURCE}, its AttesterResolver`,
  licence: "MIT",
  publicly: {
    does: "as EAS; a resolver of its examples lets one fixed account attest",
    guarantees: allBut("accreditation", "consent", "succession"),
  },
  privately: {
    does: "a root as an attestation, by the one account. Whoever asks checks the proof",
    guarantees: ["authority", "revocation", "immutability"],
  },
};

type Eas = { readonly bench: Bench; readonly eas: Deployed; readonly school: string };

/** The Ethereum Attestation Service as it is used without a resolver. */
export async function eas(bench: Bench): Promise<Contestant> {
  const { contracts, register } = await deploy(bench);
  return {
    about: PLAIN,
    publicly: attestations(contracts, await register(RECORD, ZeroAddress)),
    privately: timestamps(contracts),
  };
}

/** The same, where a resolver of the package's examples checks who attests. */
export async function easResolver(bench: Bench): Promise<Contestant> {
  const { contracts, register } = await deploy(bench);
  const resolver = await bench.deploy(
    artifactIn(`${FOLDER}/resolver/examples/AttesterResolver.sol/AttesterResolver.json`),
    [contracts.eas.address, contracts.school],
  );
  const roots = attestationOf(contracts, await register(ROOT, resolver.address));
  const { revoke, revokeMany, leafOf } = timestamps(contracts);
  return {
    about: RESTRICTED,
    publicly: attestations(contracts, await register(RECORD, resolver.address)),
    privately: {
      leafOf,
      anchor: ({ root, size }) =>
        roots({ recipient: ZeroAddress, expiresAt: 0, types: ["bytes32", "uint32"], values: [root, size] }),
      ...(revoke === undefined ? {} : { revoke }),
      ...(revokeMany === undefined ? {} : { revokeMany }),
    },
  };
}

async function deploy(bench: Bench) {
  const [owner = "", , school = ""] = bench.accounts;
  const registry = await bench.deploy(artifactIn(`${FOLDER}/SchemaRegistry.sol/SchemaRegistry.json`));
  const contract = await bench.deploy(artifactIn(`${FOLDER}/EAS.sol/EAS.json`), [registry.address]);
  const register = async (schema: string, resolver: string): Promise<string> => {
    const { logs } = await bench.send(registry.call(owner, "register", [schema, resolver, true]));
    return logs[0]?.topics[1] ?? "";
  };
  return { contracts: { bench, eas: contract, school }, register };
}

type Attestation = {
  readonly recipient: string;
  readonly expiresAt: number;
  readonly types: readonly string[];
  readonly values: readonly unknown[];
};

function dataOf({ recipient, expiresAt, types, values }: Attestation) {
  const data = AbiCoder.defaultAbiCoder().encode([...types], [...values]);
  return { recipient, expirationTime: expiresAt, revocable: true, refUID: ZeroHash, data, value: 0 };
}

function attestationOf({ eas: contract, school }: Eas, schema: string) {
  return (attestation: Attestation) =>
    contract.call(school, "attest", [{ schema, data: dataOf(attestation) }]);
}

function recordOf({ learner, achievedAt, expiresAt, content }: Item): Attestation {
  const types = ["uint32", "uint32", "uint40", "bytes32"];
  return { recipient: learner, expiresAt, types, values: [1, 7, achievedAt, content] };
}

function attestations(contracts: Eas, schema: string): PublicRecords {
  const { eas: contract, school } = contracts;
  const attest = attestationOf(contracts, schema);
  const attested = contract.abi.getEvent("Attested");
  return {
    issue: (item) => attest(recordOf(item)),
    issueMany: (items) =>
      contract.call(school, "multiAttest", [[{ schema, data: items.map((item) => dataOf(recordOf(item))) }]]),
    idsOf: (_items, { logs }) =>
      logs.filter(({ topics }) => topics[0] === attested?.topicHash).map(({ data }) => data),
    revoke: (uid) => contract.call(school, "revoke", [{ schema, data: { uid, value: 0 } }]),
    revokeMany: (uids) =>
      contract.call(school, "multiRevoke", [[{ schema, data: uids.map((uid) => ({ uid, value: 0 })) }]]),
    // isAttestationValid only says that an attestation exists.
    check: (uid) => ({
      calls: [contract.call(school, "getAttestation", [uid])],
      isGood: ([answer = ""]) => {
        const [{ attester, revocationTime, expirationTime }] = contract.abi.decodeFunctionResult(
          "getAttestation",
          answer,
        );
        return (
          attester.toLowerCase() === school.toLowerCase() && revocationTime === 0n && expirationTime > START
        );
      },
    }),
  };
}

function timestamps({ eas: contract, school }: Eas): PrivateRecords {
  const ask = (name: string, args: readonly unknown[]) => contract.call(school, name, args);
  return {
    leafOf: ({ content }) => content,
    anchor: ({ root }) => ask("timestamp", [root]),
    revoke: ({ leaf }) => ask("revokeOffchain", [leaf]),
    revokeMany: (leaves) => ask("multiRevokeOffchain", [leaves]),
    revokeCohort: ({ root }) => ask("revokeOffchain", [root]),
    check: (_item: Item, { root, leaf }: Cohort) => ({
      calls: [
        ask("getTimestamp", [root]),
        ask("getRevokeOffchain", [school, root]),
        ask("getRevokeOffchain", [school, leaf]),
      ],
      isGood: ([time = "", ...revoked]) => BigInt(time) !== 0n && revoked.every((at) => BigInt(at) === 0n),
    }),
  };
}
