// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

import {IAchievementToken} from "../interfaces/IAchievementToken.sol";
import {IERC5192} from "../interfaces/IERC5192.sol";
import {IERC5484} from "../interfaces/IERC5484.sol";
import {AchievementId, DefinitionId} from "../types/Ids.sol";

/// @title SoulboundERC721: an ERC-721 whose tokens never move
/// @notice ERC-721 with ERC-5192 and ERC-5484, without approvals and transfers. The record of a token shares the slot
/// of its owner, and stays after a burn.
abstract contract SoulboundERC721 is IERC721Metadata, IERC721Errors, IERC5192, IERC5484 {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @dev One slot. `owner` is 0 once burnt, the rest stays: a token that ever lived has a definition.
    struct Token {
        address owner; // 160
        DefinitionId definition; // 32
        uint32 issuedAt; // 32
        uint32 expiresAt; // 32
    }

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    mapping(AchievementId id => Token) internal _tokens;
    mapping(address owner => uint256) private _balances;

    // ──────────────────────────────────── Transfers and approvals ────────────────────────────────────

    /// @notice Reverts with `Soulbound`.
    function transferFrom(address, address, uint256) external pure {
        revert IAchievementToken.Soulbound();
    }

    /// @notice Reverts with `Soulbound`.
    function safeTransferFrom(address, address, uint256) external pure {
        revert IAchievementToken.Soulbound();
    }

    /// @notice Reverts with `Soulbound`.
    function safeTransferFrom(address, address, uint256, bytes calldata) external pure {
        revert IAchievementToken.Soulbound();
    }

    /// @notice Reverts with `Soulbound`.
    function approve(address, uint256) external pure {
        revert IAchievementToken.Soulbound();
    }

    /// @notice Reverts with `Soulbound`.
    function setApprovalForAll(address, bool) external pure {
        revert IAchievementToken.Soulbound();
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc IERC721Metadata
    function name() external pure returns (string memory) {
        return "Cairn Achievement";
    }

    /// @inheritdoc IERC721Metadata
    function symbol() external pure returns (string memory) {
        return "CAIRN";
    }

    /// @inheritdoc IERC721
    function balanceOf(address owner) external view returns (uint256) {
        if (owner == address(0)) revert ERC721InvalidOwner(owner);
        return _balances[owner];
    }

    /// @inheritdoc IERC721
    function ownerOf(uint256 tokenId) external view returns (address) {
        return _requireLiving(tokenId);
    }

    /// @inheritdoc IERC721
    function getApproved(uint256 tokenId) external view returns (address) {
        _requireLiving(tokenId);
        return address(0);
    }

    /// @inheritdoc IERC721
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @inheritdoc IERC5192
    function locked(uint256 tokenId) external view returns (bool) {
        _requireLiving(tokenId);
        return true;
    }

    /// @inheritdoc IERC5484
    function burnAuth(uint256 tokenId) external view returns (BurnAuth) {
        _requireLiving(tokenId);
        return BurnAuth.Both;
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return
            interfaceId == type(IERC165).interfaceId ||
            interfaceId == type(IERC721).interfaceId ||
            interfaceId == type(IERC721Metadata).interfaceId ||
            interfaceId == type(IERC5192).interfaceId ||
            interfaceId == type(IERC5484).interfaceId;
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    function _mint(AchievementId id, Token memory token, address issuer) internal {
        _tokens[id] = token;
        _arrive(id, token.owner, issuer);
    }

    function _burn(AchievementId id) internal {
        Token storage token = _tokens[id];
        _leave(id, token.owner);
        token.owner = address(0);
    }

    /// @dev Burns at the old owner and mints the same id, with the same record, to a new one.
    function _remint(AchievementId id, address owner) internal {
        Token storage token = _tokens[id];
        _leave(id, token.owner);
        token.owner = owner;
        _arrive(id, owner, address(this));
    }

    function _requireLiving(uint256 tokenId) internal view returns (address owner) {
        owner = _tokens[AchievementId.wrap(bytes32(tokenId))].owner;
        if (owner == address(0)) revert ERC721NonexistentToken(tokenId);
    }

    function _arrive(AchievementId id, address owner, address issuer) private {
        uint256 tokenId = uint256(AchievementId.unwrap(id));
        // Safe: nobody lives to receive 2^256 tokens.
        unchecked {
            ++_balances[owner];
        }
        emit Transfer(address(0), owner, tokenId);
        emit Locked(tokenId);
        emit Issued(issuer, owner, tokenId, BurnAuth.Both);
    }

    function _leave(AchievementId id, address owner) private {
        // Safe: the owner's balance counts this token.
        unchecked {
            --_balances[owner];
        }
        emit Transfer(owner, address(0), uint256(AchievementId.unwrap(id)));
    }
}
