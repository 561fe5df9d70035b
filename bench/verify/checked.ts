/** What a verifier wants to know, and which way of verifying tells it. */
export type Question = {
  readonly question: string;
  /** By the name of the contender: yes, no, or the part of it that holds. */
  readonly answers: Readonly<Record<Way, string>>;
};

/** The ways that differ in what they check; the others check the same, faster or slower. */
export type Way = "cairn" | "cairnOffline" | "easOffchain" | "easOnChain" | "openBadges";

/** A speed says little without what was checked for it. */
export const CHECKED: readonly Question[] = [
  {
    question: "the issuer attested it",
    answers: { cairn: "yes", cairnOffline: "no", easOffchain: "yes", easOnChain: "yes", openBadges: "yes" },
  },
  {
    question: "its fields are as attested",
    answers: { cairn: "yes", cairnOffline: "yes", easOffchain: "yes", easOnChain: "yes", openBadges: "yes" },
  },
  {
    question: "some fields can be shown alone",
    answers: { cairn: "yes", cairnOffline: "yes", easOffchain: "no", easOnChain: "no", openBadges: "no" },
  },
  {
    question: "fields stay off the chain",
    answers: { cairn: "yes", cairnOffline: "yes", easOffchain: "yes", easOnChain: "no", openBadges: "yes" },
  },
  {
    question: "it is not revoked",
    answers: {
      cairn: "yes",
      cairnOffline: "no",
      easOffchain: "no",
      easOnChain: "yes",
      openBadges: "no: needs a status list of the issuer's server",
    },
  },
  {
    question: "it has not expired",
    answers: { cairn: "yes", cairnOffline: "no", easOffchain: "no", easOnChain: "yes", openBadges: "yes" },
  },
  {
    question: "the issuer was accredited for it at that time",
    answers: { cairn: "yes", cairnOffline: "no", easOffchain: "no", easOnChain: "no", openBadges: "no" },
  },
  {
    question: "the issuer's name is bound to it",
    answers: {
      cairn: "yes: registered on the chain",
      cairnOffline: "no",
      easOffchain: "no: an address",
      easOnChain: "no: an address",
      openBadges: "no: the issuer's own word",
    },
  },
  {
    question: "a look-alike network is refused",
    answers: {
      cairn: "yes",
      cairnOffline: "no",
      easOffchain: "yes",
      easOnChain: "yes",
      openBadges: "has no network",
    },
  },
];
