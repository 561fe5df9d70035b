// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Achievement, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId} from "../../contracts/types/Ids.sol";
import {ForwarderLike} from "../utils/Network.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title EtherTest: ether that is sent, forwarded or forced on the contracts
/// @dev That every function of every contract refuses ether is asked of their ABIs in `adversary.test.ts`.
contract EtherTest is AdversaryTest {
    function test_EtherWithNoCallOrAnUnknownOneIsRefused() public {
        vm.deal(stranger, 1 ether);
        address[7] memory all = _contracts();
        for (uint256 i = 0; i < all.length; ++i) {
            bytes[3] memory calls = [bytes(""), hex"00", hex"deadbeef"];
            for (uint256 k = 0; k < calls.length; ++k) {
                vm.prank(stranger);
                (bool success, ) = all[i].call{value: 1}(calls[k]);
                assertFalse(success, vm.toString(all[i]));
            }
            assertEq(all[i].balance, 0, "balance");
        }
    }

    /// @dev As a `selfdestruct` or a block's reward would: no code of theirs runs.
    function test_EtherThatIsForcedOnTheContractsChangesNothing() public {
        address[7] memory all = _contracts();
        for (uint256 i = 0; i < all.length; ++i) vm.deal(all[i], 100 ether);
        (Achievement memory achievement, AchievementId id) = issued();
        forward("learner", address(token), abi.encodeCall(token.renounce, (achievement)));
        assertStanding(id, Standing.Renounced);
        revoke(id);
        bytes32 root = anchoredAlone(achievementOf(course, learner, 1));
        claim(achievementOf(course, learner, 1), root, noProof());
        assertEq(token.balanceOf(learner), 1, "balance");
        for (uint256 i = 0; i < all.length; ++i) assertEq(all[i].balance, 100 ether, "ether");
    }

    /// @dev The forwarder passes ether on; ours take none, so it goes back with the whole call.
    function test_EtherInAForwardedRequestIsNotKept() public {
        vm.deal(stranger, 10);
        bytes memory data = abi.encodeCall(learners.consent, (learner, hub, ALL_KINDS, TERM));
        ForwarderLike.ForwardRequestData memory request = requestOf("learner", address(learners), data);
        vm.expectRevert(abi.encodeWithSignature("ERC2771ForwarderMismatchedValue(uint256,uint256)", 0, 10));
        vm.prank(stranger);
        forwarder.execute{value: 10}(request);
        ForwarderLike.ForwardRequestData[] memory requests = new ForwarderLike.ForwardRequestData[](1);
        requests[0] = request;
        vm.expectRevert(abi.encodeWithSignature("ERC2771ForwarderMismatchedValue(uint256,uint256)", 0, 10));
        vm.prank(stranger);
        forwarder.executeBatch{value: 10}(requests, payable(stranger));
        assertEq(stranger.balance, 10, "the sponsor's ether");
        assertEq(address(forwarder).balance, 0, "the forwarder's ether");
    }

    function _contracts() private view returns (address[7] memory) {
        return
            [
                address(hubs),
                address(learners),
                address(token),
                address(renderer),
                address(lens),
                address(contentLog),
                address(forwarder)
            ];
    }
}
