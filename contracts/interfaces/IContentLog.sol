// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title ContentLog: public documents in event data
/// @notice Keeps a document for ever, under the hash that the chain computes. Never put documents about people here.
interface IContentLog {
    /// @notice A document was published.
    /// @param hash SHA-256 of `content`.
    event ContentPublished(bytes32 indexed hash, bytes content);

    /// @notice Empty, or longer than `MAX_LENGTH`.
    error ContentLengthInvalid(uint256 length, uint256 maximum);

    /// @notice Publishes a document; where it stands already, does nothing.
    /// @param content 1 byte to 256 KiB.
    /// @return hash Its SHA-256.
    function publish(bytes calldata content) external returns (bytes32 hash);

    /// @notice The block whose log holds a document; 0 for none. One log query of that block finds it.
    /// @dev As `block.number` has it. On a chain where that is another chain's number (Arbitrum), look the document up by
    /// its hash, the event's topic.
    function blockOf(bytes32 hash) external view returns (uint256);

    /// @notice Most bytes that a document may have.
    function MAX_LENGTH() external view returns (uint256);
}
