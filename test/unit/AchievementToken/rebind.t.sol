// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Achievement, AchievementRecord, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId} from "../../../contracts/types/Ids.sol";
import {LearnerRegistryMock} from "../../mocks/LearnerRegistryMock.sol";
import {RevertingWallet} from "../../mocks/Wallets.sol";
import {AchievementTokenLike} from "../../utils/Network.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract RebindTest is TokenTest {
    LearnerRegistryMock private registry;
    address private wallet = actor("newWallet");

    /// @dev A token over a registry whose controllers move.
    function setUp() public override {
        super.setUp();
        registry = new LearnerRegistryMock();
        token = AchievementTokenLike(
            deploy("AchievementToken", abi.encode(hubs, registry, renderer, forwarder))
        );
    }

    function test_RevertWhen_BatchIsEmpty() public {
        vm.expectRevert(IAchievementToken.BatchEmpty.selector);
        token.rebind(new Achievement[](0));
    }

    function test_Trap11_NamesTheItemThatDoesNotLive() public {
        (Achievement memory living, ) = _issued(1);
        Achievement memory missing = achievementOf(course, learner, 2);
        registry.moveController(learner, wallet);
        expectItemFailed(1, unknown(idFor(missing)));
        token.rebind(listOf(living, missing));
        expectItemFailed(0, unknown(idFor(missing)));
        token.rebind(listOf(missing));
        assertEq(token.balanceOf(learner), 1, "balance");
    }

    function test_ARecoveryRevivesNothing() public {
        (Achievement memory revoked, AchievementId first) = _issued(1);
        (Achievement memory renounced, AchievementId second) = _issued(2);
        revoke(first);
        renounce(renounced);
        registry.moveController(learner, wallet);
        expectItemFailed(0, unknown(first));
        token.rebind(listOf(revoked));
        expectItemFailed(0, unknown(second));
        token.rebind(listOf(renounced));
        assertEq(token.balanceOf(wallet), 0, "balance");
    }

    function test_SkipsWhatIsThere() public {
        (Achievement memory achievement, AchievementId id) = _issued(1);
        vm.recordLogs();
        token.rebind(listOf(achievement, achievement));
        assertEq(vm.getRecordedLogs().length, 0, "logs");
        assertEq(token.ownerOf(tokenIdOf(id)), learner);
    }

    function test_EmitsABurnAMintAndAchievementRebound() public {
        (Achievement memory achievement, AchievementId id) = _issued(1);
        registry.moveController(learner, wallet);
        expectBurn(learner, id);
        expectArrival(wallet, id, address(token));
        vm.expectEmit(address(token));
        emit IAchievementToken.AchievementRebound(id, learner, wallet);
        vm.prank(stranger);
        token.rebind(listOf(achievement));
    }

    function test_IsNotATransfer() public {
        (Achievement memory achievement, AchievementId id) = _issued(1);
        registry.moveController(learner, wallet);
        vm.recordLogs();
        token.rebind(listOf(achievement));
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 5, "logs");
        for (uint256 i = 0; i < 2; ++i) {
            bool fromZero = logs[i].topics[1] == 0;
            bool toZero = logs[i].topics[2] == 0;
            assertTrue(fromZero != toZero, "a burn or a mint");
        }
        assertEq(logs[4].topics[1], AchievementId.unwrap(id), "first topic");
    }

    function test_KeepsTheRecord() public {
        (Achievement memory achievement, AchievementId id) = _issued(1);
        AchievementRecord memory expected = token.recordOf(id);
        expected.owner = wallet;
        skip(1000);
        registry.moveController(learner, wallet);
        token.rebind(listOf(achievement));
        assertEq(abi.encode(token.recordOf(id)), abi.encode(expected), "record");
        assertEq(token.balanceOf(learner), 0, "old balance");
        assertEq(token.balanceOf(wallet), 1, "new balance");
    }

    function test_SkipsADuplicate() public {
        (Achievement memory achievement, ) = _issued(1);
        registry.moveController(learner, wallet);
        token.rebind(listOf(achievement, achievement));
        assertEq(token.balanceOf(wallet), 1, "balance");
    }

    function test_DoesNotCallTheNewWallet() public {
        (Achievement memory achievement, AchievementId id) = _issued(1);
        address refusing = address(new RevertingWallet(stranger));
        registry.moveController(learner, refusing);
        token.rebind(listOf(achievement));
        assertEq(token.ownerOf(tokenIdOf(id)), refusing);
    }

    function test_TheNewWalletHoldsItAsTheOldDid() public {
        (Achievement memory first, AchievementId revoked) = _issued(1);
        (Achievement memory second, AchievementId renounced) = _issued(2);
        registry.moveController(learner, wallet);
        token.rebind(listOf(first, second));
        revoke(revoked);
        vm.expectRevert(abi.encodeWithSelector(LearnerRegistryMock.NotTheActor.selector, learner));
        renounce(second);
        vm.prank(wallet);
        token.renounce(second);
        assertStanding(revoked, Standing.Revoked);
        assertStanding(renounced, Standing.Renounced);
        assertEq(token.balanceOf(wallet), 0, "balance");
    }

    function testFuzz_FollowsTheController(address[4] memory wallets) public {
        (Achievement memory achievement, AchievementId id) = _issued(1);
        address before = learner;
        for (uint256 i = 0; i < wallets.length; ++i) {
            address next = wallets[i] == address(0) ? learner : wallets[i];
            registry.moveController(learner, next);
            token.rebind(listOf(achievement));
            assertEq(token.ownerOf(tokenIdOf(id)), next);
            assertEq(token.balanceOf(next), 1, "new balance");
            if (before != next) assertEq(token.balanceOf(before), 0, "old balance");
            before = next;
        }
    }

    function test_MintsToTheControllerFromThenOn() public {
        registry.moveController(learner, wallet);
        Achievement memory claimed = achievementOf(course, learner, 2);
        bytes32 root = anchoredAlone(claimed);
        assertEq(token.anchoredRecordOf(claimed, root, noProof()).owner, wallet, "owner before the claim");
        vm.prank(wallet);
        AchievementId id = token.claim(claimed, root, noProof());
        assertEq(token.ownerOf(tokenIdOf(id)), wallet, "claimed");
        (, id) = _issued(1);
        assertEq(token.ownerOf(tokenIdOf(id)), wallet, "issued");
    }

    function _issued(uint256 salt) private returns (Achievement memory achievement, AchievementId id) {
        achievement = achievementOf(course, learner, salt);
        id = issue(achievement);
    }
}
