// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AchievementRecord} from "../types/Achievement.sol";
import {AchievementId} from "../types/Ids.sol";
import {IHubRegistry} from "./IHubRegistry.sol";

/// @title AchievementRenderer: what a wallet shows
interface IAchievementRenderer {
    /// @notice ERC-721 metadata as a `data:application/json;base64,` URI whose `image` is a
    /// `data:image/svg+xml;base64,` URI: hub, achievement, kind, credit, date of issue and standing.
    /// @dev What a hub typed is escaped for JSON and XML. Nothing outside is loaded. Attributes without a value (credit,
    /// expiry) are left out. It draws any record that it is given: ask the token's `tokenURI`, which gives the true
    /// one. Reverts with `DefinitionUnknown`.
    /// @param id Names the achievement on the card and shapes its cairn.
    /// @param record What the card shows; its definition says which hub.
    function tokenURI(
        AchievementId id,
        AchievementRecord calldata record
    ) external view returns (string memory);

    /// @notice Where definitions and names of hubs are read.
    function hubs() external view returns (IHubRegistry);
}
