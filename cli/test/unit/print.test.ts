import { unixTime } from "@cairn/sdk";
import { expect } from "chai";
import readQr from "jsqr";
import type { Language } from "../../src/messages/Language.ts";
import { dateText, listText, moneyText, numberText, timeText } from "../../src/print/format.ts";
import { foreign, html } from "../../src/print/html.ts";
import { learnerSheet } from "../../src/print/learnerSheet.ts";
import { QR_BYTES, qr } from "../../src/print/qr.ts";
import { receipt } from "../../src/print/receipt.ts";
import { say } from "../../src/print/say.ts";
import { verificationReport, verificationReports } from "../../src/print/verificationReport.ts";
import { visible } from "../../src/print/visible.ts";
import { LINK, pagesOf, presentationOf, receiptOf, sheetOf, verdictOf } from "../utils/printSamples.ts";

const LANGUAGES: readonly Language[] = ["en", "es"];
const PLAIN = "Plain Name";
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** Names as an attacker, a careless export or the world writes them. */
const NAMES: Readonly<Record<string, string>> = {
  script: "<script>alert(1)</script>",
  quotes: `" onload="alert(1)' x='`,
  entity: "&lt;b&gt; & &amp;",
  comment: "--><!-- ]]></style></title></svg>",
  hole: "{hub} {achievement} $& $1",
  bidi: "\u202Egpj.exe\u2069\u2066 \u200Fabc",
  control: "a\u0000b\u001B[31mred\u0007\u009Bc",
  long: "W".repeat(500),
  emoji: "👩‍🔬 🧑🏽‍🎓",
  arabic: "فاطمة الزهراء",
  chinese: "李小龍",
  half: "half \uD83D of a character",
};

/** The tags of a page, in order and without the texts in them. */
function tagsOf(page: string): string[] {
  return [...page.replace(/<style>[\s\S]*?<\/style>/u, "<style></style>").matchAll(/<[^>]*>/gu)].map(
    ([tag]) => tag.replace(/="[^"]*"/gu, ""),
  );
}

/** What a reader sees of a page, as one line. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf("<body>"));
  const plain = body
    .replace(/<title>[\s\S]*?<\/title>/gu, " ")
    .replace(/<br>/gu, " ")
    .replace(/<[^>]*>/gu, "");
  const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return plain.replace(/&(?<name>[^;]+);/gu, (_all, name: string) => names[name] ?? "").replace(/\s+/gu, " ");
}

function expectBalanced(page: string): void {
  const open: string[] = [];
  for (const tag of tagsOf(page)) {
    const name = /^<\/?(?<name>[a-z0-9!]+)/u.exec(tag)?.groups?.name ?? "";
    if (["!doctype", "meta", "br"].includes(name) || tag.endsWith("/>")) continue;
    if (tag.startsWith("</")) expect(open.pop(), tag).to.equal(name);
    else open.push(name);
  }
  expect(open).to.deep.equal([]);
}

/** The modules that an SVG of `qr` paints black. */
function modulesOf(svg: string): boolean[][] {
  const size = Number(/viewBox="0 0 (?<size>\d+) /u.exec(svg)?.groups?.size);
  const dark = /fill="#000" d="(?<path>[^"]*)"/u.exec(svg)?.groups?.path ?? "";
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, run] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/gu)) {
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(run));
  }
  return rows;
}

/** What a reader gets of a code, a few pixels for each module. */
function textOfCode(modules: readonly (readonly boolean[])[]): string | undefined {
  const SCALE = 4;
  const width = SCALE * modules.length;
  const data = new Uint8ClampedArray(4 * width * width).fill(255);
  for (let pixel = 0; pixel < width * width; pixel += 1) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)].map((place) => Math.floor(place / SCALE));
    if (modules[y ?? 0]?.[x ?? 0] === true) data.fill(0, 4 * pixel, 4 * pixel + 3);
  }
  return readQr.default(data, width, width)?.data;
}

