// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../contracts/interfaces/IAchievementToken.sol";
import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Achievement} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../contracts/types/Ids.sol";
import {CairnTest} from "../utils/CairnTest.sol";
import {vm} from "../utils/Vm.sol";

/// @title NetworkHandler: everybody who uses a network, honest or not, at random
/// @dev Keeps its own account of what must be, which the invariants compare with the contracts. What a caller tries
/// in vain is part of the play; what must never succeed, or must always, is asserted here.
/// In a `.t.sol` file, because the test runner only knows the functions of contracts in such files.
contract NetworkHandler is CairnTest {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    enum State {
        Pending, // anchored, not claimed
        Living,
        Revoked,
        Superseded,
        Renounced
    }

    /// @dev An achievement that a hub attested, and what became of it.
    struct Entry {
        AchievementId id;
        Achievement achievement;
        uint256 hub; // place in `hubIds`
        State state;
        bytes32 root; // of its cohort; 0 for none
        bytes32 sibling;
    }

    /// @dev What of a period may never change.
    struct History {
        uint40 from;
        uint32 kinds;
        address accreditor;
    }

    uint256 public constant HUBS = 3;
    uint256 public constant LEARNERS = 3;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    HubId[HUBS] public hubIds;
    DefinitionId[HUBS] private _definitions;
    address[HUBS] private _admins;
    address[HUBS] private _staff;
    bytes32[HUBS] private _keys;
    address[LEARNERS] private _learners;

    Entry[] private _entries;
    mapping(HubId hub => History[]) private _histories;
    mapping(string what => uint256) public count;
    uint256 private _salt;

    // ──────────────────────────────────────────── Set-up ─────────────────────────────────────────────

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < LEARNERS; ++i) {
            _learners[i] = actor(string.concat("learner", vm.toString(i)));
        }
        for (uint256 i = 0; i < HUBS; ++i) {
            _admins[i] = actor(string.concat("admin", vm.toString(i)));
            _staff[i] = actor(string.concat("staff", vm.toString(i)));
            vm.startPrank(_admins[i]);
            hubIds[i] = hubs.registerHub(string.concat("Hub ", vm.toString(i)), PROFILE);
            hubs.setStaff(hubIds[i], _staff[i], Roles.ALL, START, TERM);
            _keys[i] = hubs.addKey(hubIds[i], abi.encodePacked(hex"ed01", keccak256("key")), START, TERM);
            vm.stopPrank();
            vm.prank(_staff[i]);
            _definitions[i] = hubs.defineAchievement(hubIds[i], COURSE, false, 0, "Woodworking", CONTENT);
            accredit(hubIds[i], ALL_KINDS, TERM);
            for (uint256 j = 0; j < LEARNERS; ++j) giveConsent(_learners[j], hubIds[i]);
        }
        _note();
    }

    // ───────────────────────────────────────── Hubs and learners ─────────────────────────────────────

    function issue(uint256 seed) external {
        uint256 hub = seed % HUBS;
        Achievement memory achievement = _new(hub, seed >> 8);
        vm.prank(_staff[hub]);
        try token.issue(achievement) returns (AchievementId id) {
            _add(id, achievement, hub, State.Living);
            ++count["issued"];
        } catch {
            ++count["issue refused"];
        }
    }

    function anchor(uint256 seed) external {
        uint256 hub = seed % HUBS;
        Achievement memory one = _new(hub, seed >> 8);
        Achievement memory two = _new(hub, seed >> 16);
        bytes32 a = AchievementId.unwrap(token.idOf(one));
        bytes32 b = AchievementId.unwrap(token.idOf(two));
        bytes32 root = a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
        vm.prank(_staff[hub]);
        try token.anchor(hubIds[hub], root, 2) {
            _add(AchievementId.wrap(a), one, hub, State.Pending);
            (_last().root, _last().sibling) = (root, b);
            _add(AchievementId.wrap(b), two, hub, State.Pending);
            (_last().root, _last().sibling) = (root, a);
            ++count["anchored"];
        } catch {
            ++count["anchor refused"];
        }
    }

    /// @dev Also of what was claimed, revoked or renounced before: then it must fail.
    function claim(uint256 seed) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = entry.sibling;
        vm.prank(entry.achievement.learner);
        try token.claim(entry.achievement, entry.root, proof) {
            assertTrue(entry.state == State.Pending, "only what is pending is claimed");
            entry.state = State.Living;
            ++count["claimed"];
        } catch {
            ++count["claim refused"];
        }
    }

    function redeem(uint256 seed) external {
        uint256 hub = seed % HUBS;
        Achievement memory achievement = _new(hub, seed >> 8);
        AchievementId id = token.idOf(achievement);
        bytes memory signature = signatureOf(
            string.concat("staff", vm.toString(hub)),
            AchievementId.unwrap(id)
        );
        vm.prank(achievement.learner);
        try token.redeem(achievement, _staff[hub], signature) {
            _add(id, achievement, hub, State.Living);
            ++count["redeemed"];
        } catch {
            ++count["redeem refused"];
        }
    }

    /// @dev The same digest again, by its own hub: only what is pending can be minted.
    function issueAgain(uint256 seed) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        vm.prank(_staff[entry.hub]);
        try token.issue(entry.achievement) {
            assertTrue(entry.state == State.Pending, "only what is pending is issued");
            entry.state = State.Living;
            ++count["issued from a cohort"];
        } catch {
            ++count["issue again refused"];
        }
    }

    function revoke(uint256 seed) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        vm.prank(_staff[entry.hub]);
        token.revoke(hubIds[entry.hub], _one(entry.id));
        if (entry.state == State.Superseded) return;
        entry.state = State.Revoked;
        ++count["revoked"];
    }

    function supersede(uint256 seed) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        AchievementId successor = AchievementId.wrap(keccak256(abi.encode(++_salt)));
        bool fresh = entry.state != State.Revoked && entry.state != State.Superseded;
        vm.prank(_staff[entry.hub]);
        try token.supersede(hubIds[entry.hub], entry.id, successor, 0) {
            assertTrue(fresh, "a revocation is final");
            entry.state = State.Superseded;
            ++count["superseded"];
        } catch {
            assertFalse(fresh, "the hub supersedes its own");
        }
    }

    function revokeCohort(uint256 seed) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        if (entry.root == 0) return;
        vm.prank(_staff[entry.hub]);
        token.revokeAnchor(hubIds[entry.hub], entry.root, new uint32[](0));
        ++count["cohort revoked"];
    }

    function renounce(uint256 seed) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        bool living = entry.state == State.Living;
        vm.prank(entry.achievement.learner);
        try token.renounce(entry.achievement) {
            assertTrue(living, "only what lives is renounced");
            entry.state = State.Renounced;
            ++count["renounced"];
        } catch {
            assertFalse(living, "the learner renounces what lives");
        }
    }

    function rebind(uint256 seed) external {
        if (_entries.length == 0) return;
        Achievement[] memory one = new Achievement[](1);
        one[0] = _pick(seed).achievement;
        vm.prank(stranger);
        try token.rebind(one) {
            ++count["rebound"];
        } catch {
            ++count["rebind refused"];
        }
    }

    function transfer(uint256 seed) external {
        if (_entries.length == 0) return;
        Entry storage entry = _pick(seed);
        vm.startPrank(entry.achievement.learner);
        bytes[4] memory calls = [
            abi.encodeCall(
                token.transferFrom,
                (entry.achievement.learner, stranger, uint256(AchievementId.unwrap(entry.id)))
            ),
            abi.encodeWithSignature(
                "safeTransferFrom(address,address,uint256)",
                entry.achievement.learner,
                stranger,
                entry.id
            ),
            abi.encodeCall(token.approve, (stranger, uint256(AchievementId.unwrap(entry.id)))),
            abi.encodeCall(token.setApprovalForAll, (stranger, true))
        ];
        (bool moved, ) = address(token).call(calls[(seed >> 128) % 4]);
        vm.stopPrank();
        assertFalse(moved, "a token moved or was approved");
        ++count["transfer refused"];
    }

    // ─────────────────────────────────────── Accreditors and time ────────────────────────────────────

    function wait(uint256 seed) external {
        skip(seed % 3 == 0 ? (seed >> 8) % 1 days : (seed >> 8) % 3);
        ++count["waited"];
    }

    /// @dev Mostly renewals, so that hubs can attest most of the time.
    function supervise(uint256 seed) external {
        HubId hub = hubIds[seed % HUBS];
        uint256 choice = (seed >> 8) % 8;
        vm.startPrank(accreditor);
        if (choice == 0) _try(address(hubs), abi.encodeCall(hubs.suspend, (hub)), "suspended");
        else if (choice == 1) _try(address(hubs), abi.encodeCall(hubs.reinstate, (hub)), "reinstated");
        else if (choice == 2) _try(address(hubs), abi.encodeCall(hubs.endAccreditation, (hub)), "ended");
        else {
            bytes memory renewal = abi.encodeCall(hubs.accredit, (hub, ALL_KINDS, TERM, EVIDENCE));
            _try(address(hubs), renewal, "accredited");
        }
        vm.stopPrank();
        _note();
    }

    function withdraw(uint256 seed) external {
        HubId hub = hubIds[seed % HUBS];
        uint256 index = (seed >> 8) % hubs.periodCount(hub);
        IHubRegistry.Period memory period = hubs.periodAt(hub, index);
        uint40 before = period.end < time() + 1 ? period.end : time() + 1;
        if ((seed >> 16) % 2 == 0) {
            vm.prank(owner);
            _try(address(hubs), abi.encodeCall(hubs.restore, (hub, index)), "restored");
        } else if (before > period.from) {
            uint40 since = period.from + uint40((seed >> 24) % (before - period.from));
            vm.prank(period.accreditor);
            hubs.proposeWithdrawal(hub, index, since);
            vm.prank(owner);
            hubs.confirmWithdrawal(hub, index, since);
            ++count["withdrawn"];
        }
        _note();
    }

    // ─────────────────────────────────────────── Intruders ───────────────────────────────────────────

    /// @dev Staff, the admin or a stranger of one hub tries what it can against another hub.
    function intrude(uint256 seed) external {
        uint256 target = seed % HUBS;
        uint256 own = (target + 1 + ((seed >> 8) % (HUBS - 1))) % HUBS;
        address by = [_staff[own], _admins[own], stranger][(seed >> 16) % 3];
        bytes32 before = _stateOf(target);
        bytes32 accreditation = _accreditationOf(target);
        (address to, bytes memory data) = _intrusion(seed >> 24, target, own, by);
        vm.prank(by);
        _try(to, data, "intrusions without effect");
        assertEq(_stateOf(target), before, "another hub's staff, keys, definitions and records");
        assertEq(_accreditationOf(target), accreditation, "another hub's accreditation");
        ++count["intruded"];
    }

    /// @dev The network's owner tries what it can, against its hubs and with what it may do alone. To restore what
    /// was withdrawn is its right, and is not played here.
    function abuseOwnership(uint256 seed) external {
        uint256 target = seed % HUBS;
        bytes32 before = _stateOf(target);
        uint256 choice = (seed >> 8) % 3;
        (address to, bytes memory data) = _intrusion(seed >> 16, target, target, owner);
        if (choice == 1) {
            to = address(hubs);
            uint256 index = (seed >> 32) % hubs.periodCount(hubIds[target]);
            uint40 since = hubs.periodAt(hubIds[target], index).from;
            data = abi.encodeCall(hubs.confirmWithdrawal, (hubIds[target], index, since));
        } else if (choice == 2) {
            appoint(owner, ALL_KINDS, TERM);
            vm.prank(owner);
            hubs.dismissAccreditor(accreditor);
        }
        vm.prank(owner);
        _try(to, data, "the owner's attempts without effect");
        assertEq(_stateOf(target), before, "a hub's staff, keys, definitions and records");
        if (choice == 2) appoint(accreditor, ALL_KINDS, TERM);
        ++count["ownership abused"];
        _note();
    }

    function sendEther(uint256 seed) external {
        address[7] memory all = contracts();
        vm.deal(address(this), 1);
        (bool sent, ) = all[seed % all.length].call{value: 1}(seed % 2 == 0 ? bytes("") : bytes("ether"));
        assertFalse(sent, "a contract took ether");
        ++count["ether refused"];
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    function entryCount() external view returns (uint256) {
        return _entries.length;
    }

    function entryAt(uint256 index) external view returns (Entry memory) {
        return _entries[index];
    }

    function learnerAt(uint256 index) external view returns (address) {
        return _learners[index];
    }

    function historyOf(HubId hub) external view returns (History[] memory) {
        return _histories[hub];
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

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    function _new(uint256 hub, uint256 seed) private returns (Achievement memory) {
        return achievementOf(_definitions[hub], _learners[seed % LEARNERS], ++_salt);
    }

    function _add(AchievementId id, Achievement memory achievement, uint256 hub, State state) private {
        _entries.push(Entry({id: id, achievement: achievement, hub: hub, state: state, root: 0, sibling: 0}));
    }

    function _last() private view returns (Entry storage) {
        return _entries[_entries.length - 1];
    }

    function _pick(uint256 seed) private view returns (Entry storage) {
        return _entries[(seed >> 64) % _entries.length];
    }

    function _one(AchievementId id) private pure returns (IAchievementToken.Revocation[] memory one) {
        one = new IAchievementToken.Revocation[](1);
        one[0] = IAchievementToken.Revocation({id: id, statusIndex: type(uint32).max});
    }

    function _try(address to, bytes memory data, string memory what) private {
        (bool done, ) = to.call(data);
        if (done) ++count[what];
    }

    /// @dev Notes what periods began, once.
    function _note() private {
        for (uint256 i = 0; i < HUBS; ++i) {
            History[] storage history = _histories[hubIds[i]];
            uint256 periods = hubs.periodCount(hubIds[i]);
            while (history.length < periods) {
                IHubRegistry.Period memory period = hubs.periodAt(hubIds[i], history.length);
                history.push(
                    History({from: period.from, kinds: period.kinds, accreditor: period.accreditor})
                );
            }
        }
    }

    /// @dev One of the calls by which somebody may try to change a hub.
    function _intrusion(
        uint256 seed,
        uint256 target,
        uint256 own,
        address by
    ) private view returns (address to, bytes memory data) {
        HubId hub = hubIds[target];
        uint256 choice = seed % 21;
        if (choice < 9) return (address(hubs), _hubIntrusion(choice, hub, target, by));
        if (choice < 14) return (address(hubs), _registryIntrusion(choice, hub, target));
        Entry memory entry = _entryOf(target, seed >> 8);
        bytes memory call;
        if (choice == 14) call = abi.encodeCall(token.issue, (entry.achievement));
        if (choice == 15) call = abi.encodeCall(token.anchor, (hub, keccak256(abi.encode(seed)), 1));
        if (choice == 16) call = abi.encodeCall(token.revoke, (hub, _one(entry.id)));
        if (choice == 17) call = abi.encodeCall(token.revoke, (hubIds[own], _one(entry.id)));
        if (choice == 18) {
            call = abi.encodeCall(
                token.supersede,
                (hubIds[own], entry.id, AchievementId.wrap(bytes32(seed)), 0)
            );
        }
        if (choice == 19) call = abi.encodeCall(token.revokeAnchor, (hub, entry.root, new uint32[](0)));
        if (choice == 20) call = abi.encodeCall(token.renounce, (entry.achievement));
        return (address(token), call);
    }

    function _hubIntrusion(
        uint256 choice,
        HubId hub,
        uint256 target,
        address by
    ) private view returns (bytes memory) {
        if (choice == 0) return abi.encodeCall(hubs.setStaff, (hub, by, Roles.ALL, START, TERM));
        if (choice == 1) return abi.encodeCall(hubs.setStaff, (hub, _staff[target], 0, 0, 0));
        if (choice == 2) return abi.encodeCall(hubs.setHubProfile, (hub, EVIDENCE));
        if (choice == 3) return abi.encodeCall(hubs.transferHubAdmin, (hub, by));
        if (choice == 4) return abi.encodeCall(hubs.acceptHubAdmin, (hub));
        if (choice == 5) return abi.encodeCall(hubs.closeHub, (hub));
        if (choice == 6) {
            bytes memory multikey = abi.encodePacked(hex"ed01", keccak256("an intruder's key"));
            return abi.encodeCall(hubs.addKey, (hub, multikey, time(), TERM));
        }
        if (choice == 7) return abi.encodeCall(hubs.retireKey, (hub, _keys[target]));
        return abi.encodeCall(hubs.compromiseKey, (hub, _keys[target], START));
    }

    function _registryIntrusion(
        uint256 choice,
        HubId hub,
        uint256 target
    ) private view returns (bytes memory) {
        if (choice == 9) {
            return abi.encodeCall(hubs.defineAchievement, (hub, COURSE, false, 0, "An intruder's", CONTENT));
        }
        if (choice == 10) return abi.encodeCall(hubs.retire, (_definitions[target]));
        if (choice == 11) return abi.encodeCall(hubs.suspend, (hub));
        if (choice == 12) return abi.encodeCall(hubs.endAccreditation, (hub));
        return abi.encodeCall(hubs.proposeWithdrawal, (hub, 0, hubs.periodAt(hub, 0).from));
    }

    /// @dev One of a hub's entries; an empty one where it has none near.
    function _entryOf(uint256 hub, uint256 seed) private view returns (Entry memory entry) {
        for (uint256 i = 0; i < _entries.length; ++i) {
            Entry memory found = _entries[(i + (seed % _entries.length)) % _entries.length];
            if (found.hub == hub) return found;
        }
    }

    /// @dev All that is a hub's own: itself, staff, keys, definitions, anchors, revocations and records.
    function _stateOf(uint256 hub) private view returns (bytes32 state) {
        HubId id = hubIds[hub];
        state = keccak256(
            abi.encode(
                hubs.hubOf(id),
                hubs.definitionOf(_definitions[hub]),
                hubs.keyOf(id, _keys[hub]),
                hubs.keyOf(id, keccak256(abi.encodePacked(hex"ed01", keccak256("an intruder's key")))),
                hubs.definitionCount()
            )
        );
        for (uint256 i = 0; i < HUBS; ++i) {
            state = keccak256(abi.encode(state, hubs.staffOf(id, _staff[i]), hubs.staffOf(id, _admins[i])));
        }
        state = keccak256(abi.encode(state, hubs.staffOf(id, stranger), hubs.staffOf(id, owner)));
        for (uint256 i = 0; i < _entries.length; ++i) {
            Entry storage entry = _entries[i];
            if (entry.hub != hub) continue;
            (bool revoked, AchievementId successor) = token.revocationOf(id, entry.id);
            state = keccak256(
                abi.encode(
                    state,
                    token.recordOf(entry.id),
                    revoked,
                    successor,
                    token.anchorOf(id, entry.root)
                )
            );
        }
    }

    function _accreditationOf(uint256 hub) private view returns (bytes32) {
        uint256 periods = hubs.periodCount(hubIds[hub]);
        return keccak256(abi.encode(periods, hubs.periodAt(hubIds[hub], periods - 1)));
    }
}
