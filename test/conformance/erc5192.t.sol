// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Achievement} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../contracts/types/Ids.sol";
import {CairnTest} from "../utils/CairnTest.sol";
import {Vm, vm} from "../utils/Vm.sol";

/// @notice ERC-5192, minimal soulbound NFTs, clause by clause.
contract Erc5192ConformanceTest is CairnTest {
    Achievement private achievement;

    function setUp() public override {
        super.setUp();
        HubId hub = newAccreditedHub();
        DefinitionId course = defineCourse(hub);
        giveConsent(learner, hub);
        achievement = achievementOf(course, learner);
    }

    /// @dev "If a token is minted and the status is locked, this event should be emitted": once, and never `Unlocked`
    function test_Erc5192_LockedIsEmittedAtTheMint() public {
        vm.recordLogs();
        AchievementId id = issue(achievement);
        vm.prank(learner);
        token.renounce(achievement);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 seen;
        for (uint256 i = 0; i < logs.length; ++i) {
            assertNotEq(logs[i].topics[0], keccak256("Unlocked(uint256)"), "event");
            if (logs[i].topics[0] != keccak256("Locked(uint256)")) continue;
            assertEq(logs[i].topics.length, 1, "the id is not indexed");
            assertEq(abi.decode(logs[i].data, (bytes32)), AchievementId.unwrap(id), "token id");
            ++seen;
        }
        assertEq(seen, 1, "Locked");
    }

    /// @dev `locked`: "Returns the locking status of an Soulbound Token"
    function test_Erc5192_LockedIsTrue() public {
        assertTrue(token.locked(uint256(AchievementId.unwrap(issue(achievement)))));
    }

    /// @dev `locked`: "SBTs assigned to zero address are considered invalid, and queries about them do throw"
    function testFuzz_Erc5192_Trap08_LockedThrowsForInvalidTokens(uint256 other) public {
        uint256 tokenId = uint256(AchievementId.unwrap(issue(achievement)));
        if (other == tokenId) ++other;
        vm.expectRevert();
        token.locked(other);
        vm.prank(learner);
        token.renounce(achievement);
        vm.expectRevert();
        token.locked(tokenId);
    }

    /// @dev With `locked` true, "all EIP-721 functions of the contract that transfer the token from one account to another
    /// must throw"
    function test_Erc5192_TransfersThrowWhileLocked() public {
        uint256 tokenId = uint256(AchievementId.unwrap(issue(achievement)));
        assertTrue(token.locked(tokenId));
        vm.startPrank(learner);
        vm.expectRevert();
        token.transferFrom(learner, stranger, tokenId);
        vm.expectRevert();
        token.safeTransferFrom(learner, stranger, tokenId);
        vm.expectRevert();
        token.safeTransferFrom(learner, stranger, tokenId, "");
    }
}
