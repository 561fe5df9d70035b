// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementRenderer} from "../../contracts/interfaces/IAchievementRenderer.sol";
import {AchievementRecord} from "../../contracts/types/Achievement.sol";
import {AchievementId} from "../../contracts/types/Ids.sol";

/// @title RendererMock: shows exactly what it was asked for
contract RendererMock is IAchievementRenderer {
    /// @inheritdoc IAchievementRenderer
    function tokenURI(
        AchievementId id,
        AchievementRecord calldata record
    ) external pure returns (string memory) {
        return string(abi.encode(id, record));
    }
}
