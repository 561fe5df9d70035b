// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice Answers, or reverts, with half a megabyte: who copies it pays for it.
contract ReturnBombWallet is IERC1271 {
    bool private immutable _reverts;

    constructor(bool reverts) {
        _reverts = reverts;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        bool reverts = _reverts;
        assembly ("memory-safe") {
            if reverts {
                revert(0x80000, 0x80000)
            }
            return(0x80000, 0x80000)
        }
    }
}
