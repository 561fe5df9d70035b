/** Who accredits which hub for what, from when until when. */
export * as accreditation from "./accreditation/index.ts";
/** The achievement itself: one EIP-712 digest, the same in every mode. */
export * as achievement from "./achievement/index.ts";
/** Attesting one by one: issuing, signing, claiming, redeeming, revoking, and reading what stands. */
export * as achievements from "./achievements/index.ts";
export * from "./actions/index.ts";
/** The file that a learner keeps (`*.cairn.json`). */
export * as bundles from "./bundles/index.ts";
/** A learner's first key, printed as a code. */
export * as claimCodes from "./claimCodes/index.ts";
export * from "./client/index.ts";
/** Attesting many at once: one root on the chain, one file for each learner. */
export * as cohorts from "./cohorts/index.ts";
/** Public documents, and where they are kept. */
export * as content from "./content/index.ts";
/** What a hub attests: courses, competencies, badges. */
export * as definitions from "./definitions/index.ts";
/** The address book: which contracts make up a network. */
export * as deployments from "./deployments/index.ts";
/** Private documents: salted fields, and disclosing some of them. */
export * as documents from "./documents/index.ts";
export * from "./errors/index.ts";
/** Requests that a learner signs and somebody else pays for. */
export * as forward from "./forward/index.ts";
/** Schools and other hubs: registering, staff, keys, profile. */
export * as hubs from "./hubs/index.ts";
export * from "./ids.ts";
/** Strict JSON in one canonical form (RFC 8785). */
export * as json from "./json/index.ts";
export * from "./kinds.ts";
/** A learner's consent, and the identity: who holds the records, and who speaks for the learner. */
export * as learners from "./learners/index.ts";
/** Files in the fragment of a link, which no server sees. */
export * as links from "./links/index.ts";
/** What a learner shows to one verifier, once: chosen fields of chosen records, signed. */
export * as presentations from "./presentations/index.ts";
/** Texts as QR codes. */
export * as qr from "./qr/index.ts";
export * from "./quorum/index.ts";
/** What is public of a learner, a hub or a definition, from the chain alone. */
export * as records from "./records/index.ts";
/** Guardians, and what they do for a learner who lost a key, or whose key was stolen. */
export * as recovery from "./recovery/index.ts";
/** What a verifier asks for, and what a learner answers. */
export * as requests from "./requests/index.ts";
export * from "./sponsored/index.ts";
/** The Merkle tree of a cohort. */
export * as trees from "./trees/index.ts";
export * from "./verify/index.ts";
/** What parties to an identity sign, as files that go from hand to hand. */
export * as words from "./words/index.ts";
