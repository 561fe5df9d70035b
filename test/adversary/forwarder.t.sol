// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Roles} from "../../contracts/libraries/Roles.sol";
import {Achievement, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../contracts/types/Ids.sol";
import {AchievementTokenLike, ForwarderLike} from "../utils/Network.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title ForwarderTest: what somebody who controls the forwarder's calls, or only its queue, can do
contract ForwarderTest is AdversaryTest {
    bytes4 private constant UNTRUSTED = bytes4(keccak256("ERC2771UntrustfulTarget(address,address)"));
    bytes4 private constant INVALID_SIGNER = bytes4(
        keccak256("ERC2771ForwarderInvalidSigner(address,address)")
    );

    // ──────────────────────────────────────── A forged sender ────────────────────────────────────────

    /// @dev A forwarder with a bug could append any sender. Hubs' functions see the forwarder, which has no role.
    function test_Trap25_NoFunctionOfAHubReadsAForgedSender() public {
        (, AchievementId id) = issued();
        (address[] memory senders, address[] memory targets, bytes[] memory calls) = _hubCalls(id);
        for (uint256 i = 0; i < calls.length; ++i) {
            bytes memory reason = callAsForwarder(senders[i], targets[i], calls[i]);
            assertTrue(reason.length != 0, vm.toString(i));
            (bool success, ) = callAs(senders[i], targets[i], calls[i]);
            assertTrue(success, string.concat("it works for the real sender: ", vm.toString(i)));
        }
    }

    function test_Trap25_AHubRegisteredThroughTheForwarderIsNotTheSenders() public {
        bytes memory reason = callAsForwarder(
            admin,
            address(hubs),
            abi.encodeCall(hubs.registerHub, ("Forged School", PROFILE))
        );
        assertEq(reason, "", "reason");
        assertEq(hubs.hubOf(HubId.wrap(uint32(hubs.hubCount()))).admin, address(forwarder), "admin");
    }

    /// @dev The registry does not name a forwarder: OpenZeppelin's refuses to call it at all.
    function test_Trap25_TheForwarderDoesNotCallTheHubRegistry() public {
        bytes memory data = abi.encodeCall(hubs.setHubProfile, (hub, PROFILE));
        _expectUntrusted(requestOf("admin", address(hubs), data), address(hubs));
    }

    /// @dev Whoever makes the forwarder its staff gives the role to everybody: the SDK refuses to.
    function test_Trap25_AHubThatAppointsTheForwarderGivesItsRoleToEverybody() public {
        makeStaff(address(forwarder));
        bytes memory data = abi.encodeCall(token.anchor, (hub, keccak256("anybody's root"), 1));
        forward("stranger", address(token), data);
        assertEq(token.anchorOf(hub, keccak256("anybody's root")).attester, address(forwarder), "attester");
        vm.prank(admin);
        hubs.setStaff(hub, address(forwarder), 0, 0, 0);
        ForwarderLike.ForwardRequestData memory request = requestOf("stranger", address(token), data);
        vm.expectRevert(abi.encodeWithSignature("FailedCall()"));
        forwarder.execute(request);
    }

    function test_Trap25_AppendedBytesOfAnybodyElseAreNoSender() public {
        giveConsent(learner, hub);
        (Achievement memory achievement, AchievementId id) = issued(1);
        bytes[3] memory calls = [
            abi.encodeCall(token.renounce, (achievement)),
            abi.encodeCall(learners.withdrawConsent, (learner, hub)),
            abi.encodeCall(learners.consent, (learner, hub, 1, TERM))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            address target = i == 0 ? address(token) : address(learners);
            (bool success, bytes memory reason) = callAs(
                stranger,
                target,
                bytes.concat(calls[i], bytes20(learner))
            );
            assertFalse(success, vm.toString(i));
            assertEq(reason, actorOnly(learner, stranger), vm.toString(i));
        }
        assertStanding(id, Standing.Valid);
    }

    /// @dev A request whose data ends in another's address: the forwarder's own suffix comes last, and counts.
    function test_Trap25_AnAddressAtTheEndOfARequestIsNoSender() public {
        bytes memory data = bytes.concat(
            abi.encodeCall(learners.consent, (learner, hub, 1, TERM)),
            bytes20(learner)
        );
        ForwarderLike.ForwardRequestData memory request = requestOf("stranger", address(learners), data);
        vm.expectRevert(abi.encodeWithSignature("FailedCall()"));
        forwarder.execute(request);
        assertEq(learners.consentOf(learner, hub).nonce, 0, "nonce");
    }

    /// @dev Fewer than 20 bytes of calldata from the forwarder: the sender is the forwarder, and the call is nothing.
    function test_Trap25_ACallTooShortForASenderDoesNothing() public {
        for (uint256 length = 0; length < 24; ++length) {
            (bool success, ) = callAs(address(forwarder), address(learners), new bytes(length));
            assertFalse(success, vm.toString(length));
            (success, ) = callAs(address(forwarder), address(token), new bytes(length));
            assertFalse(success, vm.toString(length));
        }
    }

    // ─────────────────────────────────────── Elsewhere, again ────────────────────────────────────────

    function test_TheForwarderDoesNotCallItself() public {
        bytes memory inner = abi.encodeCall(
            forwarder.execute,
            (requestOf("learner", address(learners), _consentData(learner)))
        );
        _expectUntrusted(requestOf("stranger", address(forwarder), inner), address(forwarder));
    }

    function test_TheForwarderDoesNotCallADeploymentThatTrustsAnother() public {
        address other = deploy("CairnForwarder", "");
        AchievementTokenLike second = AchievementTokenLike(
            deploy("AchievementToken", abi.encode(hubs, learners, renderer, other))
        );
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory data = abi.encodeCall(token.redeem, (achievement, issuer, signed(achievement)));
        _expectUntrusted(requestOf("learner", address(second), data), address(second));
    }

    function test_TheForwarderCallsNoAccountWithoutCode() public {
        _expectUntrusted(requestOf("learner", stranger, "anything"), stranger);
    }

    function test_Trap02_ARequestForOneTargetDoesNotServeAnother() public {
        ForwarderLike.ForwardRequestData memory request = requestOf(
            "learner",
            address(learners),
            _consentData(learner)
        );
        request.to = address(token);
        vm.expectPartialRevert(INVALID_SIGNER);
        forwarder.execute(request);
    }

    function test_Trap02_ARequestSignedForAnotherForwarderIsRefused() public {
        ForwarderLike.ForwardRequestData memory request = requestOf(
            "learner",
            address(learners),
            _consentData(learner)
        );
        ForwarderLike other = ForwarderLike(deploy("CairnForwarder", ""));
        vm.expectPartialRevert(UNTRUSTED);
        other.execute(request);
        // Nor by its own target, where a network trusts the other one.
        address second = deploy("LearnerRegistry", abi.encode(hubs, other));
        request = requestOf("learner", second, _consentData(learner));
        vm.expectPartialRevert(INVALID_SIGNER);
        other.execute(request);
    }

    function test_Trap02_ARequestInABatchTwiceWorksOnce() public {
        ForwarderLike.ForwardRequestData[] memory requests = new ForwarderLike.ForwardRequestData[](2);
        requests[0] = requestOf("learner", address(learners), _consentData(learner));
        requests[1] = requests[0];
        forwarder.executeBatch(requests, payable(stranger));
        assertEq(learners.consentOf(learner, hub).nonce, 1, "nonce");
    }

    // ───────────────────────────────────────────── Relays ────────────────────────────────────────────

    /// @dev OpenZeppelin's batch without a refund receiver is all or nothing: one spent request kills it.
    function test_Trap27_WithoutARefundReceiverOneFrontRunRequestKillsTheBatch() public {
        ForwarderLike.ForwardRequestData[] memory requests = _twoConsents();
        vm.prank(stranger);
        forwarder.execute(requests[0]);
        vm.expectPartialRevert(INVALID_SIGNER);
        forwarder.executeBatch(requests, payable(address(0)));
        assertEq(learners.consentOf(otherLearner, hub).nonce, 0, "nonce of the other");
    }

    function test_Trap27_WithARefundReceiverTheOthersGoThrough() public {
        ForwarderLike.ForwardRequestData[] memory requests = _twoConsents();
        vm.prank(stranger);
        forwarder.execute(requests[0]);
        forwarder.executeBatch(requests, payable(stranger));
        assertEq(learners.consentOf(learner, hub).nonce, 1, "nonce");
        assertEq(learners.consentOf(otherLearner, hub).nonce, 1, "nonce of the other");
    }

    /// @dev A call that fails in a batch spends its request, and spoils no other.
    function test_Trap27_ARequestThatFailsInABatchSpoilsNoOther() public {
        ForwarderLike.ForwardRequestData[] memory requests = _twoConsents();
        requests[0] = requestOf("learner", address(learners), _consentData(otherLearner));
        forwarder.executeBatch(requests, payable(stranger));
        assertEq(learners.consentOf(otherLearner, hub).nonce, 1, "nonce of the other");
        assertEq(forwarder.nonces(learner), 1, "the request is spent");
        assertEq(learners.consentOf(learner, hub).nonce, 0, "nonce");
    }

    /// @dev Alone, a request that fails reverts whole: it can be brought again.
    function test_ARequestThatFailsAloneIsNotSpent() public {
        bytes memory data = _consentData(otherLearner);
        ForwarderLike.ForwardRequestData memory request = requestOf("learner", address(learners), data);
        vm.expectRevert(abi.encodeWithSignature("FailedCall()"));
        forwarder.execute(request);
        assertEq(forwarder.nonces(learner), 0, "nonce");
    }

    /// @dev With whatever gas: the request is carried out whole, or it is not spent.
    function test_ASponsorWhoStarvesARequestCannotSpendIt() public {
        bytes memory data = _consentData(learner);
        bytes memory alone = abi.encodeCall(
            forwarder.execute,
            (requestOf("learner", address(learners), data))
        );
        assertGt(_starve(alone), 4, "tries that were too few");
        ForwarderLike.ForwardRequestData[] memory requests = new ForwarderLike.ForwardRequestData[](1);
        requests[0] = requestOf("learner", address(learners), data);
        vm.prank(learner);
        learners.withdrawConsent(learner, hub);
        assertGt(
            _starve(abi.encodeCall(forwarder.executeBatch, (requests, payable(stranger)))),
            4,
            "tries in a batch"
        );
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    /// @dev Calls with ever more gas until it works; answers how often it did not.
    function _starve(bytes memory data) private returns (uint256 failures) {
        uint256 spent = forwarder.nonces(learner);
        bool success;
        for (uint256 gas = 5_000; !success; gas += 1_000) {
            (success, ) = address(forwarder).call{gas: gas}(data);
            bool consented = learners.consentOf(learner, hub).kinds != 0;
            assertEq(consented, success, "carried out");
            assertEq(forwarder.nonces(learner), success ? spent + 1 : spent, "spent");
            if (!success) ++failures;
        }
    }

    function _consentData(address account) private view returns (bytes memory) {
        return abi.encodeCall(learners.consent, (account, hub, ALL_KINDS, TERM));
    }

    function _twoConsents() private view returns (ForwarderLike.ForwardRequestData[] memory requests) {
        requests = new ForwarderLike.ForwardRequestData[](2);
        requests[0] = requestOf("learner", address(learners), _consentData(learner));
        requests[1] = requestOf("otherLearner", address(learners), _consentData(otherLearner));
    }

    function _expectUntrusted(ForwarderLike.ForwardRequestData memory request, address target) private {
        vm.expectRevert(abi.encodeWithSelector(UNTRUSTED, target, address(forwarder)));
        forwarder.execute(request);
    }

    /// @dev Each function that takes a role, by the one who has it, in an order in which all work.
    function _hubCalls(
        AchievementId id
    ) private view returns (address[] memory senders, address[] memory targets, bytes[] memory calls) {
        senders = new address[](23);
        targets = new address[](23);
        calls = new bytes[](23);
        for (uint256 i = 0; i < 23; ++i) targets[i] = i < 6 ? address(token) : address(hubs);
        _fillTokenCalls(id, senders, calls);
        _fillAdminCalls(senders, calls);
        _fillNetworkCalls(senders, calls);
    }

    function _fillTokenCalls(AchievementId id, address[] memory senders, bytes[] memory calls) private view {
        Achievement memory next = achievementOf(course, learner, 10);
        bytes32 root = keccak256("root");
        (senders[0], calls[0]) = (issuer, abi.encodeCall(token.issue, (next)));
        next = achievementOf(course, learner, 11);
        (senders[1], calls[1]) = (issuer, abi.encodeCall(token.issueBatch, (listOf(next))));
        (senders[2], calls[2]) = (issuer, abi.encodeCall(token.anchor, (hub, root, 1)));
        (senders[3], calls[3]) = (revoker, abi.encodeCall(token.revoke, (hub, revocationsOf(id, NO_INDEX))));
        (senders[4], calls[4]) = (revoker, abi.encodeCall(token.supersede, (hub, idFor(next), id, NO_INDEX)));
        (senders[5], calls[5]) = (revoker, abi.encodeCall(token.revokeAnchor, (hub, root, new uint32[](0))));
    }

    function _fillAdminCalls(address[] memory senders, bytes[] memory calls) private view {
        bytes memory key = abi.encodePacked(hex"ed01", keccak256("key"));
        for (uint256 i = 6; i < 14; ++i) senders[i] = admin;
        calls[6] = abi.encodeCall(hubs.setHubProfile, (hub, CONTENT));
        calls[7] = abi.encodeCall(hubs.transferHubAdmin, (hub, address(0)));
        calls[8] = abi.encodeCall(hubs.setStaff, (hub, stranger, Roles.ISSUE, START, TERM));
        calls[9] = abi.encodeCall(hubs.addKey, (hub, key, START, TERM));
        calls[10] = abi.encodeCall(hubs.compromiseKey, (hub, keccak256(key), START));
        calls[11] = abi.encodeCall(hubs.retireKey, (hub, keccak256(key)));
        (senders[12], calls[12]) = (
            cataloguer,
            abi.encodeCall(hubs.defineAchievement, (hub, COURSE, false, 0, "Weaving", CONTENT))
        );
        (senders[13], calls[13]) = (cataloguer, abi.encodeCall(hubs.retire, (course)));
    }

    function _fillNetworkCalls(address[] memory senders, bytes[] memory calls) private view {
        for (uint256 i = 14; i < 18; ++i) senders[i] = accreditor;
        calls[14] = abi.encodeCall(hubs.suspend, (hub));
        calls[15] = abi.encodeCall(hubs.reinstate, (hub));
        calls[16] = abi.encodeCall(hubs.accredit, (hub, ALL_KINDS, TERM, EVIDENCE));
        calls[17] = abi.encodeCall(hubs.proposeWithdrawal, (hub, 2, START));
        for (uint256 i = 18; i < 22; ++i) senders[i] = owner;
        calls[18] = abi.encodeCall(hubs.confirmWithdrawal, (hub, 2, START));
        calls[19] = abi.encodeCall(hubs.restore, (hub, 2));
        calls[20] = abi.encodeCall(hubs.appointAccreditor, (stranger, 1, TERM, PROFILE));
        calls[21] = abi.encodeCall(hubs.dismissAccreditor, (stranger));
        (senders[22], calls[22]) = (admin, abi.encodeCall(hubs.closeHub, (hub)));
    }
}
