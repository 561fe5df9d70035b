/** Name of the data in a link's fragment. */
export const FRAGMENT_KEY = "cairn";
