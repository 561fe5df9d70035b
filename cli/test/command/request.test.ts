import { randomBytes } from "node:crypto";
import { access, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { links, requests } from "@cairn/sdk";
import { expect } from "chai";
import { decode } from "fast-png";
import readQr from "jsqr";
import type { Office, Ran } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

const WHO = ["--verifier", "Employer Ltd", "--audience", "https://employer.example"];
const ASK = ["--ask", "Your diploma: the post asks for one"];
const PAGE = "https://wallet.example/open";

describe("cairn request", () => {
  let office: Office;

  before(async () => {
    office = await openOffice();
  });
  after(async () => {
    await office.close();
  });

  const ask = async (line: readonly string[]): Promise<Ran> =>
    await office.cairn(["request", ...WHO, ...line]);
  const readRequest = async (file: string) =>
    requests.parse(await readFile(path.join(office.folder, file), "utf8"));

  /** The new files that a command line makes. */
  async function filesMade(run: () => Promise<Ran>): Promise<{ ran: Ran; made: readonly string[] }> {
    const before = await readdir(office.folder);
    const ran = await run();
    const after = await readdir(office.folder);
    return { ran, made: after.filter((file) => !before.includes(file)) };
  }

  it("writes a request that says who asks, what, why and until when; and how to go on", async () => {
    const { ran, made } = await filesMade(
      async () =>
        await ask([...ASK, "--kind", "diploma", "--kind", "Course", "--path", "/result", "--for", "2d"]),
    );
    expect(ran.status, ran.err).to.equal(0);
    expect(made).to.have.length(1);
    const [file = ""] = made;
    expect(file).to.match(/^employer-ltd-[0-9a-f]{8}\.cairn-request\.json$/);
    const request = await readRequest(file);
    expect(request).to.include({ verifier: "Employer Ltd", audience: "https://employer.example" });
    expect(request.token).to.equal(office.deployment.contracts.AchievementToken.address);
    expect(request.expiresAt - request.issuedAt).to.equal(2 * 86_400);
    expect(request.items).to.deep.equal([
      {
        title: "Your diploma",
        why: "the post asks for one",
        kinds: ["Diploma", "Course"],
        paths: ["/result"],
        optional: false,
      },
    ]);
    expect(ran.out)
      .to.contain("1. Your diploma: the post asks for one")
      .and.to.contain("to be shown: /result");
    expect(ran.out).to.contain(`--request ${file}`).and.to.contain("No link and no QR code");
  });

  it("what follows an --ask belongs to it, in the order of typing", async () => {
    const line = [...ASK, "--path", "/result", "--ask", "A language: you may work abroad", "--optional"];
    const { status, json, err } = await ask([...line, "--definition", "4", "--definition", "5", "--json"]);
    expect(status, err).to.equal(0);
    const { request } = json() as { request: requests.CairnRequest };
    expect(request.items).to.deep.equal([
      { title: "Your diploma", why: "the post asks for one", paths: ["/result"], optional: false },
      { title: "A language", why: "you may work abroad", definitions: [4, 5], paths: [], optional: true },
    ]);
    expect(request.expiresAt - request.issuedAt, "a week").to.equal(7 * 86_400);
  });

  it("--page makes a link and a QR code in the terminal; --qr a picture of it, which a phone reads", async () => {
    const pictures = ["code.png", "code.svg"];
    for (const picture of pictures) {
      const line = [...ASK, "--page", PAGE, "--qr", picture, "--out", `${picture}.cairn-request.json`];
      const { status, out, err } = await ask(line);
      expect(status, err).to.equal(0);
      const link = out.split("\n").find((text) => text.startsWith(PAGE)) ?? "";
      const text = (await links.fromLink(link)) ?? "";
      expect(requests.parse(text)).to.deep.equal(await readRequest(`${picture}.cairn-request.json`));
      expect(out).to.contain("▄▄").and.to.contain(`The QR code: ${picture}`);
      if (picture.endsWith(".svg")) {
        expect(await readFile(path.join(office.folder, picture), "utf8")).to.match(/^<svg .*<\/svg>\n$/s);
        continue;
      }
      const { data, width, height } = decode(await readFile(path.join(office.folder, picture)));
      const pixels = Uint8ClampedArray.from([...data].flatMap((grey) => [grey, grey, grey, 255]));
      expect(readQr.default(pixels, width, height)?.data).to.equal(link);
    }
  });

  it("a request too large for a QR code still has its link; a picture of it is refused, and nothing is written", async () => {
    const many = Array.from({ length: 20 }, (_item, place) => ({
      title: `Thing ${place}`,
      why: `Because of ${randomBytes(60).toString("base64")}`,
    }));
    await writeFile(path.join(office.folder, "many.json"), JSON.stringify(many));
    const line = ["--items", "many.json", "--page", PAGE];
    const { status, out } = await ask(line);
    expect(status).to.equal(0);
    expect(out).to.contain(PAGE).and.to.contain("too many for a QR code").and.not.to.contain("▄▄");
    const { ran, made } = await filesMade(async () => await ask([...line, "--qr", "many.png", "--json"]));
    expect([ran.status, made]).to.deep.equal([1, []]);
    expect(ran.json()).to.have.nested.property("error.code", "QR_TOO_LARGE");
  });

  it("takes items from a file, in which what may be left out is left out", async () => {
    const items = [{ title: "Your diploma", why: "The post asks for one.", kinds: ["Diploma"] }];
    await writeFile(path.join(office.folder, "asked.json"), JSON.stringify(items));
    const { json, status } = await ask(["--items", "asked.json", "--json"]);
    expect(status).to.equal(0);
    expect(json()).to.have.deep.nested.property("request.items", [
      { ...items[0], paths: [], optional: false },
    ]);
  });

  it("needs neither a node nor a key", async () => {
    const line = [...ASK, "--rpc", "http://127.0.0.1:9", "--key", "nobody", "--json"];
    expect((await ask(line)).status).to.equal(0);
  });

  it("refuses what nobody could answer or be asked, with status 2 or the SDK's code, and writes nothing", async () => {
    await writeFile(path.join(office.folder, "none.json"), "[null]");
    await writeFile(path.join(office.folder, "no.json"), "{");
    const cases: readonly (readonly [line: readonly string[], code: string, says: RegExp])[] = [
      [[], "INVALID_ARGUMENT", /asks for nothing/],
      [["--ask", "Your diploma"], "INVALID_ARGUMENT", /without a reason/],
      [["--ask", "Your diploma: "], "INVALID_ARGUMENT", /without a reason/],
      [["--kind", "Diploma", ...ASK], "INVALID_ARGUMENT", /--kind belongs to/],
      [["--optional", ...ASK], "INVALID_ARGUMENT", /--optional belongs to/],
      [[...ASK, "--kind", "Diplom"], "UNKNOWN_KIND", /no kind of achievement Diplom/],
      [[...ASK, "--definition", "four"], "INVALID_ID", /not a definition id/],
      [[...ASK, "--path", "result"], "MALFORMED_REQUEST", /not a JSON Pointer/],
      [[...ASK, "--items", "asked.json"], "INVALID_ARGUMENT", /both in a file and/],
      [["--items", "missing.json"], "INVALID_ARGUMENT", /missing\.json .* cannot be read/],
      [["--items", "none.json"], "INVALID_ARGUMENT", /no JSON list/],
      [["--items", "no.json"], "MALFORMED_JSON", /./],
      [[...ASK, "--for", "soon"], "INVALID_ARGUMENT", /no length of time/],
      [[...ASK, "--for", "0d"], "INVALID_ARGUMENT", /no length of time/],
      [[...ASK, "--qr", "code.gif", "--page", PAGE], "INVALID_ARGUMENT", /neither in \.png nor/],
      [[...ASK, "--qr", "other.png"], "INVALID_ARGUMENT", /no page is known/],
      [[...ASK, "--page", "wallet.example"], "INVALID_ARGUMENT", /not an http/],
      [[...ASK, "--reply", "https://other.example/"], "MALFORMED_REQUEST", /not one of the audience/],
      [[...ASK, "--audience", "https://employer.example/"], "INVALID_ARGUMENT", /not an origin/],
      [["--ask", "A\u202ed: because"], "MALFORMED_REQUEST", /control, line or bidirectional/],
    ];
    for (const [line, code, says] of cases) {
      const { ran, made } = await filesMade(async () => await ask([...line, "--json"]));
      const { error } = ran.json() as { error: { code: string; message: string; fix: string } };
      expect([error.code, made], line.join(" ")).to.deep.equal([code, []]);
      expect(error.message, line.join(" ")).to.match(says);
      expect(error.fix).not.to.equal("");
      expect(ran.status).to.equal(code.startsWith("MALFORMED") ? 1 : 2);
    }
    const nobody = await office.cairn(["request", ...ASK]);
    expect([nobody.status, nobody.err.includes("--verifier")]).to.deep.equal([2, true]);
  });

  it("writes nothing where it is interrupted", async () => {
    const signal = AbortSignal.abort();
    const { ran, made } = await filesMade(
      async () => await office.cairn(["request", ...WHO, ...ASK], { signal }),
    );
    expect([ran.status, made]).to.deep.equal([130, []]);
  });

  it("writes over nothing that is there", async () => {
    await writeFile(path.join(office.folder, "taken.json"), "mine");
    const request = await ask([...ASK, "--out", "taken.json"]);
    expect([request.status, request.err.includes("taken.json is there already")]).to.deep.equal([2, true]);
    await writeFile(path.join(office.folder, "taken.svg"), "mine");
    const line = [...ASK, "--page", PAGE, "--out", "free.json", "--qr", "taken.svg"];
    expect((await ask(line)).status).to.equal(2);
    for (const file of ["taken.json", "taken.svg"]) {
      expect(await readFile(path.join(office.folder, file), "utf8")).to.equal("mine");
    }
    expect(await access(path.join(office.folder, "free.json")).catch(() => "absent")).to.equal("absent");
  });

  it("speaks Spanish, also where it refuses", async () => {
    const line = [...ASK, "--kind", "Diploma", "--optional", "--page", PAGE, "--lang", "es"];
    const { status, out } = await ask(line);
    expect(status).to.equal(0);
    expect(out).to.contain("pide, como https://employer.example").and.to.contain("(opcional)");
    expect(out).to.contain("tipos que sirven: Diploma").and.to.contain("cairn verify <respuesta>");
    const wrong = await ask([...ASK, "--reply", "https://other.example/", "--lang", "es"]);
    expect(wrong.err).to.contain("no es de quien pide").and.not.to.contain("en inglés");
    const help = await office.cairn(["request", "--help", "--lang", "es"]);
    expect(help.out)
      .to.match(/^Uso: cairn request/)
      .and.to.contain("para qué lo necesita");
  });
});
