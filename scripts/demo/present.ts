// An employer asks, a learner shows one grade, and nobody else can use the answer.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { bundles, Client } from "@cairn/sdk";
import { audience, documents, links, presentations, qr, requests } from "@cairn/sdk";
import type { Actor } from "./cast.ts";
import type { Telling } from "./Story.ts";

const EMPLOYER = audience("https://employer.example");
const OTHER = audience("https://other.example");
const GRADE = "/result/0/value";

/** What the two steps need of the world. */
export type Desk = {
  /** The employer, who asks the chain and owns nothing. */
  readonly verifier: Client;
  readonly folder: string;
};

/** The employer states what it wants to see and why, as a file, a link and a QR code. */
export async function askForGrade(
  { verifier, folder }: Desk,
  telling: Telling,
): Promise<requests.CairnRequest> {
  const request = requests.create({
    deployment: verifier.deployment,
    verifier: "Employer",
    audience: EMPLOYER,
    items: [{ title: "Course", why: "for the post", kinds: ["Course"], paths: [GRADE] }],
  });
  const text = requests.serialize(request);
  await writeFile(path.join(folder, "employer.cairn-request.json"), text);
  const link = await links.toLink("https://wallet.example/", text);
  telling.tell(`${request.verifier} asks, as ${EMPLOYER}: a course and its grade, for the post.`);
  telling.tell("Nothing in a request is secret. Its link, to be scanned off a screen:");
  telling.show(qr.toTerminal(link));
  telling.fact("link", link);
  return request;
}

/** The learner answers with one field; the employer verifies, and so does somebody to whom it is passed on. */
export async function showGrade(
  { verifier, folder }: Desk,
  telling: Telling,
  args: { request: requests.CairnRequest; learner: Actor; record: bundles.CairnRecord },
): Promise<void> {
  const { request, learner, record } = args;
  const { signer } = learner.client;
  const [[found] = []] = requests.match(request, [record]);
  if (signer === undefined || found === undefined) throw new Error("nobody answers the request");
  const answer = requests.answer(request, [{ bundle: record, paths: found.paths }]);
  const presentation = await presentations.create(answer, signer);
  const file = presentations.serialize(presentation);
  await writeFile(path.join(folder, "amina.cairn-presentation.json"), file);
  const [shown] = presentation.records;
  const disclosed = shown?.disclosed.map((field) => `${field.path} = ${field.value}`) ?? [];
  const hidden = documents
    .fieldsOf(record.document)
    .filter((field) => !shown?.disclosed.some(({ path: at }) => at === field.path));
  telling.tell(`${learner.name} signs, for ${presentation.audience} alone. Shown: ${disclosed.join(", ")}.`);
  for (const { path: at, value } of hidden) {
    if (file.includes(value) || file.includes(record.salts[at] ?? at)) throw new Error(`${at} leaked`);
  }
  const names = hidden.map(({ path: at }) => at).join(", ");
  telling.tell(`Hidden: ${names}. Neither they nor their salts are in the file.`);
  const verdict = await requests.verify(request, file, { client: verifier });
  telling.tell(
    `the employer: ${verdict.verdict}. ${verdict.isComplete ? "All that it asked for is there." : "Something is missing."}`,
  );
  const { nonce } = request;
  const replayed = await presentations.verify(file, { client: verifier, audience: OTHER, nonce });
  const reason = replayed.checks.find(({ outcome }) => outcome === "fail");
  telling.tell(`${OTHER}, to whom it is passed on: ${replayed.verdict}. ${reason?.message ?? ""}`);
  telling.fact("verdict", verdict.verdict);
  telling.fact("isComplete", verdict.isComplete);
  telling.fact("disclosed", disclosed);
  telling.fact("replayed", { verdict: replayed.verdict, code: reason?.code });
}
