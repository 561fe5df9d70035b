// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../contracts/interfaces/IAchievementToken.sol";
import {IERC5484} from "../../contracts/interfaces/IERC5484.sol";
import {Achievement} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../contracts/types/Ids.sol";
import {CairnTest} from "../utils/CairnTest.sol";
import {Vm, vm} from "../utils/Vm.sol";

/// @notice ERC-5484, consensual soulbound tokens, clause by clause.
contract Erc5484ConformanceTest is CairnTest {
    bytes32 private constant ISSUED = keccak256("Issued(address,address,uint256,uint8)");

    HubId private hub;
    Achievement private achievement;

    function setUp() public override {
        super.setUp();
        hub = newAccreditedHub();
        DefinitionId course = defineCourse(hub);
        achievement = achievementOf(course, learner);
    }

    /// @dev "A guideline to standardlize burn-authorization's number coding"
    function test_Erc5484_TheOrderOfBurnAuth() public pure {
        assertEq(uint256(IERC5484.BurnAuth.IssuerOnly), 0, "IssuerOnly");
        assertEq(uint256(IERC5484.BurnAuth.OwnerOnly), 1, "OwnerOnly");
        assertEq(uint256(IERC5484.BurnAuth.Both), 2, "Both");
        assertEq(uint256(IERC5484.BurnAuth.Neither), 3, "Neither");
    }

    /// @dev "Emitted when a soulbound token is issued", with issuer, receiver, id and `burnAuth`
    function test_Erc5484_IssuedIsEmittedAtTheMint() public {
        giveConsent(learner, hub);
        vm.recordLogs();
        AchievementId id = issue(achievement);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 seen;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != ISSUED) continue;
            assertEq(address(uint160(uint256(logs[i].topics[1]))), issuer, "from");
            assertEq(address(uint160(uint256(logs[i].topics[2]))), learner, "to");
            assertEq(logs[i].topics[3], AchievementId.unwrap(id), "token id");
            assertEq(logs[i].data, abi.encode(uint256(2)), "burnAuth");
            ++seen;
        }
        assertEq(seen, 1, "Issued");
    }

    /// @dev "`burnAuth` SHALL be presented to receiver before issuance", and "acquire receiver's signature": nothing is
    /// issued without consent, whose terms say who can burn
    function test_Erc5484_NothingIsIssuedWithoutConsent() public {
        vm.expectRevert();
        issue(achievement);
        giveConsent(learner, hub);
        assertEq(token.burnAuth(_tokenId(issue(achievement))) == IERC5484.BurnAuth.Both, true);
    }

    /// @dev "`burnAuth` SHALL be Immutable after issuance"
    function testFuzz_Erc5484_BurnAuthNeverChanges(uint40 later) public {
        giveConsent(learner, hub);
        uint256 tokenId = _tokenId(issue(achievement));
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        vm.prank(admin);
        hubs.closeHub(hub);
        vm.warp(bound(later, START, type(uint40).max));
        assertEq(uint256(token.burnAuth(tokenId)), uint256(IERC5484.BurnAuth.Both), "burnAuth");
    }

    /// @dev "unassigned tokenIds are invalid, and queries do throw"
    function testFuzz_Erc5484_BurnAuthThrowsForUnassignedTokens(uint256 other) public {
        giveConsent(learner, hub);
        uint256 tokenId = _tokenId(issue(achievement));
        if (other == tokenId) ++other;
        vm.expectRevert();
        token.burnAuth(other);
    }

    /// @dev "`burnAuth` SHALL be the sole factor that determines which party has the rights to burn token": both, and
    /// nobody else
    function test_Erc5484_IssuerAndOwnerBurn() public {
        giveConsent(learner, hub);
        AchievementId first = issue(achievement);
        IAchievementToken.Revocation[] memory list = new IAchievementToken.Revocation[](1);
        list[0].id = first;
        vm.startPrank(stranger);
        vm.expectRevert();
        token.renounce(achievement);
        vm.expectRevert();
        token.revoke(hub, list);
        vm.stopPrank();
        vm.prank(revoker);
        token.revoke(hub, list);
        achievement.content = keccak256("another document");
        issue(achievement);
        vm.prank(learner);
        token.renounce(achievement);
        assertEq(token.balanceOf(learner), 0, "balance");
    }

    function _tokenId(AchievementId id) private pure returns (uint256) {
        return uint256(AchievementId.unwrap(id));
    }
}
