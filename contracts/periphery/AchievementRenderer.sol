// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementRenderer} from "../interfaces/IAchievementRenderer.sol";
import {IHubRegistry} from "../interfaces/IHubRegistry.sol";
import {AchievementRecord} from "../types/Achievement.sol";
import {AchievementId} from "../types/Ids.sol";

contract AchievementRenderer is IAchievementRenderer {
    IHubRegistry public immutable hubs;

    constructor(IHubRegistry hubs_) {
        hubs = hubs_;
    }

    /// @inheritdoc IAchievementRenderer
    function tokenURI(AchievementId, AchievementRecord calldata) external pure returns (string memory) {
        return "";
    }
}
