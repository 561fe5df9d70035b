// Compares the numbered list of invariants with the functions that carry their numbers, both ways.

/** The list, and the Solidity that has the functions. */
export type Invariants = { readonly readme: string; readonly solidity: string };

const ITEM = /^(?<number>\d+)\. /u;
const NAMED = /`(?<name>_inv\d+_\w+)`/gu;
const FUNCTION = /\bfunction (?<name>_inv(?<number>\d+)_\w+)\(/gu;

/** What does not fit: a number out of order, an item without a function, a name on one side only. */
export function compareInvariants({ readme, solidity }: Invariants): readonly string[] {
  const items = readItems(readme);
  const functions = new Map(
    [...solidity.matchAll(FUNCTION)].map(({ groups }) => [groups?.name ?? "", Number(groups?.number)]),
  );
  const named = new Set(items.flatMap(({ names }) => names));
  return [
    ...items
      .filter(({ number }, index) => number !== index + 1)
      .map(({ number }) => `${number} is out of order`),
    ...items.filter(({ names }) => names.length === 0).map(({ number }) => `${number} names no function`),
    ...items.flatMap(({ number, names }) =>
      names
        .filter((name) => functions.get(name) !== number)
        .map((name) => `${number} names ${name}: there is no such function of that number`),
    ),
    ...[...functions.keys()]
      .filter((name) => !named.has(name))
      .map((name) => `no number of the list names ${name}`),
  ];
}

type Item = { readonly number: number; readonly names: readonly string[] };

/** An item goes on until the next one or an empty line. */
function readItems(readme: string): readonly Item[] {
  return readme
    .split(/\n(?=\d+\. )|\n\n/u)
    .filter((text) => ITEM.test(text))
    .map((text) => ({
      number: Number(ITEM.exec(text)?.groups?.number),
      names: [...text.matchAll(NAMED)].map(({ groups }) => groups?.name ?? ""),
    }));
}
