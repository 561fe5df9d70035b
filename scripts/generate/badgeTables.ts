import type { Results } from "../../bench/badges/results.ts";
import { markdown, whole } from "./markdown.ts";

/** Real results issued as Open Badges, and verified in each of their forms. */
export function badgeTables({ issued, verified, verdicts, forms, library, bytesEach }: Results) {
  const rows = [
    { what: "issued into the learner's bundle (`eddsa-rdfc-2022`)", speed: issued },
    { what: "read back from the bundle and verified, with the chain", speed: verified },
    ...Object.entries(forms).map(([name, speed]) => ({
      what: `as ${TITLES[name]}, made and verified`,
      speed,
    })),
  ].map(({ what, speed }) => [what, whole(speed.count), whole(speed.perSecond)]);
  const { valid, invalid, unknown } = verdicts;
  const sentence =
    `${whole(valid)} valid, ${whole(invalid)} invalid, ${whole(unknown)} unknown. Beside the signature library alone, ` +
    `in one run: ${library.issueTimesLibrary} times as long to issue, ${library.verifyTimesLibrary} times to verify, ` +
    `with the chain. A bundle with its badge has ${whole(bytesEach)} bytes.`;
  return { badges: `${markdown(["Open Badges 3.0", "badges", "a second"], rows)}\n\n${sentence}` };
}

const TITLES: Readonly<Record<string, string>> = {
  jwt: "a token (VC-JWT, `ES256`)",
  png: "a baked PNG",
  svg: "a baked SVG",
};
