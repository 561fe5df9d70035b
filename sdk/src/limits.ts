/** Highest value of a `uint32`. */
export const MAX_UINT32 = 2 ** 32 - 1;
/** Highest value of a `uint40`. */
export const MAX_UINT40 = 2 ** 40 - 1;
