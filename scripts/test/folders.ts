/** Where the Solidity tests are built. Apart from the cache of the contracts, so that both can be built at once. */
export const SOLIDITY_TESTS = "cache/solidity-tests";