describe("printed pages: markup", () => {
  it("escapes text in elements and attributes, and keeps markup", () => {
    const name = `<b a="1" b='2'>&amp;`;
    const escaped = "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;";
    expect(html`<p title="${name}">${name}</p>`.markup).to.equal(`<p title="${escaped}">${escaped}</p>`);
    expect(html`<i>${html`<b>${name}</b>`}</i>`.markup).to.equal(`<i><b>${escaped}</b></i>`);
  });

  it("joins lists, writes numbers, and leaves out what is absent", () => {
    expect(html`${["a", html`<br>`, [1, 2n]]}|${undefined}${null}${false}|${0}`.markup).to.equal(
      "a<br>12||0",
    );
  });

  it("an object that only looks like markup is not taken for it", () => {
    const looksAlike: unknown = JSON.parse('{"markup":"<script>"}');
    expect(() => html`${looksAlike as string}`.markup).to.throw(TypeError);
  });

  it("takes out what would not show but act, and keeps letters, joiners and emoji", () => {
    expect(visible("a\u202Eb\u2069\u0000c\u001B[31m\td\r\ne\uD83D")).to.equal("abc[31m d  e");
    for (const name of [NAMES.emoji, NAMES.arabic, NAMES.chinese, "می\u200Cخواهم", "Ñandú"] as string[]) {
      expect(visible(name)).to.equal(name);
    }
    expect(foreign("\u2069<").markup).to.equal("<bdi>&lt;</bdi>");
  });

  it("fills holes with escaped text or markup, and never reads a value for holes", () => {
    const message = { en: "{a}  of\n {b}", es: "{b}: {a}" } as const;
    expect(say(message, "en", { a: "{b}", b: html`<i></i>` }).markup).to.equal("{b} of <i></i>");
    expect(say(message, "es", { a: "<", b: "$&" }).markup).to.equal("$&amp;: &lt;");
  });
});

describe("printed pages: QR codes", () => {
  it("say the link to who reads them off the page, with the quiet zone of four", () => {
    for (const link of [LINK, `https://records.example/${"á".repeat(200)}`]) {
      const modules = modulesOf(qr(link, "label > ></svg>")?.markup ?? "");
      expect(textOfCode(modules)).to.equal(link);
      expect(modules.slice(0, 4).flat().includes(true), "quiet zone").to.equal(false);
      expect(modules[4]?.includes(true)).to.equal(true);
    }
  });

  it("name themselves to those who do not see them", () => {
    const svg = qr(LINK, 'a "label"')?.markup ?? "";
    expect(svg).to.contain('role="img"').and.to.contain("<title>a &quot;label&quot;</title>");
  });

  it("are left out where the text is too long for paper, and the link still stands in letters", () => {
    expect(qr("a".repeat(QR_BYTES), "x")).to.not.equal(undefined);
    expect(qr("a".repeat(QR_BYTES + 1), "x")).to.equal(undefined);
    expect(qr("é".repeat(QR_BYTES), "x"), "bytes count, not characters").to.equal(undefined);
    const claimLink = `https://records.example/${"a".repeat(QR_BYTES)}`;
    const sheet = learnerSheet({ ...sheetOf("en", PLAIN), claimLink });
    expect(sheet).to.not.contain("<svg");
    expect(sheet).to.contain(claimLink);
  });

  it("hold the link of the sheet and of the letter, and the letter's values where it has no link", () => {
    const { sheet = "", letter = "", letterWithLink = "" } = pagesOf("en", PLAIN);
    expect(textOfCode(modulesOf(sheet))).to.equal(LINK);
    expect(textOfCode(modulesOf(letterWithLink))).to.equal(LINK);
    const values = [
      "chain 31337",
      "registry 0x5FbDB2315678afecb367f032d93F642f64180aa3",
      "hub 3",
      `transaction 0x${"8".repeat(64)}`,
    ];
    expect(textOfCode(modulesOf(letter))).to.equal(values.join("\n"));
  });
});

