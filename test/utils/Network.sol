// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";

import {IAchievementToken} from "../../contracts/interfaces/IAchievementToken.sol";
import {IERC5192} from "../../contracts/interfaces/IERC5192.sol";
import {IERC5484} from "../../contracts/interfaces/IERC5484.sol";
import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";

// The deployed contracts as a caller sees them, with what they inherit from OpenZeppelin. Tests that import these and
// not the contracts compile in seconds, and run the code as it is deployed.

interface HubRegistryLike is IHubRegistry {
    function owner() external view returns (address);

    function pendingOwner() external view returns (address);

    function transferOwnership(address newOwner) external;

    function acceptOwnership() external;

    function renounceOwnership() external;
}

interface LearnerRegistryLike is ILearnerRegistry, IERC5267 {
    function isTrustedForwarder(address account) external view returns (bool);

    function trustedForwarder() external view returns (address);
}

interface AchievementTokenLike is IAchievementToken, IERC721Metadata, IERC5192, IERC5484, IERC5267 {
    function isTrustedForwarder(address account) external view returns (bool);

    function trustedForwarder() external view returns (address);
}

/// @dev OpenZeppelin's `ERC2771Forwarder`.
interface ForwarderLike is IERC5267 {
    struct ForwardRequestData {
        address from;
        address to;
        uint256 value;
        uint256 gas;
        uint48 deadline;
        bytes data;
        bytes signature;
    }

    function execute(ForwardRequestData calldata request) external payable;

    function executeBatch(
        ForwardRequestData[] calldata requests,
        address payable refundReceiver
    ) external payable;

    function verify(ForwardRequestData calldata request) external view returns (bool);

    function nonces(address account) external view returns (uint256);
}
