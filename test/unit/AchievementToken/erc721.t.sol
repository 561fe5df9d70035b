// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC5484} from "../../../contracts/interfaces/IERC5484.sol";
import {Achievement} from "../../../contracts/types/Achievement.sol";
import {AchievementId} from "../../../contracts/types/Ids.sol";
import {vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract Erc721Test is TokenTest {
    function test_NameAndSymbol() public view {
        assertEq(token.name(), "Cairn Achievement");
        assertEq(token.symbol(), "CAIRN");
    }

    function test_RevertWhen_BalanceOfZero() public {
        vm.expectRevert(abi.encodeWithSignature("ERC721InvalidOwner(address)", address(0)));
        token.balanceOf(address(0));
    }

    function testFuzz_BalanceCountsLivingTokens(uint256 count, uint256 burnt) public {
        count = bound(count, 0, 6);
        burnt = bound(burnt, 0, count);
        giveConsent(learner, hub);
        Achievement[] memory list = achievementsOf(count);
        for (uint256 i = 0; i < count; ++i) issue(list[i]);
        for (uint256 i = 0; i < burnt; ++i) {
            if (i % 2 == 0) renounce(list[i]);
            else revoke(idFor(list[i]));
        }
        assertEq(token.balanceOf(learner), count - burnt, "balance");
        assertEq(token.balanceOf(otherLearner), 0, "balance of the other");
    }

    function test_ReadsOfALivingToken() public {
        (, AchievementId id) = issued();
        uint256 tokenId = tokenIdOf(id);
        assertEq(token.ownerOf(tokenId), learner);
        assertEq(token.getApproved(tokenId), address(0));
        assertTrue(token.locked(tokenId), "locked");
        assertEq(uint256(token.burnAuth(tokenId)), uint256(IERC5484.BurnAuth.Both), "burnAuth");
    }

    function testFuzz_Trap08_UnknownTokensAreNotAnswered(AchievementId id) public {
        (, AchievementId living) = issued();
        if (id == living) id = AchievementId.wrap(0);
        _assertNonexistent(id);
    }

    function test_Trap08_BurntTokensAreNotAnswered() public {
        (Achievement memory achievement, AchievementId renounced) = issued(1);
        (, AchievementId revoked) = issued(2);
        renounce(achievement);
        revoke(revoked);
        _assertNonexistent(renounced);
        _assertNonexistent(revoked);
    }

    function test_Trap08_AnchoredRecordsAreNoTokens() public {
        Achievement memory achievement = achievementOf(course, learner);
        anchoredAlone(achievement);
        _assertNonexistent(idFor(achievement));
    }

    function testFuzz_NobodyIsApproved(address holder, address operator) public view {
        assertFalse(token.isApprovedForAll(holder, operator), "approved");
    }

    function testFuzz_SupportsFiveInterfaces(bytes4 other) public view {
        bytes4[5] memory supported = [
            bytes4(0x01ffc9a7),
            bytes4(0x80ac58cd),
            bytes4(0x5b5e139f),
            bytes4(0xb45a3c0e),
            bytes4(0x0489b56f)
        ];
        bool expected;
        for (uint256 i = 0; i < supported.length; ++i) {
            assertTrue(token.supportsInterface(supported[i]), "supported");
            if (other == supported[i]) expected = true;
        }
        assertEq(token.supportsInterface(other), expected, "any other");
    }

    function _assertNonexistent(AchievementId id) private {
        uint256 tokenId = tokenIdOf(id);
        bytes memory reason = nonexistent(id);
        vm.expectRevert(reason);
        token.ownerOf(tokenId);
        vm.expectRevert(reason);
        token.getApproved(tokenId);
        vm.expectRevert(reason);
        token.locked(tokenId);
        vm.expectRevert(reason);
        token.burnAuth(tokenId);
        vm.expectRevert(reason);
        token.tokenURI(tokenId);
    }
}
