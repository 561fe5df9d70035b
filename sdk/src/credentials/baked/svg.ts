import { CairnError } from "../../errors/CairnError.ts";

/** Namespace of what Open Badges 3.0 puts into an SVG (5.3.2). */
const NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
const OPEN = "<openbadges:credential";
const CLOSE = "</openbadges:credential>";
const CDATA = "<![CDATA[";

/** Puts a credential as JSON, or a token, into an SVG, in the place of one that is there. */
export function bakeSvg(svg: string, text: string): string {
  const bare = opened(withoutCredential(svg));
  const place = endOfRootTag(bare);
  // A token is an attribute; JSON is an element's text, where "]]>" would end it early.
  const element = text.startsWith("{")
    ? `${OPEN} xmlns:openbadges="${NAMESPACE}">${CDATA}${text.replaceAll("]]>", "]]\\u003e")}]]>${CLOSE}`
    : `${OPEN} xmlns:openbadges="${NAMESPACE}" verify="${text}"></openbadges:credential>`;
  return `${bare.slice(0, place)}${element}${bare.slice(place)}`;
}

/** Reads what is baked into an SVG; undefined where nothing is. */
export function readSvg(svg: string): string | undefined {
  const found = find(svg);
  if (found === undefined) return undefined;
  const tag = svg.slice(found.start, found.tagEnd);
  const [, token] = /\sverify="([\w.-]+)"/.exec(tag) ?? [];
  if (token !== undefined) return token;
  const content = svg.slice(found.tagEnd, found.end - CLOSE.length).trim();
  if (content.startsWith(CDATA) && content.endsWith("]]>")) return content.slice(CDATA.length, -"]]>".length);
  return unescaped(content);
}

function withoutCredential(svg: string): string {
  const kept: string[] = [];
  let place = 0;
  for (let found = find(svg); found !== undefined; found = find(svg, place)) {
    kept.push(svg.slice(place, found.start));
    place = found.end;
  }
  return kept.join("") + svg.slice(place);
}

function find(svg: string, from = 0): { start: number; tagEnd: number; end: number } | undefined {
  const start = svg.indexOf(OPEN, from);
  if (start < 0) return undefined;
  const tagEnd = svg.indexOf(">", start) + 1;
  if (tagEnd > 0 && svg[tagEnd - 2] === "/") return { start, tagEnd, end: tagEnd };
  const close = svg.indexOf(CLOSE, tagEnd);
  if (tagEnd === 0 || close < 0) throw notAnImage();
  return { start, tagEnd, end: close + CLOSE.length };
}

/** The picture with room for an element, also where it is one empty tag. */
function opened(svg: string): string {
  const end = endOfRootTag(svg);
  return svg[end - 2] === "/" ? `${svg.slice(0, end - 2)}></svg>${svg.slice(end)}` : svg;
}

/** Where the root element's content begins: after comments, declarations and its own tag. */
function endOfRootTag(svg: string): number {
  for (let place = svg.indexOf("<"); place >= 0; place = svg.indexOf("<", place)) {
    if (/^<svg[\s>]/.test(svg.slice(place, place + 5))) {
      const end = svg.indexOf(">", place);
      if (end < 0) throw notAnImage();
      return end + 1;
    }
    const [closing] = [
      ["<!--", "-->"],
      ["<?", "?>"],
      ["<!", ">"],
    ].flatMap(([opening = "", ending = ""]) => (svg.startsWith(opening, place) ? [ending] : []));
    const end = closing === undefined ? -1 : svg.indexOf(closing, place);
    if (closing === undefined || end < 0) throw notAnImage();
    place = end + closing.length;
  }
  throw notAnImage();
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

function notAnImage(): CairnError {
  return new CairnError("MALFORMED_CREDENTIAL", { message: "The file is not a whole SVG picture." });
}
