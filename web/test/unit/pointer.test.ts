import { expect } from "chai";
import { pointersOf, pointerWords } from "../../src/words/pointer.ts";
import { valueWords } from "../../src/words/value.ts";

describe("paths in words", () => {
  it("says a path as its steps", () => {
    expect(pointerWords("/creditsEarned", "en")).to.equal("Credits earned");
    expect(pointerWords("/student_id", "en")).to.equal("Student id");
    expect(pointerWords("/GPA", "en")).to.equal("GPA");
    expect(pointerWords("/student/name", "en")).to.equal("Student › name");
    expect(pointerWords("", "en")).to.equal("Everything");
  });

  it("says in Spanish what it knows, and the rest as it stands", () => {
    expect(pointerWords("/result/0/value", "es")).to.equal("Resultado › valor");
    expect(pointerWords("/zzTop", "es")).to.equal("Zz top");
    expect(pointerWords("", "es")).to.equal("Todo");
  });

  it("leaves out a 0 that is the only number at its place, and never counts another way", () => {
    expect(pointerWords("/result/0/value", "en")).to.equal("Result › value");
    const both = ["/modules/0", "/modules/1"];
    expect(both.map((path) => pointerWords(path, "en", both))).to.deep.equal(["Modules 0", "Modules 1"]);
    expect(pointerWords("/terms/2/grade", "en")).to.equal("Terms 2 › grade");
    expect(pointerWords("/years/2024", "en")).to.equal("Years 2024");
    expect(pointerWords("/0", "en")).to.equal("0");
  });

  it("unescapes keys, and shows nothing that would steer the line", () => {
    expect(pointerWords("/a~1b", "en")).to.equal("A/b");
    expect(pointerWords("/grade\u202Eedarg", "en")).to.equal("Gradeedarg");
    expect(pointerWords("no pointer", "en")).to.equal("No pointer");
  });

  it("reads names as paths, in both languages, each once", () => {
    expect(pointersOf("result, hours,result")).to.deep.equal(["/result", "/hours"]);
    expect(pointersOf("Resultado; créditos obtenidos\nhoras")).to.deep.equal([
      "/result",
      "/creditsEarned",
      "/hours",
    ]);
    expect(pointersOf("credits earned, Result › value")).to.deep.equal(["/creditsEarned", "/result/value"]);
    expect(pointersOf(" , ;\n")).to.deep.equal([]);
  });

  it("takes a pointer as it is, and keeps what a key is made of", () => {
    expect(pointersOf("/result/0/value")).to.deep.equal(["/result/0/value"]);
    expect(pointersOf("GPA, a~b")).to.deep.equal(["/GPA", "/a~0b"]);
    expect(pointersOf("studentId")).to.deep.equal(["/studentId"]);
  });
});

describe("values in words", () => {
  it("says texts as they are, without what steers a line", () => {
    expect(valueWords('"Distinction"', "en")).to.equal("Distinction");
    expect(valueWords('"a\\u202eb\\nc"', "en")).to.equal("ab c");
    expect(valueWords('" "', "en")).to.equal("(empty)");
  });

  it("keeps numbers as they are written: they may be years", () => {
    expect(valueWords("2024", "es")).to.equal("2024");
    expect(valueWords("1.5", "es")).to.equal("1.5");
  });

  it("says truth values and emptiness in the language", () => {
    expect(["true", "false", "null", "{}", "[]"].map((value) => valueWords(value, "es"))).to.deep.equal([
      "sí",
      "no",
      "(vacío)",
      "(vacío)",
      "(vacío)",
    ]);
  });

  it("shows what is no JSON as it stands", () => {
    expect(valueWords("{", "en")).to.equal("{");
  });
});
