import { sha256, toUtf8Bytes } from "ethers";
import type { Address, ChainId, ContentHash, HubId } from "../ids.ts";
import { canonicalize } from "../json/canonicalize.ts";
import type { CohortInput } from "./Cohort.ts";

/** Hashes what a cohort is prepared from. */
export function inputHash(args: {
  chainId: ChainId;
  token: Address;
  hub: HubId;
  records: readonly CohortInput[];
}): ContentHash {
  const { chainId, token, hub, records } = args;
  const lines = records.map(({ definition, experience = 0, learner, achievedAt, expiresAt = 0, document }) =>
    canonicalize([definition, experience, learner, achievedAt, expiresAt, document]),
  );
  return sha256(toUtf8Bytes([canonicalize([chainId, token, hub]), ...lines].join("\n"))) as ContentHash;
}
