// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Account} from "./Wallets.sol";

/// @notice A contract that governs or works for others: it calls what its key's holder tells it to, takes ether, and
/// reverts whatever else is asked of it.
contract Institution is Account {
    error InstitutionRefuses();

    constructor(address key_) Account(key_) {}

    receive() external payable {}

    fallback() external {
        revert InstitutionRefuses();
    }
}
