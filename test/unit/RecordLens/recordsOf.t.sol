// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AchievementRecord, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";

contract RecordsOfTest is CairnTest {
    function test_AnswersAnEmptyList() public view {
        assertEq(lens.recordsOf(new AchievementId[](0)).length, 0, "records");
    }

    function test_AnswersEachInOrder() public {
        HubId hub = newAccreditedHub();
        DefinitionId course = defineCourse(hub);
        giveConsent(learner, hub);
        giveConsent(otherLearner, hub);
        AchievementId[] memory ids = new AchievementId[](4);
        ids[0] = issue(achievementOf(course, learner));
        ids[1] = AchievementId.wrap(keccak256("never issued"));
        ids[2] = issue(achievementOf(course, otherLearner));
        ids[3] = ids[0];
        AchievementRecord[] memory records = lens.recordsOf(ids);
        assertEq(records.length, 4, "records");
        for (uint256 i = 0; i < ids.length; ++i) {
            assertEq(abi.encode(records[i]), abi.encode(token.recordOf(ids[i])), "record");
        }
        assertEq(records[0].owner, learner, "first owner");
        assertEq(records[1].standing, Standing.None);
        assertEq(records[2].owner, otherLearner, "third owner");
    }
}
