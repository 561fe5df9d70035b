import type {
  Audience,
  bundles as bundleTypes,
  CairnError as CairnErrorType,
  Nonce,
  presentations as presentationTypes,
  requests as requestTypes,
  Verdict,
  VerifyOptions,
} from "@cairn/sdk";
import { bundles, CairnError, isCairnError, presentations, requests, verifyMany } from "@cairn/sdk";
import type { CredentialVerdict } from "@cairn/sdk/credentials";
import type { Network, Settings } from "../settings/Settings.ts";
import type { JudgedCredential } from "./judgeCredential.ts";
import { openNetwork } from "./openNetwork.ts";
import type { Source } from "./source.ts";
import { typeOf } from "./source.ts";

/** What the verifier says by hand that it asked for. */
export interface Expected {
  readonly request?: requestTypes.CairnRequest;
  readonly audience?: Audience;
  readonly nonce?: Nonce;
}

/** Who was asked: the hosts of the nodes, and how many of them had to say the same. */
export interface Asked {
  readonly hosts: readonly string[];
  readonly quorum: number;
}

/** The verdict on a record. */
export interface RecordOutcome {
  readonly type: "record";
  readonly asked: Asked;
  readonly verdict: Verdict;
  /** What the file holds; undefined where it cannot be read. */
  readonly record: bundleTypes.CairnRecord | undefined;
  /** The verdict on the credential that the file carries beside the record; undefined where it carries none. */
  readonly credential?: CredentialVerdict;
}

/** The verdict on a credential that came by itself, or on a presentation of several. */
export type CredentialOutcome = JudgedCredential & {
  /** Undefined where no network is trusted, so that none was asked. */
  readonly asked: Asked | undefined;
};

/** The verdict on a presentation. */
export interface PresentationOutcome {
  readonly type: "presentation";
  readonly asked: Asked;
  readonly verdict: presentationTypes.PresentationVerdict;
  /** What came for each item of the request; empty where no request is known. */
  readonly items: readonly requestTypes.ItemAnswer[];
  readonly isComplete: boolean;
  readonly presentation: presentationTypes.CairnPresentation | undefined;
  /** The request of the verifier's own that it answers. */
  readonly request: requestTypes.CairnRequest | undefined;
}

/** What came of one source. */
export type Outcome =
  | RecordOutcome
  | PresentationOutcome
  | CredentialOutcome
  | { readonly type: "request"; readonly request: requestTypes.CairnRequest }
  | { readonly type: "fault"; readonly error: CairnErrorType };

/** How sources are judged. */
export interface JudgeOptions {
  readonly settings: Settings;
  /** Requests of the verifier's own, of which an answer finds its own by the nonce. */
  readonly requests: readonly requestTypes.CairnRequest[];
  /** What the verifier says by hand goes before what is found. */
  readonly expected: Expected;
  /** Whether the hosts of credentials' issuers are asked, beside the nodes. */
  readonly asksWeb: boolean;
  readonly signal: AbortSignal;
}

type File = { readonly chainId: number; readonly token: string } | undefined;

/**
 * Judges sources of any type, records of one network in one go.
 *
 * @returns Each outcome with the place of its source, as soon as it is there.
 * @throws `ABORTED`.
 */
export async function* judgeAll(
  sources: readonly Source[],
  options: JudgeOptions,
): AsyncGenerator<{ readonly place: number; readonly outcome: Outcome }> {
  const records = new Map<Network | undefined, number[]>();
  for (const [place, source] of sources.entries()) {
    if ("error" in source) yield { place, outcome: { type: "fault", error: source.error } };
    else if (isRecord(source.content)) {
      const network = networkOf(
        readable(() => bundles.parse(source.content)),
        options.settings,
      );
      records.set(network, [...(records.get(network) ?? []), place]);
    } else yield { place, outcome: await orFault(() => judge(source.content, options)) };
  }
  for (const [network, places] of records) yield* judgeRecords({ sources, places, network, options });
}

/** What says nothing of itself is judged as a record, so that a damaged one has a verdict. */
function isRecord(content: string | Uint8Array): boolean {
  const type = typeOf(content);
  return type === "record" || type === "other";
}

async function* judgeRecords(args: {
  sources: readonly Source[];
  places: readonly number[];
  network: Network | undefined;
  options: JudgeOptions;
}): AsyncGenerator<{ readonly place: number; readonly outcome: Outcome }> {
  const { sources, places, network, options } = args;
  const contents = places.map((place) => contentOf(sources[place]));
  let done = 0;
  try {
    const opened = open(network, options);
    try {
      for await (const verdict of verifyMany(contents, opened.options)) {
        const content = contents[done] ?? "";
        const record = readable(() => bundles.parse(content));
        const place = places[done] ?? 0;
        done += 1;
        const carried = await carriedBy(
          record,
          content,
          { ...opened.options, at: verdict.asOf?.block },
          options,
        );
        yield { place, outcome: { type: "record", asked: opened.asked, verdict, record, ...carried } };
      }
    } finally {
      opened.close();
    }
  } catch (error) {
    if (!isCairnError(error) || error.code === "ABORTED") throw error;
    for (const place of places.slice(done)) yield { place, outcome: { type: "fault", error } };
  }
}

