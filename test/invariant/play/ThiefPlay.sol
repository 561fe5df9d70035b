// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {vm} from "../../utils/Vm.sol";
import {Dice, diceOf} from "../Dice.sol";
import {LearnerPlay} from "./LearnerPlay.sol";

/// @title ThiefPlay: who has the controller's or the custodian's key, and wants what takes more
abstract contract ThiefPlay is LearnerPlay {
    /// @dev A key that was stolen: what it must not be good for alone.
    function steal(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 learner_ = _identityOf(_someLearner(dice));
        Person storage person = _persons[learner_];
        bool guarded = _hasCustodian(learner_);
        if (!_waits(learner_) && !guarded) return;
        address identity = _learners[learner_];
        ILearnerRegistry.Guardians memory none;
        bytes memory setNone = abi.encodeCall(learners.setGuardians, (identity, none, time(), ""));
        address by = guarded && dice.oneIn(2) ? person.custodian : person.controller;
        vm.prank(by);
        _inv48_AStolenKeyAloneChangesNothing(_tryLearners(setNone));
        if (person.pending.unanimous) {
            vm.prank(by);
            bool cancelled = _tryLearners(abi.encodeCall(learners.cancel, (identity)));
            _inv42_WhatWaitsIsCancelledUnlessAllGuardiansSigned(cancelled, true, true);
            ++count["unanimous recovery attacked"];
        }
        if (time() < person.pending.readyAt) {
            vm.prank(by);
            bool executed = _tryLearners(abi.encodeCall(learners.execute, (identity)));
            _inv39_WhatWaitsHappensFromItsTimeOn(executed, false);
        }
        _stealWords(dice, learner_);
        _touchIdentity(learner_);
        ++count["stolen key tried"];
    }

    /// @dev The controller alone where there is a custodian, and anybody while a recovery waits.
    function _stealWords(Dice memory dice, uint256 learner_) private {
        Person storage person = _persons[learner_];
        if (!_isRecovering(learner_) && !_hasCustodian(learner_)) return;
        bytes memory data = abi.encodeCall(
            learners.consent,
            (_learners[learner_], _hubs[_someHub(dice)].id, ALL_KINDS, TERM)
        );
        vm.prank(person.controller);
        _inv30_OnlyTheLearnerSpeaksForTheLearner(_tryLearners(data));
    }

    /// @dev What worked once, with all its signatures.
    function replayChange(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        if (_used.length == 0) return;
        Used storage used = _used[dice.roll(_used.length)];
        vm.prank(used.by);
        _inv47_ASignatureOfAChangeWorksOnce(_tryLearners(used.data));
        ++count["change replayed"];
    }
}
