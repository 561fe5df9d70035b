import type { Check, CheckCode, CheckName } from "@cairn/sdk";
import {
  accreditation,
  achievements,
  address,
  bundles,
  CairnError,
  CONTRACT_ERRORS,
  ERRORS,
  hubId,
  hubs,
  isCairnError,
  KIND_NAMES,
  root,
} from "@cairn/sdk";
import type { CredentialCheck } from "@cairn/sdk/credentials";
import { expect } from "chai";
import { checksEs, checkText, passesEs } from "../../src/messages/sdk/checks.ts";
import { contractErrorsEs } from "../../src/messages/sdk/contractErrorsEs.ts";
import { credentialChecksEs, credentialCheckText } from "../../src/messages/sdk/credentialChecks.ts";
import { detailName, detailNames, detailValue } from "../../src/messages/sdk/details.ts";
import { errorsEs } from "../../src/messages/sdk/errorsEs.ts";
import { errorText } from "../../src/messages/sdk/errorText.ts";
import { sentencesEs } from "../../src/messages/sdk/sentencesEs.ts";
import { kindText, terms } from "../../src/messages/sdk/terms.ts";
import { toSpanish } from "../../src/messages/sdk/toSpanish.ts";
import * as pageTexts from "../../src/print/texts.ts";

/** A sentence of ours: it starts with a capital, ends with a stop, and has no space in a wrong place. */
const SENTENCE = /^[A-ZÁÉÍÓÚÑ](?!.* {2}).*\.$/su;
/** Words that are English and not Spanish. */
const ENGLISH = /\b(?:the|is|of|and|this|that|not|with|hub|learner|accreditor|wallet|chain|anchored)\b/iu;

