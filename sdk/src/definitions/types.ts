import type { IHubRegistry } from "../contracts/RecordLens.ts";
import { timeOrNull } from "../hubs/types.ts";
import type { ContentHash, DefinitionId, HubId, UnixTime } from "../ids.ts";
import { contentHash, hubId, unixTime } from "../ids.ts";
import type { Kind } from "../kinds.ts";
import { kind } from "../kinds.ts";

/** An achievement definition: immutable but for its retirement. */
export interface Definition {
  readonly id: DefinitionId;
  readonly hub: HubId;
  readonly kind: Kind;
  /** Whether it is anchored or signed only, and never a public token. */
  readonly sensitive: boolean;
  readonly definedAt: UnixTime;
  /** From when on nothing more is attested under it; null for never. */
  readonly retiredAt: UnixTime | null;
  /** Credit in hundredths; 0 for none. */
  readonly creditHundredths: number;
  /** Hash of its public document. */
  readonly content: ContentHash;
  readonly name: string;
}

/** Reads a definition of the chain. */
export function definitionFrom(
  id: DefinitionId,
  definition: IHubRegistry.DefinitionStructOutput,
): Definition {
  return {
    id,
    hub: hubId(definition.hub),
    kind: kind(definition.kind),
    sensitive: definition.sensitive,
    definedAt: unixTime(definition.definedAt),
    retiredAt: timeOrNull(definition.retiredAt),
    creditHundredths: Number(definition.creditHundredths),
    content: contentHash(definition.content),
    name: definition.name,
  };
}
