// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Achievement} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../contracts/types/Ids.sol";
import {CairnTest} from "../utils/CairnTest.sol";
import {Vm, vm} from "../utils/Vm.sol";

/// @notice ERC-721, what of it a soulbound token keeps: reads and events. Transfers and approvals are refused, which
/// the standard leaves to the contract ("Throws unless…").
contract Erc721ConformanceTest is CairnTest {
    bytes32 private constant TRANSFER = 0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef;

    HubId private hub;
    Achievement private achievement;
    uint256 private tokenId;

    function setUp() public override {
        super.setUp();
        hub = newAccreditedHub();
        DefinitionId course = defineCourse(hub);
        giveConsent(learner, hub);
        achievement = achievementOf(course, learner);
        tokenId = uint256(AchievementId.unwrap(issue(achievement)));
    }

    /// @dev `balanceOf`: "Count all NFTs assigned to an owner"
    function test_Erc721_BalanceCountsTheTokens() public view {
        assertEq(token.balanceOf(learner), 1, "balance");
        assertEq(token.balanceOf(stranger), 0, "balance of a stranger");
    }

    /// @dev `balanceOf`: "NFTs assigned to the zero address are considered invalid, and this function throws for
    /// queries about the zero address"
    function test_Erc721_BalanceOfZeroThrows() public {
        vm.expectRevert();
        token.balanceOf(address(0));
    }

    /// @dev `ownerOf`: "Find the owner of an NFT"
    function test_Erc721_OwnerOf() public view {
        assertEq(token.ownerOf(tokenId), learner);
    }

    /// @dev `ownerOf`: "NFTs assigned to zero address are considered invalid, and queries about them do throw"
    function testFuzz_Erc721_OwnerOfAnInvalidTokenThrows(uint256 other) public {
        if (other == tokenId) ++other;
        vm.expectRevert();
        token.ownerOf(other);
        vm.prank(learner);
        token.renounce(achievement);
        vm.expectRevert();
        token.ownerOf(tokenId);
    }

    /// @dev `getApproved`: "The approved address for this NFT, or the zero address if there is none"
    function test_Erc721_GetApprovedIsZero() public view {
        assertEq(token.getApproved(tokenId), address(0));
    }

    /// @dev `getApproved`: "Throws if `_tokenId` is not a valid NFT"
    function testFuzz_Erc721_GetApprovedThrows(uint256 other) public {
        if (other == tokenId) ++other;
        vm.expectRevert();
        token.getApproved(other);
    }

    /// @dev `isApprovedForAll`: "True if `_operator` is an approved operator for `_owner`, false otherwise"
    function testFuzz_Erc721_NobodyIsAnOperator(address operator) public view {
        assertFalse(token.isApprovedForAll(learner, operator));
    }

    /// @dev `transferFrom`: "Throws unless `msg.sender` is the current owner, an authorized operator, or the approved
    /// address": here it always throws, and the token stays
    function test_Erc721_TransfersThrow() public {
        vm.startPrank(learner);
        vm.expectRevert();
        token.transferFrom(learner, stranger, tokenId);
        vm.expectRevert();
        token.safeTransferFrom(learner, stranger, tokenId);
        vm.expectRevert();
        token.safeTransferFrom(learner, stranger, tokenId, "");
        assertEq(token.ownerOf(tokenId), learner);
    }

    /// @dev `Transfer`: "This event emits when NFTs are created (`from` == 0) and destroyed (`to` == 0)", once each
    function test_Erc721_TransferOnMintAndBurn() public {
        Achievement memory another = achievement;
        another.content = keccak256("another document");
        vm.recordLogs();
        uint256 minted = uint256(AchievementId.unwrap(issue(another)));
        vm.prank(learner);
        token.renounce(another);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 seen;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != TRANSFER) continue;
            assertEq(logs[i].topics.length, 4, "all arguments are indexed");
            address from = address(uint160(uint256(logs[i].topics[1])));
            address to = address(uint160(uint256(logs[i].topics[2])));
            assertEq(from, seen == 0 ? address(0) : learner, "from");
            assertEq(to, seen == 0 ? learner : address(0), "to");
            assertEq(uint256(logs[i].topics[3]), minted, "token id");
            assertEq(logs[i].data.length, 0, "data");
            ++seen;
        }
        assertEq(seen, 2, "transfers");
    }

    /// @dev Metadata, `name` and `symbol`: "A descriptive name", "An abbreviated name"
    function test_Erc721Metadata_NameAndSymbol() public view {
        assertGt(bytes(token.name()).length, 0, "name");
        assertGt(bytes(token.symbol()).length, 0, "symbol");
    }

    /// @dev Metadata, `tokenURI`: "Throws if `_tokenId` is not a valid NFT"
    function testFuzz_Erc721Metadata_TokenUriThrows(uint256 other) public {
        token.tokenURI(tokenId);
        if (other == tokenId) ++other;
        vm.expectRevert();
        token.tokenURI(other);
    }
}
