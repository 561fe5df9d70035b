// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Tells what a contract pays for asking others.
contract Probe {
    /// @dev An answer is empty where the contract refuses.
    /// @return used The gas of the calls alone, the first of each account from a cold start, without decoding answers.
    function ask(
        address[] calldata targets,
        bytes[] memory questions
    ) external view returns (uint256 used, bytes[] memory answers) {
        answers = new bytes[](targets.length);
        for (uint256 i = 0; i < targets.length; ++i) {
            (address target, bytes memory question) = (targets[i], questions[i]);
            bool answered;
            uint256 before = gasleft();
            // Safe: reads `question`, and writes nothing.
            assembly ("memory-safe") {
                answered := staticcall(gas(), target, add(question, 0x20), mload(question), 0, 0)
            }
            used += before - gasleft();
            if (answered) answers[i] = _returned();
        }
    }

    function _returned() private pure returns (bytes memory data) {
        // Safe: the answer lies behind all other memory, and the free memory begins behind it.
        assembly ("memory-safe") {
            data := mload(0x40)
            mstore(data, returndatasize())
            returndatacopy(add(data, 0x20), 0, returndatasize())
            mstore(0x40, add(data, and(add(returndatasize(), 0x3f), not(0x1f))))
        }
    }
}
