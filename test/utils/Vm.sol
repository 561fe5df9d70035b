// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Vm: the cheatcodes of Hardhat's Solidity test runner that the tests use
/// @dev The same as Foundry's. `getBlockTimestamp` answers the time after a `warp` also where the optimizer would
/// reuse an earlier `block.timestamp`.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    // ─────────────────────────────────────────── Who calls ───────────────────────────────────────────

    function prank(address sender) external;

    function startPrank(address sender) external;

    function stopPrank() external;

    // ───────────────────────────────────────────── Chain ─────────────────────────────────────────────

    function warp(uint256 timestamp) external;

    function roll(uint256 number) external;

    function chainId(uint256 id) external;

    function getBlockTimestamp() external view returns (uint256 timestamp);

    function deal(address account, uint256 balance) external;

    function etch(address account, bytes calldata code) external;

    /// @notice The creation code of a compiled contract.
    function getCode(string calldata artifact) external view returns (bytes memory code);

    function store(address account, bytes32 slot, bytes32 value) external;

    function load(address account, bytes32 slot) external view returns (bytes32 value);

    // ────────────────────────────────────────── Expectations ─────────────────────────────────────────

    /// @notice The next call reverts, with anything.
    function expectRevert() external;

    /// @notice The next call reverts with exactly this error without arguments.
    function expectRevert(bytes4 selector) external;

    /// @notice The next call reverts with exactly these bytes.
    function expectRevert(bytes calldata reason) external;

    /// @notice The next call reverts with this error, whatever its arguments.
    function expectPartialRevert(bytes4 selector) external;

    /// @notice The next call emits what the test emits now; all topics and data are compared.
    function expectEmit() external;

    /// @notice The same, from this emitter.
    function expectEmit(address emitter) external;

    function recordLogs() external;

    function getRecordedLogs() external returns (Log[] memory logs);

    // ─────────────────────────────────────────── Accounts ────────────────────────────────────────────

    function addr(uint256 privateKey) external pure returns (address account);

    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);

    function label(address account, string calldata name) external;

    // ───────────────────────────────────────────── Input ─────────────────────────────────────────────

    function assume(bool condition) external pure;

    function projectRoot() external view returns (string memory path);

    function readFile(string calldata path) external view returns (string memory data);

    function parseJsonKeys(
        string calldata json,
        string calldata key
    ) external pure returns (string[] memory keys);

    function parseJsonString(
        string calldata json,
        string calldata key
    ) external pure returns (string memory value);

    function parseJsonUint(string calldata json, string calldata key) external pure returns (uint256 value);

    function parseJsonAddress(
        string calldata json,
        string calldata key
    ) external pure returns (address value);

    function parseJsonBytes32(
        string calldata json,
        string calldata key
    ) external pure returns (bytes32 value);

    function parseJsonBytes32Array(
        string calldata json,
        string calldata key
    ) external pure returns (bytes32[] memory values);

    function parseJsonBytes(
        string calldata json,
        string calldata key
    ) external pure returns (bytes memory value);

    function toString(address value) external pure returns (string memory text);

    function toString(bytes32 value) external pure returns (string memory text);

    function toString(bytes calldata value) external pure returns (string memory text);

    function toString(uint256 value) external pure returns (string memory text);
}

Vm constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
