// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Achievement} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {RendererMock} from "../../mocks/RendererMock.sol";
import {AchievementTokenLike} from "../../utils/Network.sol";
import {vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract ReadsTest is TokenTest {
    function testFuzz_AnchorOfNothing(HubId hub_, bytes32 root) public {
        anchor(keccak256("a cohort's root"), 1);
        if (root == keccak256("a cohort's root")) root = 0;
        assertEq(abi.encode(token.anchorOf(hub_, root)), new bytes(4 * 32), "an anchor of nothing");
    }

    function test_AnchorOfACohort() public {
        bytes32 root = keccak256("a cohort's root");
        skip(5);
        anchor(root, 12);
        assertEq(abi.encode(token.anchorOf(hub, root)), abi.encode(issuer, START + 5, 12, false), "anchor");
        revokeAnchor(root);
        assertEq(abi.encode(token.anchorOf(hub, root)), abi.encode(issuer, START + 5, 12, true), "anchor");
    }

    function test_Trap01_RevocationOfNothing() public {
        (, AchievementId id) = issued();
        HubId foreign = newForeignHub(stranger);
        AchievementId other = AchievementId.wrap(keccak256("another record"));
        vm.prank(stranger);
        token.supersede(foreign, other, id, 0);
        _assertRevocation(hub, id, false, AchievementId.wrap(0));
        _assertRevocation(hub, other, false, AchievementId.wrap(0));
        _assertRevocation(foreign, other, true, id);
    }

    function test_RevocationOfARevokedRecord() public {
        (, AchievementId id) = issued();
        revoke(id);
        _assertRevocation(hub, id, true, AchievementId.wrap(0));
    }

    function test_RevocationOfASupersededRecord() public {
        (, AchievementId id) = issued(1);
        (, AchievementId successor) = issued(2);
        supersede(id, successor);
        _assertRevocation(hub, id, true, successor);
    }

    function test_RevertWhen_TokenOfTheUriDoesNotLive() public {
        (Achievement memory achievement, AchievementId id) = issued(1);
        renounce(achievement);
        vm.expectRevert(nonexistent(id));
        token.tokenURI(tokenIdOf(id));
        vm.expectRevert(nonexistent(AchievementId.wrap(0)));
        token.tokenURI(0);
    }

    function test_TokenUriIsTheRenderers() public {
        RendererMock mock = new RendererMock();
        token = AchievementTokenLike(deploy("AchievementToken", abi.encode(hubs, learners, mock, forwarder)));
        (, AchievementId id) = issued();
        string memory expected = mock.tokenURI(id, token.recordOf(id));
        assertGt(bytes(expected).length, 0, "length");
        assertEq(token.tokenURI(tokenIdOf(id)), expected);
    }

    function test_NamesItsContracts() public view {
        assertEq(address(token.hubs()), address(hubs), "hubs");
        assertEq(address(token.learners()), address(learners), "learners");
        assertEq(address(token.renderer()), address(renderer), "renderer");
    }

    function testFuzz_Trap25_TrustsOneForwarder(address other) public view {
        assertEq(token.trustedForwarder(), address(forwarder), "forwarder");
        assertTrue(token.isTrustedForwarder(address(forwarder)), "the forwarder");
        if (other != address(forwarder)) assertFalse(token.isTrustedForwarder(other), "any other");
    }

    function _assertRevocation(
        HubId hub_,
        AchievementId id,
        bool expected,
        AchievementId expectedSuccessor
    ) private view {
        (bool revoked, AchievementId successor) = token.revocationOf(hub_, id);
        assertEq(revoked, expected, "revoked");
        assertEq(successor, expectedSuccessor);
    }
}
