/** What an error code means and what to do about it. */
export interface ErrorEntry {
  /** What went wrong, in one sentence. */
  readonly summary: string;
  /** What the caller can do about it, in one sentence. */
  readonly fix: string;
}

/** Every error code of the SDK, as data: the guard, the messages and `docs/errors.md` read this record. */
export const ERRORS = {
  INVALID_ARGUMENT: {
    summary: "An argument has a value that the function does not accept.",
    fix: "Pass a value of the kind that the message names.",
  },
  INVALID_ID: {
    summary: "A value is not an id of the expected kind.",
    fix: "Pass an id that the registry or the SDK returned, through its validating function.",
  },
  INVALID_ADDRESS: {
    summary: "A value is not an Ethereum address.",
    fix: "Pass 0x and 40 hexadecimal digits; where letters are mixed in case, the checksum must be right.",
  },
  INVALID_ACHIEVEMENT: {
    summary: "An achievement breaks a rule that the contract enforces.",
    fix: "Correct the field that the details name; times are whole seconds.",
  },
  INVALID_CLAIM_CODE: {
    summary: "The text is not a claim code.",
    fix: "Compare it with the printed sheet, group by group: 7 groups of 4 letters and digits.",
  },
  CLAIM_CODE_USED: {
    summary: "The claim code was used: another wallet has control.",
    fix: "Use that wallet. If it is not the learner's, somebody else used the code: tell the hub at once.",
  },
  UNKNOWN_KIND: {
    summary: "A name is not an Open Badges achievement type.",
    fix: 'Use one of the 31 names of Open Badges 3.0, or a name that starts with "ext:".',
  },

  MALFORMED_JSON: {
    summary: "The text is not JSON.",
    fix: "Correct the text at the position that the details give.",
  },
  DUPLICATE_KEY: {
    summary: "An object of the JSON text has the same key twice.",
    fix: "Keep one of the two: readers disagree on which one counts.",
  },
  FORBIDDEN_KEY: {
    summary: "An object has the key __proto__.",
    fix: "Rename the key: in JavaScript it can replace an object's prototype.",
  },
  LONE_SURROGATE: {
    summary: "A string holds half of a surrogate pair, which no UTF-8 text can carry.",
    fix: "Remove or complete the character.",
  },
  UNSAFE_INTEGER: {
    summary: "A number is an integer beyond 2^53 - 1, which readers round differently.",
    fix: "Write the value as a string.",
  },
  NUMBER_OUT_OF_RANGE: {
    summary: "A number is not finite.",
    fix: "Use a finite number, or write the value as a string.",
  },
  JSON_TOO_DEEP: {
    summary: "The JSON value is nested too deeply.",
    fix: "Flatten the value.",
  },
  NOT_JSON: {
    summary: "A value has no JSON form.",
    fix: "Use null, booleans, finite numbers, strings, arrays without holes, and plain objects only.",
  },

  MALFORMED_DOCUMENT: {
    summary: "A private document or its salts do not have the required form.",
    fix: "Pass the document and salts as `documents.prepare` or the bundle gave them.",
  },
  DUPLICATE_PATH: {
    summary: "Two fields have the same path, so one root would have two readings.",
    fix: "Reject the document or disclosure: an honest one names each path once.",
  },
  AMBIGUOUS_PATH: {
    summary: "A path can be read in two ways, so one root would have two readings.",
    fix: "Rename the keys of an object that looks like an array; reject a disclosure with a path inside a leaf.",
  },
  DUPLICATE_SALT: {
    summary: "Two fields have the same salt, so disclosing one helps to guess the other.",
    fix: "Draw each salt from a cryptographic source of random bytes.",
  },
  UNKNOWN_PATH: {
    summary: "The document has no field with this path.",
    fix: "Name the path of a leaf value, as `documents.fieldsOf` lists them.",
  },
  DISCLOSURE_MISMATCH: {
    summary: "The disclosed fields are not those of the document behind the content root.",
    fix: "Ask the holder for a new disclosure; do not rely on this one.",
  },

  DOCUMENT_TOO_LARGE: {
    summary: "A document is larger than 256 KiB in public, or than 8 MiB in private with its salts.",
    fix: "Shorten the document, and link to large files instead of embedding them.",
  },
  CONTENT_HASH_MISMATCH: {
    summary: "The bytes that a store returned do not have the requested hash.",
    fix: "Do not use them; ask another store, and tell the operator of this one.",
  },
  CONTENT_NOT_CANONICAL: {
    summary: "A public document is not in the canonical form of RFC 8785.",
    fix: "Publish the bytes that `content.encode` returns.",
  },
  CONTENT_NOT_FOUND: {
    summary: "No store holds the document with this hash.",
    fix: "Add a store that holds it, or ask the hub for the document.",
  },
  CONTENT_UNAVAILABLE: {
    summary: "A content store could not be read or written.",
    fix: "Try again later, or use another store; this says nothing about the document.",
  },

  MALFORMED_BUNDLE: {
    summary: "The text is not a record bundle.",
    fix: "Pass the *.cairn.json file that the hub gave, unchanged.",
  },
  MALFORMED_LINK: {
    summary: "The data in a link is damaged or cut short.",
    fix: "Copy the whole link again, or ask for the file instead.",
  },
  MALFORMED_PRESENTATION: {
    summary: "The text is not a presentation.",
    fix: "Ask the holder for the presentation again, and use the file or link unchanged.",
  },
  MALFORMED_REQUEST: {
    summary: "The text is not a request.",
    fix: "Ask the verifier for the request again, and use the file or link unchanged.",
  },
  MALFORMED_WORD: {
    summary: "The text is not a signed word about an identity.",
    fix: "Ask who signed for the *.cairn-word.json file again, and use it unchanged.",
  },
  MALFORMED_GUARDIANS: {
    summary: "The text is not a file of guardians.",
    fix: "Use the *.cairn-guardians.json or *.cairn-guardian.json file unchanged.",
  },
  WORD_MISSING: {
    summary: "A party whose word is needed has not signed.",
    fix: "Let the party that the details name sign, and pass its word with the others.",
  },
  WORD_MISMATCH: {
    summary: "The signed words are not about the same thing.",
    fix: "Pass words about one change only, each signed from the same file.",
  },
  WORD_OUTDATED: {
    summary: "The signed word is of before a change, or its deadline passed.",
    fix: "Let the parties sign anew: each change makes what was signed before it worthless.",
  },
  REQUEST_EXPIRED: {
    summary: "The verifier takes no answer to the request any more.",
    fix: "Ask the verifier for a new request.",
  },
  QR_TOO_LARGE: {
    summary: "The text is too long for a QR code that a phone can read.",
    fix: "Pass it on as a link or as a file.",
  },
  UNSUPPORTED_VERSION: {
    summary: "The file has a version that this release does not read.",
    fix: "Update the package, or ask for the file in a supported version.",
  },
  DIGEST_MISMATCH: {
    summary: "The parts of a record do not add up to the digest, root or hash that it states.",
    fix: "Ask the hub for the record again; do not rely on this one.",
  },
  NOT_IN_ANCHOR: {
    summary: "The proof does not lead from the achievement to the anchored root.",
    fix: "Ask the hub for the record with the proof of its cohort.",
  },
  MALFORMED_TREE: {
    summary: "A cohort tree is empty, has a duplicate leaf, or its dump is damaged.",
    fix: "Build the tree from distinct achievement ids, or restore the file from a copy.",
  },

  ABORTED: {
    summary: "The work was aborted by its signal.",
    fix: "Start it again when it is wanted.",
  },
  CONTRACT_REVERTED: {
    summary: "A contract refused the call.",
    fix: "Look at details.contractError and its values for the reason.",
  },
  CHAIN_UNREACHABLE: {
    summary: "The network's node did not answer.",
    fix: "Check the connection and the RPC address, and try again; this says nothing about the record.",
  },
  RATE_LIMITED: {
    summary: "The node or server limits the number of requests.",
    fix: "Wait and try again, or use another node; this says nothing about the record.",
  },
  INCONSISTENT_ANSWER: {
    summary: "The node's or the source's answers contradict each other, or leave something out.",
    fix: "Ask again, or ask another node; this says nothing about the record.",
  },
  NODES_DISAGREE: {
    summary: "The nodes that were asked contradict each other.",
    fix: "Look at details.nodes for who said what; ask again, and replace the node that stands alone.",
  },
  STALE_BLOCK: {
    summary: "The node's block is older than the verifier allows, or of the future.",
    fix: "Ask a node that keeps up with the chain, or allow an older block; this says nothing about the record.",
  },
  WRONG_CHAIN: {
    summary: "The node serves another chain than the one asked for.",
    fix: "Connect to a node of the chain that the details name.",
  },
  NOT_A_DEPLOYMENT: {
    summary: "There is no Cairn contract at the address.",
    fix: "Check the address and the chain against the address book.",
  },
  UNTRUSTED_DEPLOYMENT: {
    summary: "The deployment is not one that the caller trusts.",
    fix: "Add it to the trusted deployments only if you know who runs it; a file never decides that.",
  },
  MALFORMED_DEPLOYMENT: {
    summary: "An entry of the address book does not have the required form.",
    fix: "Restore the file of `deployments/` from version control, or deploy again.",
  },
  NO_SIGNER: {
    summary: "The client cannot send or sign, because it has no signer.",
    fix: "Connect with a signer as runner; `build` needs none.",
  },
  REQUEST_REFUSED: {
    summary: "The wallet's owner refused to sign or send.",
    fix: "Explain what is to be signed, and ask again.",
  },
  INSUFFICIENT_FUNDS: {
    summary: "The account cannot pay for the transaction.",
    fix: "Send ether to the account, or let somebody else sponsor a learner's request.",
  },
  TRANSACTION_NOT_ACCEPTED: {
    summary: "The node did not accept the transaction, or another one took its place.",
    fix: "Wait for the account's pending transactions, look at what took effect, and send again if needed.",
  },
  GAS_CAP_EXCEEDED: {
    summary: "One item alone needs more gas than a transaction may have.",
    fix: "Look at what the item calls; a wallet contract may burn gas.",
  },
  SPONSORED_NEEDS_KEY: {
    summary: "A smart wallet cannot sign what a relay brings to the chain: the forwarder verifies keys only.",
    fix: "Let the wallet send by its own ways: a paymaster (ERC-4337), or a key that delegates (EIP-7702). A consent can be signed with `learners.signConsent`.",
  },
  RELAY_REFUSED: {
    summary: "The relay did not take the request, or could not bring it to the chain.",
    fix: "Look at details.reason; what the relay does not pay for, pay yourself or ask another relay for.",
  },
  RELAY_BUSY: {
    summary: "The relay takes no more requests for now, of this learner or at all.",
    fix: "Try again after details.retryAfter seconds, or pay for the transaction yourself.",
  },
  RELAY_UNAVAILABLE: {
    summary: "The relay did not answer, or cannot send for now.",
    fix: "Try again later: the same request is brought to the chain once, however often it is posted.",
  },
  INVALID_KEY: {
    summary: "The key is not the Ed25519 or P-256 Multikey that is needed.",
    fix: "Use z6Mk… or 0xed01… (Ed25519), zDn… or 0x8024… (P-256).",
  },
  INVALID_DID: {
    summary: "The address or identifier cannot be a did:web.",
    fix: "Use an https address without query, such as https://school.example.",
  },
  UNKNOWN_CONTEXT: {
    summary: "The credential uses a JSON-LD context that is not known here.",
    fix: "Use contexts of W3C credentials and Open Badges; none is fetched.",
  },
  MALFORMED_BADGE: {
    summary: "It is not what Open Badges 3.0 asks for.",
    fix: "Correct what details.faults names.",
  },
  MALFORMED_CREDENTIAL: {
    summary: "It is not a credential of VC Data Model 2.0.",
    fix: "Correct what the message and details.path name.",
  },
  WEB_UNAVAILABLE: {
    summary: "A document could not be fetched from the web.",
    fix: "Try again later, or verify without the web.",
  },
  EVENT_MISSING: {
    summary: "The transaction succeeded, but the contract did not emit the event that it always emits.",
    fix: "Check that the address book names the contracts of this network.",
  },
  MALFORMED_COHORT: {
    summary: "A cohort's file does not have the required form, or its parts do not fit together.",
    fix: "Restore the file from a copy; do not prepare the cohort anew if it may be anchored.",
  },
  MALFORMED_TABLE: {
    summary: "A table of results cannot be read.",
    fix: "Correct the file at the place that the details give, and read it again.",
  },
  COHORT_MISMATCH: {
    summary: "The folder holds another cohort than the one that is being prepared.",
    fix: "Use a new folder for a new cohort; to resume, pass the records with which the folder was made.",
  },
  COHORT_NOT_KEPT: {
    summary: "The cohort could not be written to its folder, so it does not exist.",
    fix: "Look at the cause, such as a full disk or a missing permission, and run again.",
  },
  WORKER_FAILED: {
    summary: "A thread that prepared records ended before its work was done.",
    fix: "Look at the cause; with little memory, use fewer threads. Then run again: nothing was kept.",
  },
} as const satisfies Record<string, ErrorEntry>;

/** A code of the catalog. */
export type ErrorCode = keyof typeof ERRORS;
