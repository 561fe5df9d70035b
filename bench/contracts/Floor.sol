// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

// The floor: the least that a public record can cost, as contracts that run. It is no product: anybody may change its
// registries, and nothing can be revoked. It has what nobody can leave out who wants a soulbound ERC-721 for which the
// chain itself checks who may attest, and that the learner consents:
//
//   - an external registry of who may attest, read once a transaction: one cold account, one slot. Hub, kind and window
//     share the slot, so that "who, for what, when" is a single read;
//   - an external registry of consents, read once an item: one cold account, one slot;
//   - an id that is the digest of what is attested, under a domain: it cannot be minted twice, nor on another chain.
//     A serial number would be dearer, since its counter is a slot;
//   - the owner's slot, which also holds definition, time and expiry; and the owner's balance;
//   - the standard events: `Transfer` of ERC-721, `Locked` of ERC-5192, `Issued` of ERC-5484;
//   - one event with what an indexer cannot know otherwise: hub, learner and the fields of the achievement, in types
//     that every explorer decodes. The time is the block's, the attester is in `Issued`.
//
// Left out on purpose, though Cairn does it: a look whether the hub revoked this digest before; staff, accreditation and
// definition as three facts that change apart, hence three slots; judging times; naming the item of a batch that failed;
// the time, the attester, the mode and the root in its event.
//
// Words are packed by hand where that is cheaper than what the compiler makes of structs.

/// @notice Who may attest what, in one slot each: hub 32 | kind 8 | from 40 | until 40, from the lowest bit on.
contract FloorAuthority {
    error NotAuthorised(uint32 definition, address attester);

    mapping(uint256 definition => mapping(address attester => uint256)) private _grants;

    function grant(uint32 definition, address attester, uint256 word) external {
        _grants[definition][attester] = word;
    }

    /// @return hubAndKind hub 32 | kind 8, from the lowest bit on.
    function requireAttester(uint32 definition, address attester) external view returns (uint256 hubAndKind) {
        uint256 word = _grants[definition][attester];
        if (block.timestamp < uint40(word >> 40) || block.timestamp >= word >> 80) {
            revert NotAuthorised(definition, attester);
        }
        return uint40(word);
    }
}

/// @notice Which learner lets which hub publish which kinds, in one slot each: kinds 32 | until 40.
contract FloorConsent {
    error ConsentMissing(address learner, uint256 hubAndKind);

    mapping(address learner => mapping(uint256 hub => uint256)) private _consents;

    function consent(uint32 hub, uint32 kinds, uint40 until) external {
        _consents[msg.sender][hub] = (uint256(until) << 32) | kinds;
    }

    function requireConsent(address learner, uint256 hubAndKind) external view returns (uint256 until) {
        uint256 word = _consents[learner][uint32(hubAndKind)];
        until = word >> 32;
        if ((word >> (hubAndKind >> 32)) & 1 == 0 || block.timestamp >= until) {
            revert ConsentMissing(learner, hubAndKind);
        }
    }
}

/// @notice A soulbound ERC-721 reduced to minting: it has no approvals and no transfers.
contract FloorToken {
    struct Achievement {
        uint32 definition;
        uint32 experience;
        address learner;
        uint40 achievedAt;
        uint40 expiresAt;
        bytes32 content;
    }

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    event Locked(uint256 tokenId);
    event Issued(address indexed from, address indexed to, uint256 indexed tokenId, uint8 burnAuth);
    event AchievementIssued(
        uint256 indexed id,
        uint32 indexed hub,
        address indexed learner,
        uint32 definition,
        uint32 experience,
        uint40 achievedAt,
        uint40 expiresAt,
        bytes32 content
    );

    error AlreadyIssued(uint256 id);
    error OtherDefinition(uint32 definition);

    uint8 private constant _BURN_AUTH_BOTH = 2;

    FloorAuthority private immutable _authority;
    FloorConsent private immutable _consents;
    bytes32 private immutable _domain;

    // owner 160 | definition 32 | issuedAt 32 | expiresAt 32, from the lowest bit on
    mapping(uint256 id => uint256) private _tokens;
    mapping(address owner => uint256) private _balances;

    constructor(FloorAuthority authority, FloorConsent consents) {
        _authority = authority;
        _consents = consents;
        _domain = keccak256(abi.encode(block.chainid, this));
    }

    function issue(Achievement calldata achievement) external {
        _issue(achievement, _authority.requireAttester(achievement.definition, msg.sender));
    }

    /// @dev All of one definition, so that the authority is read once.
    function issueBatch(Achievement[] calldata achievements) external {
        uint32 definition = achievements[0].definition;
        uint256 hubAndKind = _authority.requireAttester(definition, msg.sender);
        for (uint256 i = 0; i < achievements.length; ++i) {
            if (achievements[i].definition != definition) revert OtherDefinition(definition);
            _issue(achievements[i], hubAndKind);
        }
    }

    function ownerOf(uint256 id) external view returns (address) {
        return address(uint160(_tokens[id]));
    }

    function balanceOf(address owner) external view returns (uint256) {
        return _balances[owner];
    }

    function _issue(Achievement calldata achievement, uint256 hubAndKind) private {
        (uint32 definition, address learner) = (achievement.definition, achievement.learner);
        _consents.requireConsent(learner, hubAndKind);
        uint256 id = uint256(keccak256(abi.encode(_domain, achievement)));
        if (_tokens[id] != 0) revert AlreadyIssued(id);
        _tokens[id] =
            uint160(learner) |
            (uint256(definition) << 160) |
            (uint256(uint32(block.timestamp)) << 192) |
            (uint256(achievement.expiresAt) << 224);
        // Safe: nobody lives to receive 2^256 tokens.
        unchecked {
            ++_balances[learner];
        }
        emit Transfer(address(0), learner, id);
        emit Locked(id);
        emit Issued(msg.sender, learner, id, _BURN_AUTH_BOTH);
        emit AchievementIssued(
            id,
            uint32(hubAndKind),
            learner,
            definition,
            achievement.experience,
            achievement.achievedAt,
            achievement.expiresAt,
            achievement.content
        );
    }
}
