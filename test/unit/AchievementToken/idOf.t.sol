// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Achievement} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, ExperienceId} from "../../../contracts/types/Ids.sol";
import {AchievementTokenLike} from "../../utils/Network.sol";
import {vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract IdOfTest is TokenTest {
    function testFuzz_EqualsTheDigest(Achievement memory achievement) public view {
        assertEq(token.idOf(achievement), idFor(achievement));
    }

    function testFuzz_EveryFieldCounts(Achievement memory achievement, uint256 field) public view {
        AchievementId before = token.idOf(achievement);
        field = bound(field, 0, 5);
        if (field == 0)
            achievement.definition = DefinitionId.wrap(~DefinitionId.unwrap(achievement.definition));
        if (field == 1)
            achievement.experience = ExperienceId.wrap(~ExperienceId.unwrap(achievement.experience));
        if (field == 2) achievement.learner = address(~uint160(achievement.learner));
        if (field == 3) achievement.achievedAt = ~achievement.achievedAt;
        if (field == 4) achievement.expiresAt = ~achievement.expiresAt;
        if (field == 5) achievement.content = ~achievement.content;
        bytes32 other = AchievementId.unwrap(token.idOf(achievement));
        assertNotEq(other, AchievementId.unwrap(before), "digest");
    }

    function test_Trap24_TimesCountInFull() public view {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 before = AchievementId.unwrap(token.idOf(achievement));
        achievement.achievedAt += uint40(1) << 32;
        assertNotEq(AchievementId.unwrap(token.idOf(achievement)), before, "achievedAt");
        achievement.achievedAt -= uint40(1) << 32;
        achievement.expiresAt += uint40(1) << 32;
        assertNotEq(AchievementId.unwrap(token.idOf(achievement)), before, "expiresAt");
    }

    function testFuzz_Trap13_AnotherChainGivesAnotherId(uint64 chain) public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 here = AchievementId.unwrap(token.idOf(achievement));
        if (chain == block.chainid || chain == 0) chain = 777;
        vm.chainId(chain);
        AchievementId there = token.idOf(achievement);
        assertEq(AchievementId.unwrap(there), digestOf(achievement, chain, address(token)));
        assertNotEq(AchievementId.unwrap(there), here, "digest");
    }

    function test_Trap13_AnotherContractGivesAnotherId() public {
        AchievementTokenLike other = AchievementTokenLike(
            deploy("AchievementToken", abi.encode(hubs, learners, renderer, forwarder))
        );
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 there = AchievementId.unwrap(other.idOf(achievement));
        assertNotEq(there, AchievementId.unwrap(token.idOf(achievement)), "digest");
        assertEq(there, digestOf(achievement, block.chainid, address(other)));
    }
}