async function judge(content: string | Uint8Array, options: JudgeOptions): Promise<Outcome> {
  switch (typeOf(content)) {
    case "request":
      return { type: "request", request: requests.parse(content) };
    case "addressBook":
      throw new CairnError("UNTRUSTED_DEPLOYMENT", {
        message: "This is the address book of a network. Opening it here does not make the page trust it.",
        details: { part: "addressBook" },
        fix: "If you know who runs the network, add it under Settings.",
      });
    case "credential":
      return await judgeByNetworks(content, options);
    default:
      return await judgePresentation(content, options);
  }
}

async function judgePresentation(
  content: string | Uint8Array,
  options: JudgeOptions,
): Promise<PresentationOutcome> {
  const presentation = readable(() => presentations.parse(content));
  const { request: chosen, ...stated } = options.expected;
  const isStated = Object.keys(stated).length > 0;
  const found = options.requests.find(({ nonce }) => nonce === presentation?.nonce);
  const request = chosen ?? (isStated ? undefined : found);
  const opened = open(networkOf(request ?? presentation, options.settings), options);
  const shared = { type: "presentation", asked: opened.asked, presentation, request } as const;
  try {
    if (request === undefined) {
      const verdict = await presentations.verify(content, { ...opened.options, ...stated });
      return { ...shared, verdict, items: [], isComplete: true };
    }
    const { items, isComplete, ...verdict } = await requests.verify(request, content, opened.options);
    return { ...shared, verdict, items, isComplete };
  } finally {
    opened.close();
  }
}

/** The verdict on the credential that a record's file carries, of the same block as its record. */
async function carriedBy(
  record: bundleTypes.CairnRecord | undefined,
  content: string | Uint8Array,
  { at, ...network }: VerifyOptions & { readonly at: number | undefined },
  options: JudgeOptions,
): Promise<Pick<RecordOutcome, "credential">> {
  if (record?.credential === undefined) return {};
  const { judgeCredential } = await import("./judgeCredential.ts");
  const block = at === undefined ? {} : { blockTag: at };
  const judged = await judgeCredential(content, { network: { ...network, ...block }, web: webOf(options) });
  return judged.type === "credential" ? { credential: judged.verdict } : {};
}

/**
 * Asks each trusted network about a credential until one knows the record behind it. What judges credentials is evaluated
 * with the first of them.
 */
async function judgeByNetworks(
  content: string | Uint8Array,
  options: JudgeOptions,
): Promise<CredentialOutcome> {
  const { isKnown, judgeCredential } = await import("./judgeCredential.ts");
  const { audience: domain, nonce: challenge } = options.expected;
  const said = {
    web: webOf(options),
    ...(domain === undefined ? {} : { domain }),
    ...(challenge === undefined ? {} : { challenge }),
  };
  let first: CredentialOutcome | undefined;
  const { networks } = options.settings;
  for (const network of networks.filter(({ rpcUrls }) => rpcUrls.length > 0)) {
    const opened = open(network, options);
    try {
      const judged = await judgeCredential(content, { ...said, network: opened.options });
      const outcome = { ...judged, asked: opened.asked };
      if (isKnown(judged)) return outcome;
      first ??= outcome;
    } finally {
      opened.close();
    }
  }
  return first ?? { ...(await judgeCredential(content, said)), asked: undefined };
}

/** The page asks nobody but the nodes, unless its user says so: a host that is asked learns that somebody checks. */
function webOf({ asksWeb, signal }: JudgeOptions): false | { readonly signal: AbortSignal } {
  return asksWeb ? { signal } : false;
}

/** The trusted network that a file is of; where there is none such, any of them says that it is not trusted. */
function networkOf(file: File, { networks }: Settings): Network | undefined {
  return networks.find((network) => isOf(file, network)) ?? networks[0];
}

function isOf(file: File, { deployment }: Network): boolean {
  if (file === undefined) return false;
  return file.chainId === deployment.chainId && file.token === deployment.contracts.AchievementToken.address;
}

/** Opens a network for verifying by the word of those whom the verifier trusts. */
function open(
  network: Network | undefined,
  { settings: { accreditors }, signal }: JudgeOptions,
): { readonly options: VerifyOptions; readonly asked: Asked; readonly close: () => void } {
  if (network === undefined) {
    throw new CairnError("UNTRUSTED_DEPLOYMENT", {
      message: "This page trusts no network yet, so there is nobody to ask.",
      details: { part: "settings" },
      fix: "Add the network that you trust under Settings.",
    });
  }
  const { deployment, rpcUrls, quorum } = network;
  const provider = openNetwork(network);
  const trust = accreditors.length === 0 ? {} : { trust: { accreditors } };
  return {
    options: { deployment, provider, signal, ...trust },
    asked: { hosts: rpcUrls.map((url) => new URL(url).host), quorum },
    close: () => provider.destroy(),
  };
}

async function orFault(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!isCairnError(error) || error.code === "ABORTED") throw error;
    return { type: "fault", error };
  }
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

function contentOf(source: Source | undefined): string | Uint8Array {
  return source !== undefined && "content" in source ? source.content : "";
}
