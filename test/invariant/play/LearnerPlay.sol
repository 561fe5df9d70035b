// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {Achievement} from "../../../contracts/types/Achievement.sol";
import {AchievementId} from "../../../contracts/types/Ids.sol";
import {Cohort} from "../../utils/Cohort.sol";
import {vm} from "../../utils/Vm.sol";
import {Dice, diceOf} from "../Dice.sol";
import {IdentityPlay} from "./IdentityPlay.sol";

/// @title LearnerPlay: learners who consent, claim, redeem and renounce, and who brings their signatures
abstract contract LearnerPlay is IdentityPlay {
    // ───────────────────────────────────────────── Consent ───────────────────────────────────────────

    function consent(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        (uint256 learner_, uint256 hub) = (_someLearner(dice), _someHub(dice));
        (uint32 kinds, uint40 until) = (_someKinds(dice), _someEnd(dice));
        bytes memory data = abi.encodeCall(
            learners.consent,
            (_learners[learner_], _hubs[hub].id, kinds, until)
        );
        bool done = _asLearner(dice, learner_, address(learners), data);
        _tell("consented", done);
        if (done) _noteConsent(learner_, hub, kinds, until);
    }

    function withdrawConsent(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        (uint256 learner_, uint256 hub) = (_someLearner(dice), _someHub(dice));
        if (!dice.oneIn(2)) return;
        bytes memory data = abi.encodeCall(learners.withdrawConsent, (_learners[learner_], _hubs[hub].id));
        bool done = _asLearner(dice, learner_, address(learners), data);
        _tell("consent withdrawn", done);
        if (done) _noteConsent(learner_, hub, 0, 0);
    }

    /// @dev A learner signs a consent, which somebody may bring at once, later, or never.
    function signConsent(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        SignedConsent storage signed = _signedConsents.push();
        (signed.learner, signed.hub) = (_someLearner(dice), _someHub(dice));
        (signed.kinds, signed.until) = (_someKinds(dice), _someEnd(dice));
        signed.deadline = _someEnd(dice);
        signed.nonce = _consentNonceOf(signed.learner, signed.hub);
        signed.signer = _speakerOf(signed.learner);
        signed.signature = signatureOf(_names[signed.signer], _consentDigest(signed));
        ++count["consent signed"];
    }

    /// @dev Anybody brings a signed consent: a fresh one, or one that was used or outlived.
    function bringConsent(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 length = _signedConsents.length;
        if (length == 0) return;
        SignedConsent storage signed = _signedConsents[dice.oneIn(2) ? length - 1 : dice.roll(length)];
        vm.prank(stranger);
        bool done = _tryLearners(
            abi.encodeCall(
                learners.consentWithSignature,
                (
                    _learners[signed.learner],
                    _hubs[signed.hub].id,
                    signed.kinds,
                    signed.until,
                    signed.deadline,
                    signed.signature
                )
            )
        );
        _tell(signed.used ? "used consent brought" : "consent brought", done);
        _touchLearner(signed.learner);
        if (!done) return;
        _inv29_AConsentSignatureWorksOnce(signed);
        signed.used = true;
        _noteConsent(signed.learner, signed.hub, signed.kinds, signed.until);
    }

    function _noteConsent(uint256 learner_, uint256 hub, uint32 kinds, uint40 until) private {
        ILearnerRegistry.Consent storage note = _consents[learner_][hub];
        (note.kinds, note.until) = (kinds, until);
        ++note.nonce;
        _touchLearner(learner_);
    }

    function _consentDigest(SignedConsent storage signed) private view returns (bytes32) {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Consent(address learner,uint32 hub,string hubName,uint32 kinds,uint40 until,string terms,uint256 nonce,uint256 deadline)"
                ),
                _learners[signed.learner],
                _hubs[signed.hub].id,
                keccak256(bytes(_hubs[signed.hub].name)),
                signed.kinds,
                signed.until,
                keccak256(bytes(learners.CONSENT_TERMS())),
                signed.nonce,
                signed.deadline
            )
        );
        return typedDigestOf("Cairn", block.chainid, address(learners), structHash);
    }

    // ───────────────────────────────────────────── Records ───────────────────────────────────────────

    /// @dev Also of what was claimed, revoked or renounced before: then it must fail.
    function claim(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        if (_anchors.length == 0) return;
        uint256 index = dice.oneIn(3) ? _someEntry(dice) : _someEntryOfFate(dice, Fate.Pending);
        Entry storage entry = _entries[index];
        if (entry.anchor == 0) return;
        Anchored storage anchor_ = _anchors[entry.anchor - 1];
        bytes memory data = abi.encodeCall(
            token.claim,
            (entry.achievement, anchor_.root, Cohort.proofOf(anchor_.tree, entry.leaf))
        );
        bool done = _asLearner(dice, _placeOf(entry.achievement.learner), address(token), data);
        _inv35_WhatIsAnchoredCanBeClaimed(done, entry);
        _tell("claimed", done);
        _touchEntry(index);
        if (!done) return;
        _inv09_NothingIsClaimedWithoutAuthority(entry);
        _noteMinted(index, anchor_.anchoredAt);
    }

    /// @dev By a signature of anybody on the staff, for a new achievement or one attested before.
    function redeem(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address attester = _someStaff(dice, hub);
        (Achievement memory achievement, uint256 index) = _someAchievement(dice, hub);
        bytes32 digest = AchievementId.unwrap(token.idOf(achievement));
        bytes memory signature = signatureOf(_names[attester], digest);
        uint256 learner_ = _placeOf(achievement.learner);
        bytes memory data = abi.encodeCall(token.redeem, (achievement, attester, signature));
        bool done = _asLearner(dice, learner_, address(token), data);
        _tell(index == NEW ? "redeemed" : "redeemed again", done);
        if (!done) return;
        if (index == NEW) index = _noteEntry(achievement, hub);
        _inv09_NothingIsAttestedWithoutAuthority(_entries[index], attester);
        _noteMinted(index, time());
    }

    function renounce(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        if (_entries.length == 0) return;
        uint256 index = _someEntry(dice);
        Entry storage entry = _entries[index];
        bytes memory data = abi.encodeCall(token.renounce, (entry.achievement));
        bool done = _asLearner(dice, _placeOf(entry.achievement.learner), address(token), data);
        _inv34_ALearnerCanAlwaysRenounce(done, entry);
        _tell("renounced", done);
        if (done) _noteBurnt(index, Fate.Renounced);
    }

    /// @dev Anybody rebinds one or two, living or not.
    function rebind(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        if (_entries.length == 0) return;
        uint256[] memory indices = new uint256[](1 + dice.roll(2));
        Achievement[] memory items = new Achievement[](indices.length);
        bool living = true;
        for (uint256 i = 0; i < indices.length; ++i) {
            indices[i] = dice.oneIn(6) ? _someEntry(dice) : _someEntryOfFate(dice, Fate.Living);
            items[i] = _entries[indices[i]].achievement;
            living = living && _entries[indices[i]].fate == Fate.Living;
        }
        vm.prank(stranger);
        bool done = _tryToken(abi.encodeCall(token.rebind, (items)));
        assertEq(done, living, "invariant 2: what lives is rebound, and nothing else");
        for (uint256 i = 0; done && i < indices.length; ++i) {
            Entry storage entry = _entries[indices[i]];
            uint256 learner_ = _placeOf(entry.achievement.learner);
            if (entry.holder != _controllerOf(learner_)) ++count["rebound"];
            --_held[entry.holder];
            entry.holder = _controllerOf(learner_);
            ++_held[entry.holder];
            _inv02_ATokenGoesToTheLearnersControllerOnly(entry);
            _touchEntry(indices[i]);
            _touchLearner(learner_);
        }
    }
}