function errorOf(call: () => unknown): CairnError {
  try {
    call();
  } catch (error) {
    if (isCairnError(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

function holesOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/gu)].map(([hole]) => hole).sort();
}

function expectSpanish(text: string, about: string): void {
  expect(text, about).to.match(SENTENCE);
  expect(text, about).to.not.match(ENGLISH);
}

describe("messages in Spanish: the SDK's errors", () => {
  it("every code has its own summary and fix, and none that the SDK dropped", () => {
    expect(Object.keys(errorsEs).sort()).to.deep.equal(Object.keys(ERRORS).sort());
    for (const [code, { summary, fix }] of Object.entries(errorsEs)) {
      expectSpanish(summary, code);
      expectSpanish(fix, code);
    }
    const summaries = Object.values(errorsEs).map(({ summary }) => summary);
    expect(new Set(summaries).size).to.equal(summaries.length);
  });

  it("every error of a contract has its meaning and fix, and none that the contracts dropped", () => {
    expect(Object.keys(contractErrorsEs).sort()).to.deep.equal(Object.keys(CONTRACT_ERRORS).sort());
    for (const [name, { meaning, fix }] of Object.entries(contractErrorsEs)) {
      expectSpanish(meaning, name);
      expectSpanish(fix, name);
    }
  });

  it("particular sentences translate sentences, and keep their numbers, commands and holes", () => {
    for (const [english, spanish] of Object.entries(sentencesEs)) {
      const kept = (text: string) => {
        const digits = text.replace(/[.,](?=\d)/gu, "").match(/\d+/gu) ?? [];
        return [...digits, ...(text.match(/`[^`]+`|--\w+|CAIRN_\w+/gu) ?? []), ...holesOf(text)];
      };
      expect(english).to.match(/[.}]$/u);
      expect(spanish.at(-1), english).to.equal(english.at(-1));
      expect(spanish.replace(/`[^`]+`|"[^"]+"|--?\w+|[/<]\S*/gu, ""), english).to.not.match(ENGLISH);
      expect(kept(spanish).sort(), english).to.deep.equal(kept(english).sort());
    }
  });

  it("what changes from case to case is kept, and said in Spanish where it is a sentence or word of ours", () => {
    const cases = [
      [() => hubId(0), "El valor no es un número de centro: un número entero de 1 a 4294967295."],
      [() => root("0x12"), "El valor no es una raíz: 0x y 64 cifras hexadecimales."],
      [() => address("0x12"), errorsEs.INVALID_ADDRESS.summary],
      [() => bundles.parse("{"), "No se puede leer el archivo: El texto no es JSON: se esperaba un texto."],
    ] as const;
    for (const [call, expected] of cases) {
      const { message, details } = errorText(errorOf(call), "es");
      expect(message).to.equal(expected);
      expect(details.join()).to.not.contain("en inglés");
    }
    expect(
      toSpanish("The cohort's file cannot be used: The value is not a hub id: 0x and 64 hexadecimal digits."),
    ).to.equal(
      "No se puede usar el archivo de la promoción: El valor no es un número de centro: 0x y 64 cifras hexadecimales.",
    );
    expect(toSpanish("A contract refused the call: $& {place}")).to.equal(
      "Un contrato rechazó la operación: $& {place}",
    );
    expect(toSpanish("Something else.")).to.equal(undefined);
    expect(toSpanish("constructor")).to.equal(undefined);
  });
});

describe("messages: an error for people", () => {
  const kept = { value: -5, hub: 3n, list: [1n], name: "A\u202EB\u001B[31m", none: undefined };

  it("trap 40: in English is the error's own, with every value", () => {
    const error = new CairnError("INVALID_ID", { message: "Not a hub id.", details: kept, fix: "Pass one." });
    expect(errorText(error, "en")).to.deep.equal({
      message: "Not a hub id.",
      fix: "Pass one.",
      details: ["value: -5", "hub: 3", 'list: ["1"]', "name: AB[31m", "none: undefined"],
    });
  });

  it("in Spanish is the catalog's, with the same values", () => {
    const error = new CairnError("RATE_LIMITED", { details: { hub: 3, records: 10, unheardOf: "x" } });
    expect(errorText(error, "es")).to.deep.equal({
      message: errorsEs.RATE_LIMITED.summary,
      fix: errorsEs.RATE_LIMITED.fix,
      details: ["centro: 3", "registros: 10", "unheardOf: x"],
    });
  });

  it("every code can be said, and in Spanish without a word of English", () => {
    for (const code of Object.keys(ERRORS) as (keyof typeof ERRORS)[]) {
      const error = new CairnError(code);
      expect(errorText(error, "en")).to.deep.equal({
        message: ERRORS[code].summary,
        fix: ERRORS[code].fix,
        details: [],
      });
      expect(errorText(error, "es")).to.deep.equal({
        message: errorsEs[code].summary,
        fix: errorsEs[code].fix,
        details: [],
      });
    }
  });

  it("a contract's error is said by its own meaning, with its arguments one by one", () => {
    for (const [name, { meaning, fix }] of Object.entries(CONTRACT_ERRORS)) {
      const details = { contractError: name, args: { hub: 3, kind: 13 }, index: 7 };
      const error = new CairnError("CONTRACT_REVERTED", { message: meaning, details, fix });
      const spanish = contractErrorsEs[name as keyof typeof contractErrorsEs];
      expect(errorText(error, "en").message, name).to.equal(meaning);
      expect(errorText(error, "es"), name).to.deep.equal({
        message: spanish.meaning,
        fix: spanish.fix,
        details: [`error del contrato: ${name}`, "puesto: 7", "centro: 3", "tipo: 13"],
      });
    }
  });

  it("a contract that gave no reason, or one in its own words, loses nothing", () => {
    const silent = new CairnError("CONTRACT_REVERTED", {
      message: "A contract refused the call without a reason.",
      details: { contractError: null, data: "0x" },
    });
    expect(errorText(silent, "es").message).to.equal("Un contrato rechazó la operación sin dar motivo.");
    const spoken = new CairnError("CONTRACT_REVERTED", {
      message: "A contract refused the call: paused",
      details: { contractError: "Error", args: { message: "paused" } },
    });
    const { message, details } = errorText(spoken, "es");
    expect(message).to.equal("Un contrato rechazó la operación: paused");
    expect(details).to.deep.equal(["error del contrato: Error", "mensaje: paused"]);
  });

  it("a particular sentence is translated where it is known, and else kept beside the general one", () => {
    const known = new CairnError("INVALID_ADDRESS", { message: "The address has a wrong checksum." });
    expect(errorText(known, "es").message).to.equal("La dirección tiene mal la suma de control.");
    expect(errorText(known, "es").details).to.deep.equal([]);
    const unknown = new CairnError("INVALID_ADDRESS", { message: "Brand new.", fix: "Do it." });
    expect(errorText(unknown, "es").message).to.equal(errorsEs.INVALID_ADDRESS.summary);
    expect(errorText(unknown, "es").details).to.deep.equal(["en inglés: Brand new."]);
  });

  it("writes values on one line, whole where they are short, and never fails", () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(detailValue(cycle)).to.equal("[object Object]");
    expect(detailValue(12n)).to.equal("12");
    expect(detailValue({ a: [1n, null] })).to.equal('{"a":["1",null]}');
    expect(detailValue("a\nb")).to.equal("a b");
    expect(detailValue("x".repeat(5000))).to.have.length.below(400);
    expect(detailName("toString", "es")).to.equal("toString");
  });
});

describe("messages in Spanish: the checks of a verdict", () => {
  const NAMES = Object.keys(passesEs) as CheckName[];
  const CODES = Object.keys(checksEs) as CheckCode[];
  const check = (name: CheckName, code: Check["code"], details: Check["details"] = {}): Check => ({
    name,
    outcome: code === "OK" ? "pass" : "fail",
    code,
    message: "In English.",
    details,
  });

  it("every check can say every code, and English is the check's own", () => {
    for (const name of NAMES) {
      for (const code of [...CODES, "OK"] as const) {
        expectSpanish(checkText(check(name, code), "es"), `${name} ${code}`);
        expect(checkText(check(name, code), "en")).to.equal("In English.");
      }
    }
  });

  it("every check of a credential can say every code, and none of its own is said by another's sentence", () => {
    const credentialCodes = [...CODES, ...(Object.keys(credentialChecksEs) as CredentialCheck["code"][])];
    const names = ["integrity", "issuer", "network", "issuance", "authority", "status", "holder"] as const;
    for (const name of names) {
      for (const code of [...credentialCodes, "OK"] as const) {
        const said = { ...check("integrity", "OK"), name, code };
        expectSpanish(credentialCheckText(said, "es"), `${name} ${code}`);
        expect(credentialCheckText(said, "en")).to.equal("In English.");
      }
    }
    const sentences = Object.values(credentialChecksEs);
    expect(new Set(sentences).size).to.equal(sentences.length);
  });

  it("no code of a record's fault is said by another's sentence", () => {
    const sentences = CODES.map((code) => checksEs[code]);
    expect(new Set(sentences).size).to.equal(sentences.length);
  });

  it("tells what the code alone does not", () => {
    const cases: readonly (readonly [Check, RegExp])[] = [
      [check("issuance", "OK", { mode: "minted" }), /^Es un token/u],
      [check("issuance", "OK", { mode: "anchored" }), /promoción está anclada/u],
      [check("issuance", "NOT_ISSUED", { definition: 5 }), /Ningún centro tiene esta definición/u],
      [check("issuance", "NOT_ISSUED", { hub: 1 }), /ningún token/u],
      [check("issuance", "NOT_ISSUED", { hub: 1, root: "0x", anchoredAt: null }), /no ancló ninguna/u],
      [check("issuance", "NOT_ISSUED", { hub: 1, root: "0x", anchoredAt: 5 }), /no podía estar en ella/u],
      [check("issuance", "NOT_ISSUED", { hub: 1, attester: "0x" }), /no firmó/u],
      [check("issuance", "CHAIN_UNREACHABLE"), /No se preguntó/u],
      [check("authority", "NOT_ISSUED"), /nada que juzgar/u],
      [check("status", "NOT_ISSUED"), /nada que juzgar/u],
      [check("status", "REVOKED"), /^El centro lo revocó/u],
      [check("status", "REVOKED", { cohortRevoked: true }), /toda su promoción/u],
      [check("status", "OK", { cohortRevoked: true }), /revocar también el token/u],
      [check("holder", "STALE", { expiresAt: 5 }), /La presentación ha caducado/u],
      [check("holder", "STALE", { until: 5 }), /Su petición ha caducado/u],
      [check("holder", "HOLDER_NOT_ACTOR"), /no es quien habla/u],
      [check("holder", "HOLDER_NOT_ACTOR", { recovering: true }), /Espera una recuperación/u],
      [check("integrity", "MALFORMED", { reason: "MALFORMED_JSON" }), /no es JSON/u],
      [check("integrity", "MALFORMED", { reason: "TypeError: x" }), /forma de un registro/u],
      [check("integrity", "DIGEST_MISMATCH", { part: "definition" }), /La definición incluida/u],
      [check("network", "CHAIN_UNREACHABLE", { reason: "RATE_LIMITED" }), /limita.*Espere/u],
      [check("network", "CHAIN_UNREACHABLE", { reason: "Error: x" }), /No se pudo preguntar/u],
      [check("network", "UNTRUSTED_DEPLOYMENT", { token: "0x" }), /no confía/u],
      [check("network", "UNTRUSTED_DEPLOYMENT"), /no se puede leer/u],
    ];
    const unread = { ...check("integrity", "MALFORMED", { reason: "MALFORMED_BUNDLE" }) };
    const message = "The file cannot be read: The text is not JSON.";
    expect(checkText({ ...unread, message }, "es")).to.equal(
      "No se puede leer el archivo: El texto no es JSON.",
    );
    for (const [said, pattern] of cases) {
      expect(checkText(said, "es"), `${said.name} ${said.code}`).to.match(pattern);
    }
  });
});

describe("messages: names of things", () => {
  it("every name that the SDK has is named in both languages", () => {
    for (const language of ["en", "es"] as const) {
      const { kinds, standings, roles, accreditations } = terms[language];
      expect(Object.keys(kinds)).to.deep.equal([...KIND_NAMES, "ext:"]);
      expect(Object.keys(standings)).to.deep.equal([...achievements.STANDINGS]);
      expect(Object.keys(roles)).to.deep.equal(Object.keys(hubs.ROLES));
      expect(Object.keys(accreditations)).to.deep.equal([...accreditation.ACCREDITATION_STATUSES]);
      for (const group of Object.values(terms[language]) as Readonly<Record<string, string>>[]) {
        const names = Object.values(group);
        expect(names.every((name) => name.trim() !== "")).to.equal(true);
        expect(new Set(names).size, names.join()).to.equal(names.length);
      }
    }
    expect(Object.keys(terms.es)).to.deep.equal(Object.keys(terms.en));
  });

  it("a kind is named in the language; one of a school's own keeps its name", () => {
    expect(kindText("SecondarySchoolDiploma", "es")).to.equal("Título de enseñanza secundaria");
    expect(kindText("SecondarySchoolDiploma", "en")).to.equal("Secondary school diploma");
    expect(kindText("ext:", "es")).to.equal("Otro tipo");
    expect(kindText("ext:Taller de cerámica", "en")).to.equal("Taller de cerámica");
    expect(kindText("ext:toString", "en")).to.equal("toString");
  });
});

describe("messages: catalogs", () => {
  const catalogs: Readonly<Record<string, Readonly<Record<string, { en: string; es: string }>>>> = {
    ...pageTexts,
    detailNames,
  };

  for (const [name, catalog] of Object.entries(catalogs)) {
    it(`${name}: every message is there in both languages, with the same holes`, () => {
      expect(Object.keys(catalog)).to.not.be.empty;
      for (const [key, { en, es }] of Object.entries(catalog)) {
        expect(en.trim(), key).to.not.equal("");
        expect(es.trim(), key).to.not.equal("");
        expect(holesOf(es), key).to.deep.equal(holesOf(en));
        expect(es.replace(/\{\w+\}/gu, ""), key).to.not.match(ENGLISH);
        if (en.includes(" ")) expect(es.endsWith("."), key).to.equal(en.endsWith("."));
      }
    });
  }
});
