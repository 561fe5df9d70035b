// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Achievement} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {Cohort} from "../../utils/Cohort.sol";
import {ForwarderLike} from "../../utils/Network.sol";
import {vm} from "../../utils/Vm.sol";
import {Dice, diceOf} from "../Dice.sol";
import {ThiefPlay} from "./ThiefPlay.sol";

/// @title IntruderPlay: everybody who tries what is not theirs
abstract contract IntruderPlay is ThiefPlay {
    /// @dev Digests of other hubs that a hub revoked as its own before they were tokens.
    mapping(uint256 hub => mapping(AchievementId id => bool)) private _stray;

    // ────────────────────────────────────────── Against hubs ─────────────────────────────────────────

    /// @dev Staff or the admin of one hub, or a stranger, against another hub.
    function intrude(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 target = _someHub(dice);
        uint256 own = (target + 1 + dice.roll(HUBS - 1)) % HUBS;
        address[3] memory all = [_hubs[own].keeper, _hubs[own].admin, stranger];
        address by = all[dice.roll(3)];
        bool belongs = by == _hubs[target].admin || by == _hubs[target].pendingAdmin;
        if (belongs || _staff[target][by].roles != 0) return;
        vm.prank(by);
        _inv14_NobodyActsForAnotherHub(_tryHubs(_hubCall(dice, target, by)));
        _touchOffice(target);
        _touchHistory(target);
        ++count["intruded"];
        if (_entries.length == 0) return;
        uint256 index = _someEntry(dice);
        target = _entries[index].hub;
        if (target == own || by == stranger) own = (target + 1) % HUBS;
        _attackRecord(dice, index, own);
    }

    /// @dev The keeper of another hub against a record: as staff of the record's hub, which it is not, or of its own.
    function _attackRecord(Dice memory dice, uint256 index, uint256 own) private {
        Entry storage entry = _entries[index];
        HubId hub = _hubs[entry.hub].id;
        uint256 choice = dice.roll(7);
        IAchievementToken.Revocation[] memory one = new IAchievementToken.Revocation[](1);
        one[0] = IAchievementToken.Revocation({id: entry.id, statusIndex: 0});
        AchievementId successor = AchievementId.wrap(keccak256(abi.encode(++_salt)));
        bytes memory data = abi.encodeCall(token.issue, (entry.achievement));
        if (choice == 1) data = abi.encodeCall(token.revoke, (hub, one));
        if (choice == 2) data = abi.encodeCall(token.supersede, (hub, entry.id, successor, 0));
        if (choice == 3) data = abi.encodeCall(token.anchor, (hub, bytes32(++_salt), 1));
        if (choice == 4) data = abi.encodeCall(token.revoke, (_hubs[own].id, one));
        if (choice == 5) data = abi.encodeCall(token.supersede, (_hubs[own].id, entry.id, successor, 0));
        if (choice == 6) data = abi.encodeCall(token.revokeAnchor, (hub, _rootOf(entry), new uint32[](0)));
        vm.prank(_hubs[own].keeper);
        bool done = _tryToken(data);
        // A digest that is no token yet may be anybody's: revoking it under one's own hub concerns nobody else. To
        // do so again later is skipped.
        if ((choice == 4 || choice == 5) && !entry.minted) {
            if (done) _stray[own][entry.id] = true;
        } else if (choice != 4 || !_stray[own][entry.id]) {
            _inv14_NobodyActsForAnotherHub(done);
        }
        _touchEntry(index);
        ++count["record attacked"];
    }

    /// @dev The network's owner with no role, against a hub and its records.
    function abuseOwnership(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 target = _someHub(dice);
        bytes memory data = _hubCall(dice, target, owner);
        bool isSupervision =
            bytes4(data) == hubs.suspend.selector || bytes4(data) == hubs.endAccreditation.selector;
        if (!isSupervision) {
            vm.prank(owner);
            _inv15_TheOwnerChangesNoRecord(_tryHubs(data));
        }
        _touchOffice(target);
        _touchHistory(target);
        ++count["ownership abused"];
        if (_entries.length == 0) return;
        uint256 index = _someEntry(dice);
        Entry storage entry = _entries[index];
        IAchievementToken.Revocation[] memory one = new IAchievementToken.Revocation[](1);
        one[0] = IAchievementToken.Revocation({id: entry.id, statusIndex: 0});
        data = abi.encodeCall(token.revoke, (_hubs[entry.hub].id, one));
        if (dice.oneIn(2)) data = abi.encodeCall(token.issue, (entry.achievement));
        if (dice.oneIn(3)) data = abi.encodeCall(token.renounce, (entry.achievement));
        vm.prank(owner);
        _inv15_TheOwnerChangesNoRecord(_tryToken(data));
        _touchEntry(index);
    }

    /// @dev The owner makes itself an accreditor, and tries to withdraw for the past with one key. Rarely, and only
    /// where no other accreditor is in the way.
    function withdrawAlone(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        if (!dice.oneIn(4)) return;
        appoint(owner, ALL_KINDS, TERM);
        vm.startPrank(owner);
        bool done = _tryHubs(abi.encodeCall(hubs.accredit, (_hubs[hub].id, ALL_KINDS, TERM, EVIDENCE)));
        _mandates[owner] = hubs.accreditorOf(owner);
        if (done) _noteHistory(hub, Change.Opened, 0);
        uint256 index = dice.roll(_periods[hub].length);
        IHubRegistry.Period memory period = _periods[hub][index];
        done = _tryHubs(abi.encodeCall(hubs.proposeWithdrawal, (_hubs[hub].id, index, period.from)));
        if (done) {
            _inv25_AWithdrawalNamesATimeOfItsPeriod(period, period.from, owner);
            _noteHistory(hub, Change.Proposed, index);
            done = _tryHubs(abi.encodeCall(hubs.confirmWithdrawal, (_hubs[hub].id, index, period.from)));
            _inv15_TheOwnerChangesNoRecord(done);
            ++count["withdrawal refused to one key"];
        }
        hubs.dismissAccreditor(owner);
        vm.stopPrank();
        _mandates[owner].dismissedAt = time();
    }

    /// @dev A hub's keeper through the forwarder, and a forwarder with a bug that names the keeper.
    function actForHubThroughForwarder(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address by = _hubs[hub].keeper;
        bool onToken = _entries.length != 0 && dice.oneIn(2);
        bytes memory data = _hubCall(dice, hub, by);
        if (onToken) {
            Entry storage entry = _entries[_someEntryOfHub(dice, hub, 0)];
            IAchievementToken.Revocation[] memory one = new IAchievementToken.Revocation[](1);
            one[0] = IAchievementToken.Revocation({id: entry.id, statusIndex: 0});
            data = abi.encodeCall(token.revoke, (_hubs[hub].id, one));
            if (dice.oneIn(2)) data = abi.encodeCall(token.issue, (_draw(dice, hub)));
        }
        address target = onToken ? address(token) : address(hubs);
        if (dice.oneIn(2)) {
            ForwarderLike.ForwardRequestData memory request = requestOf(_names[by], target, data);
            (bool done, ) = address(forwarder).call(abi.encodeCall(forwarder.execute, (request)));
            _inv31_TheForwarderSpeaksForNoHub(done);
        } else {
            vm.prank(address(forwarder));
            (bool done, ) = target.call(bytes.concat(data, bytes20(by)));
            _inv31_TheForwarderSpeaksForNoHub(done);
        }
        _touchOffice(hub);
        _touchHistory(hub);
        ++count["forwarded for a hub"];
    }

    /// @dev One of the calls by which somebody may try to change a hub.
    function _hubCall(Dice memory dice, uint256 target, address by) private returns (bytes memory) {
        HubId hub = _hubs[target].id;
        bytes32 key = _keys[target][0].keyHash;
        uint256 choice = dice.roll(14);
        if (choice == 0) return abi.encodeCall(hubs.setStaff, (hub, by, Roles.ALL, START, TERM));
        if (choice == 1) return abi.encodeCall(hubs.setStaff, (hub, _hubs[target].keeper, 0, 0, 0));
        if (choice == 2) return abi.encodeCall(hubs.setHubProfile, (hub, EVIDENCE));
        if (choice == 3) return abi.encodeCall(hubs.transferHubAdmin, (hub, by));
        if (choice == 4) return abi.encodeCall(hubs.acceptHubAdmin, (hub));
        if (choice == 5) return abi.encodeCall(hubs.closeHub, (hub));
        if (choice == 6) {
            bytes memory multikey = abi.encodePacked(hex"ed01", bytes32(++_salt));
            return abi.encodeCall(hubs.addKey, (hub, multikey, time(), TERM));
        }
        if (choice == 7) return abi.encodeCall(hubs.retireKey, (hub, key));
        if (choice == 8) return abi.encodeCall(hubs.compromiseKey, (hub, key, START));
        if (choice == 9) {
            return abi.encodeCall(hubs.defineAchievement, (hub, COURSE, false, 0, "An intruder's", CONTENT));
        }
        if (choice == 10) return abi.encodeCall(hubs.retire, (_definitions[target][0].id));
        if (choice == 11) return abi.encodeCall(hubs.suspend, (hub));
        if (choice == 12) return abi.encodeCall(hubs.endAccreditation, (hub));
        return abi.encodeCall(hubs.proposeWithdrawal, (hub, 0, _periods[target][0].from));
    }

    function _rootOf(Entry storage entry) private view returns (bytes32) {
        return entry.anchor == 0 ? bytes32(0) : _anchors[entry.anchor - 1].root;
    }

    // ──────────────────────────────────────── Against learners ───────────────────────────────────────

    /// @dev A stranger, staff or another learner speaks for a learner.
    function impersonate(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 learner_ = _someLearner(dice);
        uint256 hub = _someHub(dice);
        address by = _pretender(dice, learner_, hub);
        bytes memory data = abi.encodeCall(learners.withdrawConsent, (_learners[learner_], _hubs[hub].id));
        if (dice.oneIn(2)) {
            data = abi.encodeCall(learners.consent, (_learners[learner_], _hubs[hub].id, ALL_KINDS, TERM));
        }
        vm.prank(by);
        _inv30_OnlyTheLearnerSpeaksForTheLearner(_tryLearners(data));
        _touchLearner(learner_);
        if (_entries.length == 0) return;
        uint256 index = _someEntry(dice);
        vm.prank(_pretender(dice, _placeOf(_entries[index].achievement.learner), hub));
        _inv30_OnlyTheLearnerSpeaksForTheLearner(_tryToken(_learnerCall(dice, index)));
        _touchEntry(index);
        ++count["impersonated"];
    }

    /// @dev Somebody who is not the actor: also who was, who will be, and the learner's own address.
    function _pretender(Dice memory dice, uint256 learner_, uint256 hub) private view returns (address) {
        Person storage person = _personOf(learner_);
        address[6] memory all = [
            stranger,
            _hubs[hub].keeper,
            _learners[learner_],
            _learners[(learner_ + 1) % LEARNERS],
            person.controller,
            person.custodian
        ];
        address by = all[dice.roll(6)];
        return by == _actorOf(learner_) ? stranger : by;
    }

    function _learnerCall(Dice memory dice, uint256 index) private view returns (bytes memory) {
        Entry storage entry = _entries[index];
        uint256 choice = dice.roll(3);
        if (choice == 0) return abi.encodeCall(token.renounce, (entry.achievement));
        if (choice == 1 && entry.anchor != 0) {
            Anchored storage anchor_ = _anchors[entry.anchor - 1];
            bytes32[] memory proof = Cohort.proofOf(anchor_.tree, entry.leaf);
            return abi.encodeCall(token.claim, (entry.achievement, anchor_.root, proof));
        }
        address keeper = _hubs[entry.hub].keeper;
        bytes memory signature = signatureOf(_names[keeper], AchievementId.unwrap(entry.id));
        return abi.encodeCall(token.redeem, (entry.achievement, keeper, signature));
    }

    /// @dev A signed consent, for another learner, hub, kinds or time than it names.
    function stretchConsent(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        if (_signedConsents.length == 0) return;
        SignedConsent memory signed = _signedConsents[dice.roll(_signedConsents.length)];
        uint256 choice = dice.roll(5);
        if (choice == 0) signed.learner = (signed.learner + 1) % LEARNERS;
        if (choice == 1) signed.hub = (signed.hub + 1) % HUBS;
        if (choice == 2) signed.kinds ^= uint32(1) << COURSE;
        if (choice == 3) ++signed.until;
        if (choice == 4) ++signed.deadline;
        bytes memory data = abi.encodeCall(
            learners.consentWithSignature,
            (
                _learners[signed.learner],
                _hubs[signed.hub].id,
                signed.kinds,
                signed.until,
                signed.deadline,
                signed.signature
            )
        );
        vm.prank(stranger);
        _inv30_OnlyTheLearnerSpeaksForTheLearner(_tryLearners(data));
        _touchLearner(signed.learner);
        ++count["consent stretched"];
    }

    function replayRequest(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        if (_usedRequests.length == 0) return;
        ForwarderLike.ForwardRequestData memory request = _usedRequests[dice.roll(_usedRequests.length)];
        vm.prank(stranger);
        (bool done, ) = address(forwarder).call(abi.encodeCall(forwarder.execute, (request)));
        _inv32_AForwardedRequestWorksOnce(done);
        ++count["request replayed"];
    }

    /// @dev A learner with the proof of something else, or with a longer one.
    function forgeProof(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        if (_anchors.length == 0) return;
        uint256 place = dice.roll(_anchors.length);
        Anchored storage anchor_ = _anchors[place];
        if (anchor_.tree.length == 0) return;
        Achievement memory achievement = _draw(dice, anchor_.hub);
        bytes32[] memory proof = Cohort.proofOfNode(anchor_.tree, dice.roll(anchor_.tree.length));
        bytes32[] memory longer = new bytes32[](proof.length + 1);
        for (uint256 i = 0; i < proof.length; ++i) longer[i + 1] = proof[i];
        longer[0] = bytes32(++_salt);
        vm.prank(_speakerOf(_placeOf(achievement.learner)));
        bool done = _tryToken(
            abi.encodeCall(token.claim, (achievement, anchor_.root, dice.oneIn(2) ? proof : longer))
        );
        _inv33_OnlyALeafIsClaimed(done);
        ++count["proof forged"];
    }

    // ────────────────────────────────────── Against the contracts ────────────────────────────────────

    function transfer(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        if (_entries.length == 0) return;
        uint256 index = _someEntry(dice);
        uint256 id = uint256(AchievementId.unwrap(_entries[index].id));
        address holder = _entries[index].holder;
        string memory from3 = "safeTransferFrom(address,address,uint256)";
        string memory from4 = "safeTransferFrom(address,address,uint256,bytes)";
        bytes[5] memory calls = [
            abi.encodeCall(token.transferFrom, (holder, stranger, id)),
            abi.encodeWithSignature(from3, holder, stranger, id),
            abi.encodeWithSignature(from4, holder, stranger, id, ""),
            abi.encodeCall(token.approve, (stranger, id)),
            abi.encodeCall(token.setApprovalForAll, (stranger, true))
        ];
        vm.prank(holder);
        _inv07_NothingIsTransferredOrApproved(_tryToken(calls[dice.roll(5)]));
        _touchEntry(index);
        ++count["transfer refused"];
    }

    function sendEther(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        address[7] memory all = contracts();
        vm.deal(address(this), 1);
        address to = all[dice.roll(all.length)];
        (bool sent, ) = to.call{value: 1}(dice.oneIn(2) ? bytes("") : bytes("ether"));
        assertFalse(sent, "invariant 36: a contract took ether");
        ++count["ether refused"];
    }
}
