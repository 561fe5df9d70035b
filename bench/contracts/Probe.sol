// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Tells what a contract pays for asking another one.
contract Probe {
    /// @return used The gas of the call alone, with the cold access to the account, without decoding the answer.
    function ask(
        address target,
        bytes memory data
    ) external view returns (uint256 used, bytes memory answer) {
        uint256 before = gasleft();
        bool ok;
        // Safe: reads `data`, and writes nothing.
        assembly ("memory-safe") {
            ok := staticcall(gas(), target, add(data, 0x20), mload(data), 0, 0)
        }
        used = before - gasleft();
        require(ok, "the contract refuses to answer");
        answer = new bytes(0);
        // Safe: the answer is allocated behind all other memory.
        assembly ("memory-safe") {
            answer := mload(0x40)
            mstore(answer, returndatasize())
            returndatacopy(add(answer, 0x20), 0, returndatasize())
            mstore(0x40, add(answer, and(add(returndatasize(), 0x3f), not(0x1f))))
        }
    }
}