describe("printed pages: formats", () => {
  const time = unixTime(new Date("2026-03-04T05:06:07Z"));

  it("write dates in the language's form, with UTC stated, in whatever zone the office is", () => {
    expect(dateText(time, "en")).to.equal("4 March 2026 (UTC)");
    expect(dateText(time, "es")).to.equal("4 de marzo de 2026 (UTC)");
    expect(timeText(time, "en")).to.match(/^4 March 2026 at 05:06:07 UTC$/u);
    expect(timeText(time, "es")).to.match(/^4 de marzo de 2026.*5:06:07 UTC$/u);
    const lastSecond = unixTime(new Date("2026-12-31T23:59:59Z"));
    expect(dateText(lastSecond, "en")).to.equal("31 December 2026 (UTC)");
  });

  it("write the last time that the chain can hold", () => {
    expect(timeText(unixTime(2 ** 40 - 1), "en")).to.match(/UTC$/u);
  });

  it("keep every digit of an amount, with the language's separators", () => {
    expect(moneyText(1n, "ETH", "en")).to.equal("0.000000000000000001 ETH");
    expect(moneyText(1_234_567_890_123_456_789_012n, "ETH", "en")).to.equal("1,234.567890123456789012 ETH");
    expect(moneyText(12_345_000_000_000_000_000_001n, "ETH", "es")).to.equal("12.345,000000000000000001 ETH");
    expect(moneyText(0n, "xDAI", "es")).to.equal("0 xDAI");
    expect(numberText(1_234_567n, "es")).to.equal("1.234.567");
    expect(listText(["a", "b", "c"], "en")).to.equal("a, b and c");
    expect(listText(["a", "b", "c"], "es")).to.equal("a, b y c");
  });
});

