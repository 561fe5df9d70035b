// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AchievementRecord} from "../types/Achievement.sol";
import {AchievementId} from "../types/Ids.sol";

/// @title AchievementRenderer: what a wallet shows
interface IAchievementRenderer {
    /// @notice ERC-721 metadata as a `data:application/json;base64,` URI whose `image` is a
    /// `data:image/svg+xml;base64,` URI: hub, achievement, kind, credit, date of issue and standing.
    /// @dev What a hub typed is escaped for JSON and XML.
    function tokenURI(
        AchievementId id,
        AchievementRecord calldata record
    ) external view returns (string memory);
}
