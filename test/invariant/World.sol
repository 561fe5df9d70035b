// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Achievement} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, ExperienceId, HubId} from "../../contracts/types/Ids.sol";
import {ForwarderLike} from "../utils/Network.sol";
import {vm} from "../utils/Vm.sol";
import {Dice} from "./Dice.sol";
import {Persons} from "./Persons.sol";

/// @title World: the cast of the play, and its own account of what must be
/// @dev Nothing here is read back from the contracts, but what a call was told to write.
abstract contract World is Persons {
    // ───────────────────────────────────────────── Types ─────────────────────────────────────────────

    /// @dev What a call did to a hub's accreditation.
    enum Change {
        None,
        Opened,
        Stopped,
        Reinstated,
        Proposed,
        Withdrawn,
        Restored
    }

    enum Fate {
        Pending, // anchored, not minted
        Living,
        Revoked,
        Superseded,
        Renounced
    }

    /// @dev An achievement that a hub attested, and what became of it.
    struct Entry {
        AchievementId id;
        Achievement achievement;
        AchievementId successor;
        uint256 hub; // place in `_hubs`
        uint256 anchor; // place in `_anchors`, plus 1; 0 for none
        uint256 leaf;
        address holder; // 0 while not minted, and once burnt
        uint40 issuedAt;
        uint8 kind;
        Fate fate;
        bool minted; // once, for good
        bool accredited; // what the registry last said of `issuedAt`
        bool everAccredited;
    }

    struct Anchored {
        uint256 hub;
        bytes32 root;
        address attester;
        uint40 anchoredAt;
        uint32 size;
        bool revoked;
        bytes32[] tree;
    }

    struct DefinitionNote {
        DefinitionId id;
        bytes32 facts; // hash of all but the retirement
        uint40 definedAt;
        uint40 retiredAt;
        uint8 kind;
        bool sensitive;
    }

    struct KeyNote {
        bytes32 keyHash;
        IHubRegistry.KeyWindow window;
    }

    struct HubNote {
        HubId id;
        string name;
        address admin;
        address pendingAdmin;
        uint40 adminSince;
        uint40 closedAt;
        bytes32 profile;
        /// @dev Staff with every role for good, whom the play leaves in place.
        address keeper;
        /// @dev `MANAGE` and `ISSUE` until `MANAGER_TERM`.
        address manager;
        /// @dev Their roles and windows change all the time.
        address[2] clerks;
    }

    /// @dev A question about the past, and the answer.
    struct Probe {
        uint40 time;
        uint8 kind;
        bool accredited;
    }

    /// @dev A consent that a learner signed, brought or not.
    struct SignedConsent {
        uint256 learner;
        uint256 hub;
        uint256 deadline;
        uint40 until;
        uint32 kinds;
        uint256 nonce;
        address signer;
        bool used;
        bytes signature;
    }

    // ─────────────────────────────────────────── Constants ───────────────────────────────────────────

    uint256 internal constant HUBS = 3;
    uint256 internal constant CLERKS = 2;
    uint256 internal constant MOST_DEFINITIONS = 6;
    uint256 internal constant MOST_KEYS = 4;
    uint256 internal constant MOST_PROBES = 12;
    /// @dev How many entries are looked at to find one that fits.
    uint256 internal constant NEAR = 12;
    uint40 internal constant MANAGER_TERM = START + 120 days;
    uint8 internal constant BADGE = 3;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    HubNote[HUBS] internal _hubs;
    mapping(uint256 hub => mapping(address account => IHubRegistry.Staff)) internal _staff;
    mapping(uint256 hub => DefinitionNote[]) internal _definitions;
    mapping(uint256 hub => KeyNote[]) internal _keys;
    /// @dev The history as it last was.
    mapping(uint256 hub => IHubRegistry.Period[]) internal _periods;
    mapping(uint256 hub => Probe[]) internal _probes;
    mapping(address account => IHubRegistry.Accreditor) internal _mandates;

    mapping(address holder => uint256) internal _held;
    mapping(uint256 learner => mapping(uint256 hub => ILearnerRegistry.Consent)) internal _consents;
    SignedConsent[] internal _signedConsents;
    ForwarderLike.ForwardRequestData[] internal _usedRequests;

    Entry[] internal _entries;
    Anchored[] internal _anchors;

    uint256 internal _salt;
    uint256 private _lastHub;
    /// @dev How often what happened.
    mapping(string what => uint256) public count;

    // ──────────────────────────────────────────── Set-up ─────────────────────────────────────────────

    function setUp() public virtual override {
        super.setUp();
        _mandates[accreditor] = hubs.accreditorOf(accreditor);
        _mandates[otherAccreditor] = hubs.accreditorOf(otherAccreditor);
        _gather();
        for (uint256 i = 0; i < HUBS; ++i) _found(i);
        _entrust(0);
        _guard(0);
        _guard(1);
    }

    /// @dev A minor, whose custodian speaks until the end of the month.
    function _entrust(uint256 learner_) private {
        Person storage person = _persons[learner_];
        (person.custodian, person.custodyUntil, person.nonce) = (_wallets[0], FEBRUARY, 1);
        address identity = _learners[learner_];
        bytes32 digest = _custodyDigest(identity, _wallets[0], FEBRUARY, 0, START);
        vm.prank(identity);
        learners.appointCustodian(
            identity,
            _wallets[0],
            FEBRUARY,
            START,
            signatureOf(_names[_wallets[0]], digest)
        );
    }

    /// @dev A learner with guardians.
    function _guard(uint256 learner_) private {
        Person storage person = _persons[learner_];
        address identity = _learners[learner_];
        person.guardians = ILearnerRegistry.Guardians({
            root: _treeOf(GUARDIANS)[0],
            threshold: uint8(GUARDIANS - 1),
            count: uint8(GUARDIANS),
            delay: 1 days
        });
        bytes32 digest = _guardiansDigest(identity, person.guardians, person.nonce, START);
        bytes memory signature = signatureOf(_names[_wallets[0]], digest);
        ++person.nonce;
        vm.prank(identity);
        learners.setGuardians(identity, person.guardians, START, signature);
    }

    function _found(uint256 hub) private {
        HubNote storage note = _hubs[hub];
        note.name = string.concat("Hub ", vm.toString(hub));
        (note.admin, note.adminSince, note.profile) = (_named("admin", hub), START, PROFILE);
        (note.keeper, note.manager) = (_named("keeper", hub), _named("manager", hub));
        note.clerks = [_named("clerk", hub), _named("other clerk", hub)];
        vm.startPrank(note.admin);
        note.id = hubs.registerHub(note.name, PROFILE);
        _grant(hub, note.keeper, Roles.ALL, TERM);
        _grant(hub, note.manager, Roles.MANAGE | Roles.ISSUE, MANAGER_TERM);
        vm.stopPrank();
        accredit(note.id, ALL_KINDS, TERM);
        _periods[hub].push(hubs.periodAt(note.id, 0));
        _define(hub, COURSE, false);
        _define(hub, BADGE, false);
        _define(hub, COURSE, true);
        _addKey(hub, TERM);
        for (uint256 i = 0; i < LEARNERS; ++i) {
            giveConsent(_learners[i], note.id);
            _consents[i][hub] = ILearnerRegistry.Consent({kinds: ALL_KINDS, until: TERM, nonce: 1});
        }
    }

    function _grant(uint256 hub, address account, uint8 roles, uint40 until) private {
        hubs.setStaff(_hubs[hub].id, account, roles, START, until);
        _staff[hub][account] = IHubRegistry.Staff({roles: roles, from: START, until: until});
    }

    // ───────────────────────────────────────────── Cast ──────────────────────────────────────────────

    /// @dev Anybody who might act for a hub: mostly who may.
    function _someStaff(Dice memory dice, uint256 hub) internal view returns (address) {
        uint256 which = dice.roll(10);
        if (which < CLERKS) return _hubs[hub].clerks[which];
        if (which == CLERKS) return _hubs[hub].manager;
        if (which == CLERKS + 1) return _hubs[hub].admin;
        return _hubs[hub].keeper;
    }

    /// @dev Half of the time the one of the last time, so that one thing leads to another.
    function _someHub(Dice memory dice) internal returns (uint256) {
        if (!dice.oneIn(2)) _lastHub = dice.roll(HUBS);
        return _lastHub;
    }

    function _someAccreditor(Dice memory dice) internal view returns (address) {
        return dice.oneIn(3) ? otherAccreditor : accreditor;
    }

    /// @dev A time near now: a second, hours, days, or the end of everything.
    function _someEnd(Dice memory dice) internal view returns (uint40) {
        uint256 which = dice.roll(12);
        if (which == 0) return time();
        if (which == 1) return time() + 1 + uint40(dice.roll(3));
        if (which == 2) return time() + uint40(dice.roll(3 days));
        return TERM;
    }

    function _someKinds(Dice memory dice) internal pure returns (uint32) {
        uint256 which = dice.roll(10);
        if (which == 0) return uint32(dice.roll(uint256(ALL_KINDS) + 1));
        if (which == 1) return uint32(1) << COURSE;
        return ALL_KINDS;
    }

    // ───────────────────────────────────────── What they make ────────────────────────────────────────

    /// @dev Notes a definition that was made, or makes one by the keeper.
    function _define(uint256 hub, uint8 kind, bool sensitive) internal {
        vm.prank(_hubs[hub].keeper);
        DefinitionId id = hubs.defineAchievement(_hubs[hub].id, kind, sensitive, 100, "Woodworking", CONTENT);
        _noteDefinition(hub, id, kind, sensitive);
    }

    function _noteDefinition(uint256 hub, DefinitionId id, uint8 kind, bool sensitive) internal {
        IHubRegistry.Definition memory made = IHubRegistry.Definition({
            hub: _hubs[hub].id,
            kind: kind,
            sensitive: sensitive,
            definedAt: time(),
            retiredAt: 0,
            creditHundredths: 100,
            content: CONTENT,
            name: "Woodworking"
        });
        _definitions[hub].push(
            DefinitionNote({
                id: id,
                facts: keccak256(abi.encode(made)),
                definedAt: time(),
                retiredAt: 0,
                kind: kind,
                sensitive: sensitive
            })
        );
    }

    function _addKey(uint256 hub, uint40 until) internal {
        bytes memory multikey = abi.encodePacked(hex"ed01", keccak256(abi.encode("key", ++_salt)));
        vm.prank(_hubs[hub].keeper);
        bytes32 keyHash = hubs.addKey(_hubs[hub].id, multikey, time(), until);
        _keys[hub].push(
            KeyNote({
                keyHash: keyHash,
                window: IHubRegistry.KeyWindow({from: time(), until: until, compromisedSince: 0})
            })
        );
    }

    /// @dev A new achievement of a hub for any learner: mostly of its first two definitions, which are public.
    function _draw(Dice memory dice, uint256 hub) internal returns (Achievement memory achievement) {
        uint256 which = dice.roll(dice.oneIn(4) ? _definitions[hub].length : 2);
        DefinitionNote storage definition = _definitions[hub][which];
        achievement = Achievement({
            definition: definition.id,
            experience: ExperienceId.wrap(0),
            learner: _learners[_someLearner(dice)],
            achievedAt: time() - uint40(dice.roll(2)),
            expiresAt: dice.oneIn(4) ? time() + 1 + uint40(dice.roll(1 days)) : 0,
            content: keccak256(abi.encode("private document", ++_salt))
        });
    }

    function _noteEntry(Achievement memory achievement, uint256 hub) internal returns (uint256 index) {
        index = _entries.length;
        Entry storage entry = _entries.push();
        entry.id = token.idOf(achievement);
        entry.achievement = achievement;
        entry.hub = hub;
        entry.kind = _definitionOf(hub, achievement.definition).kind;
    }

    // ─────────────────────────────────────────── Questions ───────────────────────────────────────────

    function _definitionOf(uint256 hub, DefinitionId id) internal view returns (DefinitionNote storage) {
        uint256 place = 0;
        while (!(_definitions[hub][place].id == id)) ++place;
        return _definitions[hub][place];
    }

    function _holds(uint256 hub, address account, uint8 role) internal view returns (bool) {
        IHubRegistry.Staff storage member = _staff[hub][account];
        return member.roles & role != 0 && member.from <= time() && time() < member.until;
    }

    function _isInOffice(address account) internal view returns (bool) {
        IHubRegistry.Accreditor storage mandate = _mandates[account];
        return mandate.dismissedAt == 0 && time() < mandate.until;
    }

    function _isFinal(Entry storage entry) internal view returns (bool) {
        return entry.fate == Fate.Revoked || entry.fate == Fate.Superseded;
    }

    function contracts() public view returns (address[7] memory) {
        return
            [
                address(forwarder),
                address(hubs),
                address(learners),
                address(renderer),
                address(token),
                address(contentLog),
                address(lens)
            ];
    }
}