describe("printed pages: every page", () => {
  for (const language of LANGUAGES) {
    for (const [name, page] of Object.entries(pagesOf(language, PLAIN))) {
      it(`${name} (${language}) is one accessible HTML text that loads and runs nothing`, () => {
        expectBalanced(page);
        expect(page).to.match(new RegExp(`^<!doctype html>\\n<html lang="${language}">\\n`, "u"));
        const sheets = page.match(/<article class="sheet">/gu)?.length;
        expect(page.match(/<h1>/gu)).to.have.length(sheets ?? 0);
        expect(page.match(/<main>/gu)).to.have.length(1);
        expect(page).to.match(/<title>[^<]+<\/title>/u);
        expect(page).to.not.match(/<script|<link|<img|<iframe|\son\w+=|href=|src=|url\(|@import/u);
        expect(page).to.contain("default-src &#39;none&#39;");
        expect(page.match(/<svg/gu)?.length).to.equal(
          page.match(/<svg class="qr" aria-label="[^"]+" [^>]*role="img"/gu)?.length,
        );
      });

      it(`${name} (${language}) has no hole, raw key, kind's name or missing value left`, () => {
        const text = textOf(page);
        expect(text).to.not.match(/\{\w+\}|undefined|\bnull\b|NaN|\[object|\bkindBit\b|judgedAt/u);
        expect(text).to.not.match(/CertificateOfCompletion|ext:/u);
        expect(text).to.not.match(/\bOK\b/u);
      });
    }
  }

  it("says something else in each language, but names the same things", () => {
    const [en, es] = [pagesOf("en", PLAIN), pagesOf("es", PLAIN)];
    for (const [name, page] of Object.entries(en)) {
      expect(tagsOf(es[name] ?? ""), name).to.deep.equal(tagsOf(page));
      expect(textOf(es[name] ?? ""), name).to.not.equal(textOf(page));
      expect(textOf(es[name] ?? ""), name).to.not.match(/\b(?:the|this|of|network|hub)\b/iu);
    }
  });
});

describe("printed pages: hostile names", () => {
  for (const [what, name] of Object.entries(NAMES)) {
    it(`a name (${what}) changes no element, and reorders and hides nothing`, () => {
      for (const language of LANGUAGES) {
        const plain = pagesOf(language, PLAIN);
        for (const [page, text] of Object.entries(pagesOf(language, name))) {
          expect(tagsOf(text), page).to.deep.equal(tagsOf(plain[page] ?? ""));
          expect(text, page).to.not.match(BIDI);
          expect(text.replaceAll("\n", ""), page).to.not.match(/\p{Cc}|\p{Surrogate}/u);
          expectBalanced(text);
        }
      }
    });

    it(`a name (${what}) is printed whole, apart from the line's direction`, () => {
      const shown = visible(name);
      for (const [page, text] of Object.entries(pagesOf("en", name))) {
        expect(textOf(text), page).to.contain(shown.replace(/\s+/gu, " ").trim());
        expect(text, page).to.contain(foreign(name).markup);
      }
    });
  }

  it("every page lets long words break", () => {
    for (const [name, page] of Object.entries(pagesOf("en", PLAIN))) {
      expect(page, name).to.contain("overflow-wrap: anywhere").and.to.contain("table-layout: fixed");
    }
  });
});

describe("printed pages: the learner's sheet", () => {
  it("prints the claim code in its groups, whatever stands between them", () => {
    for (const claimCode of ["9GH2-K4MT-7QWX", "9GH2 K4MT  7QWX"]) {
      const sheet = learnerSheet({ ...sheetOf("en", PLAIN), claimCode });
      expect([...sheet.matchAll(/<span>(?<group>[^<]*)<\/span>/gu)].map(([, group]) => group)).to.deep.equal([
        "9GH2",
        "K4MT",
        "7QWX",
      ]);
    }
  });

  it("says honestly who can act with a code, and says nothing of codes where there is none", () => {
    const { sheet = "", sheetOfWallet = "" } = pagesOf("en", PLAIN);
    expect(textOf(sheet)).to.contain("Whoever has this sheet can act as you");
    expect(textOf(sheet)).to.contain(`${PLAIN} made the code`);
    expect(textOf(sheet)).to.contain("Both end once a wallet of your own takes over.");
    expect(textOf(sheet)).to.contain(
      "at once if the sheet is lost or seen by somebody else, or if the code was used",
    );
    expect(textOf(sheetOfWallet)).to.not.match(/this code|this sheet|Claim code/u);
    expect(textOf(sheetOfWallet)).to.contain("Only that wallet acts for you");
  });

  it("says how a wallet of one's own takes over from the code, and how the code is read aloud", () => {
    const { sheet = "" } = pagesOf("en", PLAIN);
    expect(textOf(sheet)).to.contain("let it take over from the code");
    expect(textOf(sheet)).to.contain("cairn claim --code --to-keystore wallet.json");
    expect(textOf(sheet)).to.contain("Read it aloud by groups");
    const spanish = textOf(pagesOf("es", PLAIN).sheet ?? "");
    expect(spanish).to.contain("deje que suceda al código").and.to.contain("Léalo en voz alta");
  });

  it("gives three steps in every form, a fourth where there is a code, and asks for a link only where there is one", () => {
    const { claimLink: _link, ...byHand } = sheetOf("en", PLAIN);
    const { sheet = "", sheetOfWallet = "" } = pagesOf("en", PLAIN);
    for (const [page, count] of [
      [sheet, 4],
      [sheetOfWallet, 3],
      [learnerSheet(byHand), 4],
    ] as const) {
      const steps = page.slice(page.indexOf("<ol>"), page.indexOf("</ol>"));
      expect(steps.match(/<li>/gu)).to.have.length(count);
    }
    expect(textOf(sheet)).to.contain("open the link");
    expect(textOf(learnerSheet(byHand))).to.not.match(/QR code|open the link/u);
    const noPage = textOf(learnerSheet({ ...byHand, claimLink: "cairn:claim#code=9GH2" }));
    expect(noPage).to.contain(`cairn claim ${PLAIN} --code`).and.not.to.contain("open the link");
  });

  it("warns that a signature is provisional and that a token is public, and not else", () => {
    const of = (mode: "signed" | "minted" | "anchored") =>
      textOf(learnerSheet({ ...sheetOf("es", PLAIN), mode }));
    expect(of("signed")).to.contain("Este registro es provisional");
    expect(of("minted")).to.contain("Este registro es público");
    expect(of("anchored")).to.not.match(/Este registro es (?:provisional|público)/u);
  });
});

describe("printed pages: the report on a presentation", () => {
  const report = (language: Language, change: object = {}) =>
    textOf(
      verificationReports([
        {
          language,
          fileName: "answer.cairn-presentation.json",
          presentation: { ...presentationOf(PLAIN), ...change },
          verifyHint: "cairn verify answer.cairn-presentation.json",
          madeAt: unixTime(1_782_043_445),
        },
      ]),
    );

  it("says who showed it to whom, what came of what was asked for, and each record on its own page", () => {
    const text = report("en");
    expect(text)
      .to.match(/Shown to\s*https:\/\/employer\.example/u)
      .and.to.contain("given, by record 1");
    expect(text).to.contain(`partly, by record 2; not shown: /${PLAIN}`).and.to.contain("optional missing");
    expect(text).to.contain("Something that is needed is missing");
    expect(text).to.contain("answer.cairn-presentation.json (2)");
    expect(report("es")).to.contain("dado, por el registro 1").and.to.contain("Falta algo necesario");
    expect(report("en", { isComplete: true })).to.contain("All that is needed is there.");
  });

  it("says nothing of a request where there was none, nor of a holder where the file cannot be read", () => {
    const {
      items: _items,
      isComplete: _isComplete,
      ...alone
    } = presentationOf(PLAIN) as object & {
      items?: unknown;
      isComplete?: unknown;
    };
    const text = textOf(
      verificationReports([
        {
          language: "en",
          fileName: "a",
          presentation: { ...(alone as ReturnType<typeof presentationOf>), presented: null, records: [] },
          verifyHint: "again",
          madeAt: unixTime(1_782_043_445),
        },
      ]),
    );
    expect(text).to.not.contain("asked for").and.not.to.contain("Shown by");
  });
});

describe("printed pages: the verification report", () => {
  const report = (language: Language, change: object) =>
    textOf(
      verificationReport({
        language,
        fileName: "a.cairn.json",
        verdict: { ...verdictOf(PLAIN), ...change },
        verifyHint: "cairn verify a.cairn.json",
        madeAt: unixTime(1_782_043_445),
      }),
    );

  it("says the verdict in words, never by a sign or a colour alone", () => {
    expect(report("en", { verdict: "valid" })).to.contain("Valid Every check passed.");
    expect(report("en", { verdict: "invalid" })).to.contain("Not valid At least one check failed.");
    expect(report("es", { verdict: "unknown" })).to.contain("No se pudo determinar");
    expect(report("es", { verdict: "unknown" })).to.contain("no dice nada contra el registro");
  });

  it("gives the code of a check that does not pass, what it looked at, and times as dates", () => {
    const checks = [
      {
        name: "status",
        outcome: "fail",
        code: "EXPIRED",
        message: "It has expired.",
        details: { expiresAt: 1_782_043_445, time: 1_782_043_446, reason: "MALFORMED_JSON" },
      },
    ];
    const text = report("es", { verdict: "invalid", checks });
    expect(text).to.contain("Falla EXPIRED Ha vencido.");
    expect(text).to.match(/vence el: 21 de junio de 2026.*12:04:05 UTC/u);
    expect(text).to.not.contain("MALFORMED_JSON");
  });

  it("says so where no network was asked and nothing is known", () => {
    const text = report("en", { verdict: "unknown", asOf: null, hub: null, accreditor: null, record: null });
    expect(text).to.contain("no network was asked");
    expect(text).to.not.match(/Attested by|Accredited by|Learner's address/u);
  });
});

describe("printed pages: the receipt", () => {
  it("adds up gas and cost to the last wei", () => {
    const text = textOf(receipt(receiptOf("en", PLAIN)));
    expect(text).to.contain("1,230,864").and.to.contain("2.001000000000000003 ETH");
    const [first] = receiptOf("en", PLAIN).transactions;
    const one = textOf(receipt({ ...receiptOf("en", PLAIN), transactions: first ? [first] : [] }));
    expect(one).to.not.contain("Total");
  });

  it("without private values names no learner, address or file, but every record", () => {
    const shown = receipt({ ...receiptOf("en", "Visible"), showPrivate: true });
    const named = { ...receiptOf("en", "Office"), showPrivate: false };
    const learners = named.learners?.map((learner) => ({ ...learner, name: "Secret Name" }));
    const hidden = receipt({ ...named, ...(learners && { learners }) });
    expect(shown).to.contain("2.cairn.json");
    const list = hidden.slice(hidden.indexOf("<h2>Learners"));
    expect(list).to.not.match(/Secret Name|cairn\.json|0x5FbDB/u);
    expect(list)
      .to.contain(`0x${"1".repeat(64)}`)
      .and.to.contain(`0x${"2".repeat(64)}`);
  });

  it("says that nothing was sent where the achievements are only signed", () => {
    const text = textOf(receipt({ ...receiptOf("es", PLAIN), mode: "signed", transactions: [] }));
    expect(text).to.contain("No se envió ninguna transacción");
  });
});
