import { AbiCoder, keccak256, toUtf8Bytes } from "ethers";
import type { Bench } from "../Bench.ts";
import { START } from "../Bench.ts";
import type { About, Contestant } from "../Contestant.ts";
import type { Item } from "../data.ts";
import { artifactIn, deployProxied } from "../packages.ts";

const PACKAGE = "@verax-attestation-registry/verax-contracts";
const SCHEMA = "uint32 definition,uint32 experience,uint40 achievedAt,bytes32 content";

const ABOUT: About = {
  id: "verax",
  name: "Verax",
  source: `${PACKAGE} 9.0.0, a DefaultPortal with its SenderModule, behind the smallest proxies`,
  licence: "MIT",
  publicly: {
    does: "11 slots: id, schema, attester, portal, times, subject, data, and a counter; reads portal, schema, and the module's list of senders",
    guarantees: ["authority", "binding", "revocation", "succession", "expiry", "one call"],
  },
};

/** The Verax attestation registry, with a portal that lets only some senders attest. */
export async function verax(bench: Bench): Promise<Contestant> {
  const { accounts, send, deploy } = bench;
  const [owner = "", , school = ""] = accounts;
  const artifact = (name: string) => artifactIn(`${PACKAGE}/build/${name}.json`);
  const router = await deployProxied(bench, artifact("Router"), {});
  const attestations = await deployProxied(bench, artifact("AttestationRegistry"), {});
  const modules = await deployProxied(bench, artifact("ModuleRegistry"), {});
  const portals = await deployProxied(bench, artifact("PortalRegistry"), { args: [false] });
  const schemas = await deployProxied(bench, artifact("SchemaRegistry"), {});
  const registries = {
    AttestationRegistry: attestations,
    ModuleRegistry: modules,
    PortalRegistry: portals,
    SchemaRegistry: schemas,
  };
  for (const [name, registry] of Object.entries(registries)) {
    await send(router.call(owner, `update${name}`, [registry.address]));
    await send(registry.call(owner, "updateRouter", [router.address]));
  }
  for (const account of [owner, school]) await send(portals.call(owner, "setIssuer", [account]));
  const sender = await deploy(artifact("SenderModuleV2"), [portals.address]);
  await send(modules.call(owner, "register", ["Sender", "Who may attest", sender.address]));
  const portal = await deploy(artifact("DefaultPortal"), [[sender.address], router.address]);
  const facts = ["Riverside School", "Achievements", true, "Riverside School"];
  await send(portals.call(school, "register", [portal.address, ...facts]));
  await send(sender.call(school, "setAuthorizedSenders", [portal.address, [school], [true]]));
  await send(schemas.call(school, "createSchema", ["Achievement", "Achievement", "", SCHEMA]));

  const schemaId = keccak256(toUtf8Bytes(SCHEMA));
  const payloadOf = ({ learner, achievedAt, expiresAt, content }: Item) => ({
    schemaId,
    expirationDate: expiresAt,
    subject: learner,
    attestationData: AbiCoder.defaultAbiCoder().encode(
      ["uint32", "uint32", "uint40", "bytes32"],
      [1, 7, achievedAt, content],
    ),
  });
  const registered = attestations.abi.getEvent("AttestationRegistered")?.topicHash;
  return {
    about: ABOUT,
    publicly: {
      issue: (item) => portal.call(school, "attestV2", [payloadOf(item), ["0x"]]),
      issueMany: (items) =>
        portal.call(school, "bulkAttestV2", [items.map(payloadOf), items.map(() => ["0x"])]),
      idsOf: (_items, { logs }) =>
        logs.filter(({ topics }) => topics[0] === registered).map(({ topics }) => topics[1] ?? ""),
      revoke: (id) => portal.call(school, "revoke", [id]),
      revokeMany: (ids) => portal.call(school, "bulkRevoke", [ids]),
      check: (id) => ({
        calls: [attestations.call(school, "getAttestation", [id])],
        isGood: ([answer = ""]) => {
          const [record] = attestations.abi.decodeFunctionResult("getAttestation", answer);
          const isOurs = record.portal.toLowerCase() === portal.address.toLowerCase();
          return isOurs && !record.revoked && record.expirationDate > START;
        },
      }),
    },
  };
}
