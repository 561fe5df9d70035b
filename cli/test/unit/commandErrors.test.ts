import { expect } from "chai";
import { toSpanish } from "../../src/messages/sdk/toSpanish.ts";
import { errorSentences } from "../utils/sentences.ts";

describe("the command's own errors", () => {
  it("are all in the Spanish catalog, word for word", () => {
    const sentences = errorSentences();
    expect(sentences.length).to.be.greaterThan(50);
    const missing = sentences.filter(({ text, isTemplate }) => !isTemplate && toSpanish(text) === undefined);
    expect(missing.map(({ at, text }) => `${at}: ${text}`)).to.deep.equal([]);
  });

  it("have their values beside them, and not in the sentence, which no catalog could hold then", () => {
    const templates = errorSentences().filter(
      ({ text, isTemplate }) => isTemplate && /[a-z] [a-z]/i.test(text),
    );
    expect(templates.map(({ at, text }) => `${at}: ${text}`)).to.deep.equal([]);
  });
});
