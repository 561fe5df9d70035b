/** Highest value of a `uint32`. */
export const MAX_UINT32 = 2 ** 32 - 1;
/** Highest value of a `uint40`. */
export const MAX_UINT40 = 2 ** 40 - 1;

/** Most bytes of a record's bundle. */
export const MAX_BUNDLE_BYTES = 16 * 1024 * 1024;
/** Most bytes of a private document with its salts: half a bundle, so that the rest always fits. */
export const MAX_PRIVATE_BYTES = MAX_BUNDLE_BYTES / 2;
