// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../contracts/interfaces/IAchievementToken.sol";
import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {AchievementRecord, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../contracts/types/Ids.sol";
import {Vm, vm} from "../utils/Vm.sol";
import {Cohort} from "../utils/Cohort.sol";
import {World} from "./World.sol";

/// @title Invariants: each rule of README.md, by its number
/// @dev Those that compare the contracts with the play's own account run after each call for what it touched, and for
/// everything when time passes and at the end of a run. The others judge one call, and the play asks them then.
abstract contract Invariants is World {
    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    uint256[] private _touchedEntries;
    uint256[] private _touchedOffices;
    uint256[] private _touchedHistories;
    uint256 private _touchedLearners; // a bit for each
    uint256 private _touchedPersons; // a bit for each
    bool private _audited;

    // ────────────────────────────────────────── When they run ────────────────────────────────────────

    /// @dev Every action begins here: nothing is touched yet.
    modifier acts() {
        delete _touchedEntries;
        delete _touchedOffices;
        delete _touchedHistories;
        (_touchedLearners, _touchedPersons) = (0, 0);
        _audited = false;
        _;
    }

    function _touchEntry(uint256 index) internal {
        _touchedEntries.push(index);
    }

    /// @dev What a hub governs itself.
    function _touchOffice(uint256 hub) internal {
        _touchedOffices.push(hub);
    }

    /// @dev A hub's accreditation.
    function _touchHistory(uint256 hub) internal {
        _touchedHistories.push(hub);
    }

    function _touchLearner(uint256 learner_) internal {
        _touchedLearners |= 1 << learner_;
    }

    /// @dev Who a learner is: everybody of the same identity.
    function _touchIdentity(uint256 learner_) internal {
        for (uint256 i = 0; i < LEARNERS; ++i) {
            if (_identityOf(i) == _identityOf(learner_)) _touchedPersons |= 1 << i;
        }
    }

    function _audit() internal {
        _audited = true;
    }

    /// @notice Checks what the last call touched, or everything where time passed.
    function check() external view {
        if (_audited) return checkAll();
        for (uint256 i = 0; i < _touchedEntries.length; ++i) _checkEntry(_entries[_touchedEntries[i]]);
        for (uint256 i = 0; i < _touchedOffices.length; ++i) _checkOffice(_touchedOffices[i]);
        for (uint256 i = 0; i < _touchedHistories.length; ++i) _checkHistory(_touchedHistories[i]);
        for (uint256 i = 0; i < LEARNERS; ++i) {
            if ((_touchedLearners >> i) % 2 == 1) _checkLearner(i);
            if ((_touchedPersons >> i) % 2 == 1) _checkIdentity(i);
        }
        _inv36_NoContractHoldsEther();
    }

    function checkAll() public view {
        for (uint256 i = 0; i < _entries.length; ++i) _checkEntry(_entries[i]);
        for (uint256 i = 0; i < _anchors.length; ++i) _inv11_AnAnchorNeverChanges(_anchors[i]);
        for (uint256 i = 0; i < HUBS; ++i) {
            _checkOffice(i);
            _checkHistory(i);
        }
        for (uint256 i = 0; i < LEARNERS; ++i) {
            _checkLearner(i);
            _checkIdentity(i);
        }
        _inv03_BalancesSumToTheLivingTokens();
        _inv27_AccreditorsAreTheOwnersAppointments();
        _inv36_NoContractHoldsEther();
    }

    function _checkEntry(Entry storage entry) private view {
        AchievementRecord memory record = token.recordOf(entry.id);
        _inv01_AnOwnerChangesOnlyByMintBurnAndRebind(entry, record);
        _inv05_RevokedSupersededAndRenouncedAreFinal(entry);
        if (entry.minted) _inv06_WhatATokenSaysNeverChanges(entry, record);
        _inv10_AValidRecordStaysValidButForNamedEvents(entry, record);
        if (entry.anchor != 0) _inv11_AnAnchorNeverChanges(_anchors[entry.anchor - 1]);
    }

    function _checkOffice(uint256 hub) private view {
        _inv16_AHubChangesHandsInTwoSteps(hub);
        _inv17_StaffIsWhatItsHubSet(hub);
        _inv19_ADefinitionNeverChangesButRetires(hub);
        _inv20_AKeyOnlyEndsEarlier(hub);
    }

    function _checkHistory(uint256 hub) private view {
        _inv21_TheHistoryOfAccreditationOnlyGrows(hub);
        _inv22_ThePastChangesOnlyByTwoKeys(hub);
        _inv23_WhatRunsNowIsWhatTheHistorySays(hub);
    }

    function _checkLearner(uint256 learner_) private view {
        address holder = _controllerOf(learner_);
        assertEq(token.balanceOf(holder), _held[holder], "invariant 3: a balance");
        _inv28_ConsentIsTheLearnersWord(learner_);
    }

    function _checkIdentity(uint256 learner_) private view {
        _inv37_ControlIsWhatItsPartiesDecided(learner_);
        _inv39_WhatWaitsIsWhatWasAsked(learner_);
        _inv40_ARecoveryFreezesTheActor(learner_);
        _inv43_NoncesCountEveryChange(learner_);
        _inv44_JoiningIsFinalAndOfOneLevel(learner_);
        _inv45_ACustodiansWordEndsByItself(learner_);
        _inv46_GuardiansAreWhatWasCommitted(learner_);
    }

    // ──────────────────────────────────────────── Records ────────────────────────────────────────────

    function _inv01_AnOwnerChangesOnlyByMintBurnAndRebind(
        Entry storage entry,
        AchievementRecord memory record
    ) private view {
        assertEq(record.owner, entry.holder, "invariant 1: the owner of a record");
        if (entry.holder == address(0)) return;
        address owner_ = token.ownerOf(uint256(AchievementId.unwrap(entry.id)));
        assertEq(owner_, entry.holder, "invariant 1: ownerOf");
    }

    /// @dev Right after a token was minted or rebound.
    function _inv02_ATokenGoesToTheLearnersControllerOnly(Entry storage entry) internal view {
        address holder = token.recordOf(entry.id).owner;
        address controller = _controllerOf(_placeOf(entry.achievement.learner));
        assertEq(holder, controller, "invariant 2: where a token was minted or rebound");
    }

    function _inv03_BalancesSumToTheLivingTokens() private view {
        uint256 living = 0;
        uint256 balances = 0;
        for (uint256 i = 0; i < _entries.length; ++i) {
            if (_entries[i].fate == Fate.Living) ++living;
        }
        for (uint256 i = 0; i < LEARNERS; ++i) {
            balances += token.balanceOf(_learners[i]);
        }
        for (uint256 i = 0; i < WALLETS; ++i) balances += token.balanceOf(_wallets[i]);
        assertEq(balances, living, "invariant 3: the sum of all balances");
    }

    /// @dev Right after a token was minted.
    function _inv04_AnIdIsMintedOnce(Entry storage entry) internal view {
        assertFalse(entry.minted, "invariant 4: minted twice");
        assertFalse(_isFinal(entry), "invariant 4: minted after its revocation");
    }

    function _inv05_RevokedSupersededAndRenouncedAreFinal(Entry storage entry) private view {
        (bool revoked, AchievementId successor) = token.revocationOf(_hubs[entry.hub].id, entry.id);
        assertEq(revoked, _isFinal(entry), "invariant 5: revoked");
        assertEq(
            AchievementId.unwrap(successor),
            AchievementId.unwrap(entry.successor),
            "invariant 5: the successor"
        );
    }

    function _inv06_WhatATokenSaysNeverChanges(
        Entry storage entry,
        AchievementRecord memory record
    ) private view {
        assertEq(HubId.unwrap(record.hub), HubId.unwrap(_hubs[entry.hub].id), "invariant 6: the hub");
        assertTrue(record.definition == entry.achievement.definition, "invariant 6: the definition");
        assertEq(record.kind, entry.kind, "invariant 6: the kind");
        assertEq(record.issuedAt, entry.issuedAt, "invariant 6: the time of issue");
        assertEq(record.expiresAt, entry.achievement.expiresAt, "invariant 6: the expiry");
    }

    function _inv07_NothingIsTransferredOrApproved(bool done) internal pure {
        assertFalse(done, "invariant 7: a token moved or was approved");
    }

    /// @dev Right after an issue.
    function _inv08_NothingIsIssuedWithoutConsent(Entry storage entry) internal view {
        ILearnerRegistry.Consent storage given = _consents[_placeOf(entry.achievement.learner)][entry.hub];
        bool consented = (given.kinds >> entry.kind) % 2 == 1 && time() < given.until;
        assertTrue(consented, "invariant 8: the learner consents to this hub and kind now");
    }

    /// @dev Right after an issue or a redemption.
    function _inv09_NothingIsAttestedWithoutAuthority(Entry storage entry, address by) internal view {
        DefinitionNote storage definition = _definitionOf(entry.hub, entry.achievement.definition);
        assertTrue(_holds(entry.hub, by, Roles.ISSUE), "invariant 9: the attester holds ISSUE now");
        assertFalse(definition.sensitive, "invariant 9: a sensitive achievement is public");
        assertEq(definition.retiredAt, 0, "invariant 9: the definition's retirement");
        assertFalse(_newest(entry.hub).suspended, "invariant 9: attested while suspended");
        bool accredited = hubs.accreditedAt(_hubs[entry.hub].id, entry.kind, time());
        assertTrue(accredited, "invariant 9: the hub is accredited for the kind now");
    }

    /// @dev Right after a cohort was anchored.
    function _inv09_NothingIsAnchoredWithoutAuthority(uint256 hub, address by) internal view {
        assertTrue(_holds(hub, by, Roles.ISSUE), "invariant 9: the anchorer holds ISSUE now");
        bool covered = _newest(hub).from <= time() && time() < _newest(hub).end;
        assertTrue(covered && !_newest(hub).suspended, "invariant 9: the hub is accredited now");
    }

    /// @dev Right after a claim.
    function _inv09_NothingIsClaimedWithoutAuthority(Entry storage entry) internal view {
        DefinitionNote storage definition = _definitionOf(entry.hub, entry.achievement.definition);
        Anchored storage anchor = _anchors[entry.anchor - 1];
        assertFalse(definition.sensitive, "invariant 9: a sensitive achievement is public");
        assertFalse(anchor.revoked, "invariant 9: claimed from a revoked cohort");
        bool inForce =
            definition.definedAt <= anchor.anchoredAt &&
                (definition.retiredAt == 0 || anchor.anchoredAt < definition.retiredAt);
        assertTrue(inForce, "invariant 9: the definition was in force when the cohort was anchored");
        bool accredited = hubs.accreditedAt(_hubs[entry.hub].id, entry.kind, anchor.anchoredAt);
        assertTrue(accredited, "invariant 9: the hub was accredited when the cohort was anchored");
    }

    function _inv10_AValidRecordStaysValidButForNamedEvents(
        Entry storage entry,
        AchievementRecord memory record
    ) private view {
        if (entry.minted) {
            _assertStanding(record.standing, _standingOf(entry), "invariant 10: the standing of a token");
        } else {
            assertTrue(record.standing == Standing.None, "invariant 10: the standing of what is no token");
        }
        if (entry.anchor == 0) return;
        bytes32[] memory proof = Cohort.proofOf(_anchors[entry.anchor - 1].tree, entry.leaf);
        AchievementRecord memory anchored = token.anchoredRecordOf(
            entry.achievement,
            _anchors[entry.anchor - 1].root,
            proof
        );
        _assertStanding(
            anchored.standing,
            _anchoredStandingOf(entry),
            "invariant 10: the standing of an anchored record"
        );
    }

    function _inv11_AnAnchorNeverChanges(Anchored storage note) private view {
        IAchievementToken.Anchor memory anchor = token.anchorOf(_hubs[note.hub].id, note.root);
        assertEq(anchor.attester, note.attester, "invariant 11: who anchored");
        assertEq(anchor.anchoredAt, note.anchoredAt, "invariant 11: when it was anchored");
        assertEq(anchor.size, note.size, "invariant 11: the size");
        assertEq(anchor.revoked, note.revoked, "invariant 11: whether the cohort is revoked");
    }

    /// @dev Right after somebody revoked a hub's own: accreditation and closing change nothing of it.
    function _inv12_RevokingTakesTheRoleAndNothingElse(bool done, uint256 hub, address by) internal view {
        assertEq(done, _holds(hub, by, Roles.REVOKE), "invariant 12: REVOKE staff revoke");
    }

    /// @dev Right after a revocation.
    function _inv13_EachRevocationIsOneEvent(uint256 revoked) internal {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 events = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] == IAchievementToken.AchievementRevoked.selector) ++events;
        }
        assertEq(events, revoked, "invariant 13: revocations told by events");
    }

    // ────────────────────────────────────────────── Hubs ─────────────────────────────────────────────

    /// @dev Right after somebody of another hub, or a stranger, tried what only the hub may do.
    function _inv14_NobodyActsForAnotherHub(bool done) internal pure {
        assertFalse(done, "invariant 14: done to a hub from outside");
    }

    /// @dev Right after the owner tried what only a hub, a learner or two keys may do.
    function _inv15_TheOwnerChangesNoRecord(bool done) internal pure {
        assertFalse(done, "invariant 15: done by the network's owner");
    }

    function _inv16_AHubChangesHandsInTwoSteps(uint256 hub) private view {
        HubNote storage note = _hubs[hub];
        IHubRegistry.Hub memory entry = hubs.hubOf(note.id);
        assertEq(entry.admin, note.admin, "invariant 16: the admin");
        assertEq(entry.pendingAdmin, note.pendingAdmin, "invariant 16: the pending admin");
        assertEq(entry.adminSince, note.adminSince, "invariant 16: since when the admin governs");
        assertEq(entry.registeredAt, START, "invariant 16: when it was registered");
        assertEq(entry.closedAt, note.closedAt, "invariant 16: when it was closed");
        assertEq(entry.profile, note.profile, "invariant 16: the profile");
        assertEq(entry.name, note.name, "invariant 16: the name");
    }

    function _inv17_StaffIsWhatItsHubSet(uint256 hub) private view {
        HubNote storage note = _hubs[hub];
        _assertStaff(hub, note.keeper);
        _assertStaff(hub, note.manager);
        _assertStaff(hub, note.admin);
        for (uint256 i = 0; i < CLERKS; ++i) _assertStaff(hub, note.clerks[i]);
        _assertStaff(hub, _hubs[(hub + 1) % HUBS].keeper);
        _assertStaff(hub, _hubs[(hub + 2) % HUBS].keeper);
        _assertStaff(hub, stranger);
        _assertStaff(hub, owner);
    }

    /// @dev Right after a manager set staff. `before` is what the account held.
    function _inv18_AManagerNeverGrantsBeyondItself(
        uint256 hub,
        address manager_,
        IHubRegistry.Staff memory before,
        IHubRegistry.Staff memory granted
    ) internal view {
        IHubRegistry.Staff storage own = _staff[hub][manager_];
        assertTrue(_holds(hub, manager_, Roles.MANAGE), "invariant 18: by a manager in office");
        uint8 grantable = own.roles & ~Roles.MANAGE;
        uint8 changed = granted.roles | before.roles;
        assertEq(changed & ~grantable, 0, "invariant 18: roles beyond the manager's");
        if (granted.roles == 0) return;
        bool within = own.from <= granted.from && granted.until <= own.until;
        assertTrue(within, "invariant 18: within the manager's term");
    }

    function _inv19_ADefinitionNeverChangesButRetires(uint256 hub) private view {
        for (uint256 i = 0; i < _definitions[hub].length; ++i) {
            DefinitionNote storage note = _definitions[hub][i];
            IHubRegistry.Definition memory definition = hubs.definitionOf(note.id);
            assertEq(definition.retiredAt, note.retiredAt, "invariant 19: the retirement");
            definition.retiredAt = 0;
            assertEq(keccak256(abi.encode(definition)), note.facts, "invariant 19: a definition");
        }
    }

    function _inv20_AKeyOnlyEndsEarlier(uint256 hub) private view {
        for (uint256 i = 0; i < _keys[hub].length; ++i) {
            KeyNote storage note = _keys[hub][i];
            IHubRegistry.KeyWindow memory window = hubs.keyOf(_hubs[hub].id, note.keyHash);
            assertEq(window.from, note.window.from, "invariant 20: since when a key is valid");
            assertEq(window.until, note.window.until, "invariant 20: until when a key is valid");
            assertEq(window.compromisedSince, note.window.compromisedSince, "invariant 20: compromised");
            bool valid = window.from <= time() && time() < window.until;
            if (window.compromisedSince != 0) valid = valid && time() < window.compromisedSince;
            bool answer = hubs.keyValidAt(_hubs[hub].id, note.keyHash, time());
            assertEq(answer, valid, "invariant 20: when a key is valid");
        }
    }

    // ───────────────────────────────────────── Accreditation ─────────────────────────────────────────

    function _inv21_TheHistoryOfAccreditationOnlyGrows(uint256 hub) private view {
        assertEq(hubs.periodCount(_hubs[hub].id), _periods[hub].length, "invariant 21: periods");
        for (uint256 i = 0; i < _periods[hub].length; ++i) {
            bytes32 now_ = keccak256(abi.encode(hubs.periodAt(_hubs[hub].id, i)));
            assertEq(now_, keccak256(abi.encode(_periods[hub][i])), "invariant 21: a period");
        }
    }

    /// @dev Right after a call changed a hub's accreditation: what it may have changed of a period, by what it was.
    function _inv21_APeriodChangesByItsRules(
        IHubRegistry.Period memory old,
        IHubRegistry.Period memory period,
        Change change
    ) internal view {
        bool same =
            period.from == old.from &&
                period.until == old.until &&
                period.kinds == old.kinds &&
                period.accreditor == old.accreditor;
        assertTrue(same, "invariant 21: start, term, kinds and accreditor of a period stay");
        assertTrue(period.from <= period.end && period.end <= period.until, "invariant 21: order of times");
        if (change != Change.Proposed && change != Change.Withdrawn) {
            assertEq(period.proposedSince, old.proposedSince, "invariant 21: what is proposed");
        }
        if (change == Change.Withdrawn) {
            uint40 former = old.withdrawnEnd == 0 ? old.end : old.withdrawnEnd;
            assertEq(period.withdrawnEnd, former, "invariant 21: the end before a withdrawal");
            assertLe(period.end, old.end, "invariant 21: a withdrawal only shortens");
        } else if (change == Change.Restored) {
            assertEq(period.withdrawnEnd, 0, "invariant 21: restored");
            assertLe(period.end, old.withdrawnEnd, "invariant 21: never past the original end");
        } else {
            assertEq(period.withdrawnEnd, old.withdrawnEnd, "invariant 21: the end before a withdrawal");
            if (period.end == old.end) return;
            assertTrue(change != Change.Proposed && change != Change.None, "invariant 21: who ends a period");
            assertEq(period.end, time() + 1, "invariant 21: a period ends with this second");
            assertLe(period.end, old.end, "invariant 21: a period only ends earlier");
        }
    }

    function _inv22_ThePastChangesOnlyByTwoKeys(uint256 hub) private view {
        for (uint256 i = 0; i < _probes[hub].length; ++i) {
            Probe storage probe = _probes[hub][i];
            bool accredited = hubs.accreditedAt(_hubs[hub].id, probe.kind, probe.time);
            assertEq(accredited, probe.accredited, "invariant 22: accreditation of a past time");
        }
    }

    /// @dev Right after a call changed a hub's accreditation: of a time that is past, or that had begun, the answer
    /// changes in the time `[from, until)` that was withdrawn or restored, and only one way. A period that opens
    /// adds this very second.
    function _inv22_OnlyWhatWasDecidedChanges(
        uint40 time_,
        bool before,
        bool after_,
        Change change,
        uint40[2] memory window
    ) internal view {
        if (before == after_) return;
        if (change == Change.Opened || change == Change.Reinstated) {
            assertTrue(after_ && time_ == time(), "invariant 22: a period opens from now on");
            return;
        }
        assertTrue(change == Change.Withdrawn || change == Change.Restored, "invariant 22: by two keys");
        assertEq(after_, change == Change.Restored, "invariant 22: withdrawn or restored");
        bool within = window[0] <= time_ && time_ < window[1];
        assertTrue(within, "invariant 22: a change outside the time withdrawn");
    }

    function _inv23_WhatRunsNowIsWhatTheHistorySays(uint256 hub) private view {
        bool running = _runs(hub);
        IHubRegistry.Period storage newest = _newest(hub);
        bool covered = newest.from <= time() && time() < newest.end && newest.withdrawnEnd == 0;
        if (running) {
            assertTrue(covered && !newest.suspended, "invariant 23: a hub attests outside its history");
            assertEq(_hubs[hub].closedAt, 0, "invariant 23: a closed hub attests");
        } else {
            // What ends with this second may have been stopped in it.
            assertFalse(covered && newest.end > time() + 1, "invariant 23: a hub is held up");
        }
        DefinitionNote storage definition = _definitions[hub][0];
        if (definition.retiredAt != 0) return;
        bool attests = _answers(
            address(hubs),
            abi.encodeCall(hubs.requireAttester, (definition.id, _hubs[hub].keeper))
        );
        bool inScope = (newest.kinds >> definition.kind) % 2 == 1;
        assertEq(attests, running && inScope, "invariant 23: the kinds that a hub attests");
    }

    /// @dev Right after a confirmation. `proposed` is what the period's accreditor last proposed.
    function _inv24_WithdrawingTakesTwoKeys(
        IHubRegistry.Period memory period,
        uint40 since,
        uint40 proposed
    ) internal view {
        assertNotEq(period.accreditor, owner, "invariant 24: the second key");
        assertTrue(since != 0 && since == proposed, "invariant 24: what was proposed");
        assertTrue(_isInOffice(period.accreditor), "invariant 24: the accreditor is in office");
    }

    /// @dev Right after a proposal.
    function _inv25_AWithdrawalNamesATimeOfItsPeriod(
        IHubRegistry.Period memory period,
        uint40 since,
        address by
    ) internal view {
        assertEq(by, period.accreditor, "invariant 25: the period's accreditor proposes");
        assertTrue(_isInOffice(by), "invariant 25: the accreditor is in office");
        if (since == 0) return;
        assertTrue(period.from <= since && since < period.end, "invariant 25: a time of the period");
        assertLe(since, time(), "invariant 25: not in the future");
    }

    /// @dev Right after an accreditation. `held` tells that the period before ran or was suspended.
    function _inv26_OnlyAnAccreditorInOfficeAccredits(
        uint256 hub,
        IHubRegistry.Period memory before,
        bool held,
        IHubRegistry.Period memory opened
    ) internal view {
        IHubRegistry.Accreditor storage mandate = _mandates[opened.accreditor];
        assertTrue(_isInOffice(opened.accreditor), "invariant 26: in office");
        assertEq(opened.kinds & ~mandate.kinds, 0, "invariant 26: kinds beyond the mandate");
        assertLe(opened.until, mandate.until, "invariant 26: beyond the mandate's term");
        assertEq(_hubs[hub].closedAt, 0, "invariant 26: the hub is open");
        bool taken = held && before.accreditor != opened.accreditor && _isInOffice(before.accreditor);
        assertFalse(taken, "invariant 26: over another accreditor's period");
        assertEq(opened.from, time(), "invariant 26: from now on");
        assertEq(opened.end, opened.until, "invariant 26: to the granted end");
    }

    function _inv27_AccreditorsAreTheOwnersAppointments() private view {
        address[4] memory all = [accreditor, otherAccreditor, owner, stranger];
        for (uint256 i = 0; i < all.length; ++i) {
            bytes32 now_ = keccak256(abi.encode(hubs.accreditorOf(all[i])));
            assertEq(now_, keccak256(abi.encode(_mandates[all[i]])), "invariant 27: a mandate");
            assertEq(hubs.isInOffice(all[i]), _isInOffice(all[i]), "invariant 27: in office");
        }
    }

    // ─────────────────────────────────────────── Learners ────────────────────────────────────────────

    function _inv28_ConsentIsTheLearnersWord(uint256 learner_) private view {
        for (uint256 i = 0; i < HUBS; ++i) {
            ILearnerRegistry.Consent memory given = learners.consentOf(_learners[learner_], _hubs[i].id);
            ILearnerRegistry.Consent storage note = _consents[learner_][i];
            assertEq(given.kinds, note.kinds, "invariant 28: the kinds consented to");
            assertEq(given.until, note.until, "invariant 28: until when");
            assertEq(given.nonce, note.nonce, "invariant 28: the nonce counts every change");
            bytes memory question = abi.encodeCall(
                learners.requireConsent,
                (_learners[learner_], _hubs[i].id, COURSE)
            );
            bool stands = (note.kinds >> COURSE) % 2 == 1 && time() < note.until;
            assertEq(_answers(address(learners), question), stands, "invariant 28: when it stands");
        }
    }

    /// @dev Right after a signed consent was accepted.
    function _inv29_AConsentSignatureWorksOnce(SignedConsent storage signed) internal view {
        assertFalse(signed.used, "invariant 29: a signature used twice");
        uint256 nonce = _consentNonceOf(signed.learner, signed.hub);
        assertEq(signed.nonce, nonce, "invariant 29: a signature from before a change");
        assertEq(signed.signer, _actorOf(signed.learner), "invariant 29: a signature of whose word counts");
        assertTrue(time() <= signed.deadline, "invariant 29: a signature after its deadline");
    }

    /// @dev Right after somebody else tried to speak for a learner.
    function _inv30_OnlyTheLearnerSpeaksForTheLearner(bool done) internal pure {
        assertFalse(done, "invariant 30: done in a learner's name");
    }

    /// @dev Right after the forwarder carried a call that only a hub or the network may make.
    function _inv31_TheForwarderSpeaksForNoHub(bool done) internal pure {
        assertFalse(done, "invariant 31: done for a hub through the forwarder");
    }

    /// @dev Right after a used request was brought again.
    function _inv32_AForwardedRequestWorksOnce(bool done) internal pure {
        assertFalse(done, "invariant 32: a forwarded request worked twice");
    }

    /// @dev Right after a claim with a proof of something else.
    function _inv33_OnlyALeafIsClaimed(bool done) internal pure {
        assertFalse(done, "invariant 33: claimed with a wrong proof");
    }

    /// @dev Right after a learner renounced.
    function _inv34_ALearnerCanAlwaysRenounce(bool done, Entry storage entry) internal view {
        bool living = entry.fate == Fate.Living && !_isRecovering(_placeOf(entry.achievement.learner));
        assertEq(done, living, "invariant 34: a living token is renounced, and nothing else");
    }

    /// @dev Right after a claim with its proof: neither suspension nor closing takes a diploma away.
    function _inv35_WhatIsAnchoredCanBeClaimed(bool done, Entry storage entry) internal view {
        bool claimable =
            entry.fate == Fate.Pending &&
                !_isRecovering(_placeOf(entry.achievement.learner)) &&
                entry.accredited &&
                _wasIssuable(entry) &&
                !_anchors[entry.anchor - 1].revoked &&
                !_definitionOf(entry.hub, entry.achievement.definition).sensitive;
        assertEq(done, claimable, "invariant 35: what is anchored is claimed");
    }

    // ──────────────────────────────────────────── Everyone ───────────────────────────────────────────

    function _inv36_NoContractHoldsEther() private view {
        address[7] memory all = contracts();
        for (uint256 i = 0; i < all.length; ++i) assertEq(all[i].balance, 0, "invariant 36: a balance");
    }

    // ─────────────────────────────────────────── Identity ────────────────────────────────────────────

    function _inv37_ControlIsWhatItsPartiesDecided(uint256 learner_) private view {
        address account = _learners[learner_];
        assertEq(learners.controllerOf(account), _controllerOf(learner_), "invariant 37: the controller");
        assertEq(
            learners.identityOf(account),
            _learners[_identityOf(learner_)],
            "invariant 37: the identity"
        );
    }

    /// @dev Right after a change was tried. `expected` tells that its parties said so, for this nonce and in time.
    function _inv38_AChangeTakesAllItsParties(bool done, bool expected) internal pure {
        assertEq(done, expected, "invariant 38: a change that all its parties want, and no other");
    }

    function _inv39_WhatWaitsIsWhatWasAsked(uint256 learner_) private view {
        bytes32 now_ = keccak256(abi.encode(learners.pendingOf(_learners[learner_])));
        bytes32 asked = keccak256(abi.encode(_personOf(learner_).pending));
        assertEq(now_, asked, "invariant 39: what waits");
    }

    /// @dev Right after somebody tried to execute what waits.
    function _inv39_WhatWaitsHappensFromItsTimeOn(bool done, bool ready) internal pure {
        assertEq(done, ready, "invariant 39: what waits happens from its time on");
    }

    function _inv40_ARecoveryFreezesTheActor(uint256 learner_) private view {
        address account = _learners[learner_];
        assertEq(learners.actorOf(account), _actorOf(learner_), "invariant 40: whose word counts");
        bytes memory question = abi.encodeCall(learners.requireActor, (account, _speakerOf(learner_)));
        bool speaks = _answers(address(learners), question);
        assertEq(speaks, !_isRecovering(learner_), "invariant 40: whether it counts");
    }

    /// @dev Right after who usually speaks tried, while a recovery waits.
    function _inv40_NobodySpeaksWhileARecoveryWaits(bool done) internal pure {
        assertFalse(done, "invariant 40: done for a learner while a recovery waits");
    }

    /// @dev Right after guardians tried. `expected` tells that enough of them signed, and no recovery waits yet.
    function _inv41_GuardiansRecoverWhateverElseWaits(bool done, bool expected) internal pure {
        assertEq(done, expected, "invariant 41: a recovery that enough guardians want, and no other");
    }

    /// @dev Right after somebody tried to cancel. `wanted` tells that it was the controller, and that something waits.
    function _inv42_WhatWaitsIsCancelledUnlessAllGuardiansSigned(
        bool done,
        bool wanted,
        bool unanimous
    ) internal pure {
        assertEq(done, wanted && !unanimous, "invariant 42: what the controller cancels");
    }

    function _inv43_NoncesCountEveryChange(uint256 learner_) private view {
        address account = _learners[learner_];
        Person storage person = _personOf(learner_);
        assertEq(learners.nonceOf(account), _nonceOf(learner_), "invariant 43: the identity's nonce");
        assertEq(learners.recoveryNonceOf(account), person.recoveries, "invariant 43: recoveries");
    }

    function _inv44_JoiningIsFinalAndOfOneLevel(uint256 learner_) private view {
        if (_persons[learner_].joined == 0) return;
        address identity = learners.identityOf(_learners[learner_]);
        assertNotEq(identity, _learners[learner_], "invariant 44: who joined has left");
        assertEq(learners.identityOf(identity), identity, "invariant 44: joined to who has joined");
    }

    function _inv45_ACustodiansWordEndsByItself(uint256 learner_) private view {
        (address custodian, uint40 until) = learners.custodianOf(_learners[learner_]);
        Person storage person = _personOf(learner_);
        bool standing = _hasCustodian(learner_);
        assertEq(custodian, standing ? person.custodian : address(0), "invariant 45: the custodian");
        assertEq(until, standing ? person.custodyUntil : 0, "invariant 45: until when");
        if (standing) assertNotEq(custodian, person.controller, "invariant 45: custodian and controller");
    }

    function _inv46_GuardiansAreWhatWasCommitted(uint256 learner_) private view {
        bytes32 now_ = keccak256(abi.encode(learners.guardiansOf(_learners[learner_])));
        bytes32 committed = keccak256(abi.encode(_personOf(learner_).guardians));
        assertEq(now_, committed, "invariant 46: the guardians");
    }

    /// @dev Right after a change was brought again with its signatures.
    function _inv47_ASignatureOfAChangeWorksOnce(bool done) internal pure {
        assertFalse(done, "invariant 47: a change worked twice");
    }

    /// @dev Right after one key alone tried to change what takes two, or what waits.
    function _inv48_AStolenKeyAloneChangesNothing(bool done) internal pure {
        assertFalse(done, "invariant 48: a stolen key took the guardians away");
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @dev The nonce of the next consent signature.
    function _consentNonceOf(uint256 learner_, uint256 hub) internal view returns (uint256) {
        return (uint256(_nonceOf(learner_)) << 64) + _consents[learner_][hub].nonce;
    }

    function _newest(uint256 hub) internal view returns (IHubRegistry.Period storage) {
        return _periods[hub][_periods[hub].length - 1];
    }

    /// @dev Whether the hub may attest something now.
    function _runs(uint256 hub) internal view returns (bool) {
        return
            _answers(address(hubs), abi.encodeCall(hubs.requireAnchorer, (_hubs[hub].id, _hubs[hub].keeper)));
    }

    /// @dev Whether a question that reverts for no is answered.
    function _answers(address of_, bytes memory question) private view returns (bool done) {
        (done, ) = of_.staticcall(question);
    }

    /// @dev The standing of a token, from what the play did and the clock.
    function _standingOf(Entry storage entry) private view returns (Standing) {
        if (entry.fate == Fate.Revoked) return Standing.Revoked;
        if (entry.fate == Fate.Superseded) return Standing.Superseded;
        if (entry.fate == Fate.Renounced) return Standing.Renounced;
        if (!entry.accredited) {
            return entry.everAccredited ? Standing.AccreditationWithdrawn : Standing.NotAccredited;
        }
        uint40 expiresAt = entry.achievement.expiresAt;
        if (expiresAt != 0 && time() >= expiresAt) return Standing.Expired;
        return Standing.Valid;
    }

    /// @dev What was never accredited is called withdrawn where a period that ended in its very second was.
    function _assertStanding(Standing actual, Standing expected, string memory what) private pure {
        if (expected == Standing.NotAccredited && actual == Standing.AccreditationWithdrawn) return;
        assertEq(uint256(actual), uint256(expected), what);
    }

    function _anchoredStandingOf(Entry storage entry) private view returns (Standing) {
        if (entry.minted) return _standingOf(entry);
        if (!_wasIssuable(entry)) return Standing.None;
        return _anchors[entry.anchor - 1].revoked ? Standing.Revoked : _standingOf(entry);
    }

    /// @dev An achievement under a definition retired before its cohort was anchored was never issued.
    function _wasIssuable(Entry storage entry) private view returns (bool) {
        uint40 retiredAt = _definitionOf(entry.hub, entry.achievement.definition).retiredAt;
        return retiredAt == 0 || _anchors[entry.anchor - 1].anchoredAt < retiredAt;
    }

    function _assertStaff(uint256 hub, address account) private view {
        IHubRegistry.Staff memory member = hubs.staffOf(_hubs[hub].id, account);
        IHubRegistry.Staff storage note = _staff[hub][account];
        bool same = member.roles == note.roles && member.from == note.from && member.until == note.until;
        assertTrue(same, "invariant 17: a member of staff");
        if (note.roles & Roles.ISSUE == 0) return;
        bytes memory question = abi.encodeCall(hubs.requireStaff, (_hubs[hub].id, account, Roles.ISSUE));
        bool may = _answers(address(hubs), question);
        assertEq(may, _holds(hub, account, Roles.ISSUE), "invariant 17: when a member of staff may act");
    }
}
