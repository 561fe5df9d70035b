// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Many reads in one `eth_call`, packed, so that thousands of steps can be compared in little time.
/// @dev Takes, for each read: the contract (20 bytes), the length of the call data (2 bytes), the call data.
/// Answers, for each: 1 for success or 0 (1 byte), the length of what came back (2 bytes), what came back.
contract BatchReader {
    fallback() external {
        assembly ("memory-safe") {
            let start := mload(0x40)
            let out := start
            for {
                let position := 0
            } lt(position, calldatasize()) {} {
                let head := calldataload(position)
                let length := and(shr(80, head), 0xffff)
                calldatacopy(add(out, 3), add(position, 22), length)
                let success := staticcall(gas(), shr(96, head), add(out, 3), length, 0, 0)
                mstore8(out, success)
                mstore8(add(out, 1), shr(8, returndatasize()))
                mstore8(add(out, 2), returndatasize())
                returndatacopy(add(out, 3), 0, returndatasize())
                out := add(add(out, 3), returndatasize())
                position := add(add(position, 22), length)
            }
            return(start, sub(out, start))
        }
    }
}
