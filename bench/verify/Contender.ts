/** One way to verify, on the same learners as all others. */
export type Contender = {
  /** Its key in the results. */
  readonly name: string;
  readonly label: string;
  /** Records that one run verifies. */
  readonly records: number;
  /** Verifies them. It throws where one is not good, since a wrong answer has no speed. */
  readonly run: () => Promise<void>;
};

/** A learner as the other systems take it: the same values as in the bundle. */
export type Learner = {
  readonly address: string;
  /** Path and value of each private field, as text. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
};
