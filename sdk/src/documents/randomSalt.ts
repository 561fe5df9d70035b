/** Salts are drawn in blocks: asking the platform for each one takes longer than hashing with it. */
const BLOCK = 16_384;
const SALT = 32;

let block = new Uint8Array(0);
let at = 0;

/** Draws 32 bytes of the platform's cryptographic source. */
export function randomSalt(): Uint8Array {
  if (at === block.length) {
    block = crypto.getRandomValues(new Uint8Array(BLOCK));
    at = 0;
  }
  at += SALT;
  return block.slice(at - SALT, at);
}
