// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AchievementRecord} from "../../contracts/types/Achievement.sol";
import {AchievementId} from "../../contracts/types/Ids.sol";

/// @title RendererMock: shows exactly what it was asked for
contract RendererMock {
    function tokenURI(
        AchievementId id,
        AchievementRecord calldata record
    ) external pure returns (string memory) {
        return string(abi.encode(id, record));
    }
}
