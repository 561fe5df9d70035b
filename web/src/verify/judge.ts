import type {
  Audience,
  bundles as bundleTypes,
  Nonce,
  presentations,
  Verdict,
  VerifyOptions,
} from "@cairn/sdk";
import {
  bundles,
  CairnError,
  isCairnError,
  requests,
  presentations as sdkPresentations,
  verify,
} from "@cairn/sdk";
import type { Network, Settings } from "../settings/Settings.ts";
import { openNetwork } from "./openNetwork.ts";
import type { Source } from "./source.ts";
import { typeOf } from "./source.ts";

/** What the verifier asked for, where it says so by hand. */
export interface Expected {
  readonly audience?: Audience;
  readonly nonce?: Nonce;
}

/** What came of one source. */
export type Outcome =
  | {
      readonly type: "record";
      readonly verdict: Verdict;
      /** What the file holds; undefined where it cannot be read. */
      readonly record: bundleTypes.CairnRecord | undefined;
    }
  | {
      readonly type: "presentation";
      readonly verdict: presentations.PresentationVerdict | requests.RequestVerdict;
      readonly presentation: presentations.CairnPresentation | undefined;
      /** The request of the verifier's own that it answers; undefined where none is known. */
      readonly request: requests.CairnRequest | undefined;
    }
  | { readonly type: "request"; readonly request: requests.CairnRequest }
  | { readonly type: "fault"; readonly error: CairnError };

/** How sources are judged. */
export interface JudgeOptions {
  readonly settings: Settings;
  /** Requests of the verifier's own. */
  readonly requests: readonly requests.CairnRequest[];
  readonly expected: Expected;
  readonly signal: AbortSignal;
}

/**
 * Judges one source, of whatever type it is.
 *
 * @throws `ABORTED`.
 */
export async function judge(source: Source, options: JudgeOptions): Promise<Outcome> {
  try {
    switch (typeOf(source.content)) {
      case "request":
        return { type: "request", request: requests.parse(source.content) };
      case "presentation":
        return await judgePresentation(source, options);
      case "addressBook":
        throw new CairnError("UNTRUSTED_DEPLOYMENT", {
          message: "This is the address book of a network. Opening it here does not make the page trust it.",
          fix: "If you know who runs the network, add it under Settings.",
        });
      default:
        return await judgeRecord(source, options);
    }
  } catch (error) {
    if (!isCairnError(error) || error.code === "ABORTED") throw error;
    return { type: "fault", error };
  }
}

async function judgeRecord({ content }: Source, options: JudgeOptions): Promise<Outcome> {
  const record = readable(() => bundles.parse(content));
  const verdict = await onNetwork(record, options, async (network) => await verify(content, network));
  return { type: "record", verdict, record };
}

async function judgePresentation({ content }: Source, options: JudgeOptions): Promise<Outcome> {
  const presentation = readable(() => sdkPresentations.parse(content));
  const request = options.requests.find(({ nonce }) => nonce === presentation?.nonce);
  const verdict = await onNetwork(presentation, options, async (network) =>
    request === undefined
      ? await sdkPresentations.verify(content, { ...network, ...options.expected })
      : await requests.verify(request, content, network),
  );
  return { type: "presentation", verdict, presentation, request };
}

/** Asks the trusted network that a file is of; where there is none such, any of them says that it is not trusted. */
async function onNetwork<Result>(
  file: { readonly chainId: number; readonly token: string } | undefined,
  { settings, signal }: JudgeOptions,
  work: (options: VerifyOptions) => Promise<Result>,
): Promise<Result> {
  const network = settings.networks.find((one) => isOf(file, one)) ?? settings.networks[0];
  if (network === undefined) {
    throw new CairnError("UNTRUSTED_DEPLOYMENT", {
      message: "This page trusts no network yet, so it cannot ask anybody about records.",
      fix: "Add the network that you trust under Settings.",
    });
  }
  const { deployment } = network;
  const provider = openNetwork(network);
  if (provider === undefined) {
    throw new CairnError("CHAIN_UNREACHABLE", {
      message: "No node is named for this network, so there is nobody to ask.",
      details: { network: deployment.name },
      fix: "Name a node of the network under Settings.",
    });
  }
  const { accreditors } = settings;
  const trust = accreditors.length === 0 ? {} : { trust: { accreditors } };
  try {
    return await work({ deployment, provider, signal, ...trust });
  } finally {
    provider.destroy();
  }
}

function isOf(
  file: { readonly chainId: number; readonly token: string } | undefined,
  { deployment }: Network,
) {
  return (
    file !== undefined &&
    file.chainId === deployment.chainId &&
    file.token === deployment.contracts.AchievementToken.address
  );
}

/** What a file holds; undefined where it cannot be read, which the verdict says. */
function readable<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (isCairnError(error)) return undefined;
    throw error;
  }
}
