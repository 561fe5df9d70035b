// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";
import {HubId} from "../../contracts/types/Ids.sol";

/// @title LearnersWithRecovery: the learner registry, and controllers that move
/// @dev Stands between the token and the registry as deployed, which answers every question but one: who controls a
/// learner that recovered. The registry cannot move a controller yet, and without it nothing could be rebound.
contract LearnersWithRecovery {
    ILearnerRegistry public immutable registry;

    mapping(address learner => address) private _moved;

    constructor(ILearnerRegistry registry_) {
        registry = registry_;
    }

    function moveController(address learner, address controller) external {
        _moved[learner] = controller;
    }

    function requireConsent(address learner, HubId hub, uint8 kind) external view returns (address) {
        return _orMoved(learner, registry.requireConsent(learner, hub, kind));
    }

    function requireActor(address learner, address account) external view returns (address) {
        return _orMoved(learner, registry.requireActor(learner, account));
    }

    function controllerOf(address learner) external view returns (address) {
        return _orMoved(learner, registry.controllerOf(learner));
    }

    function _orMoved(address learner, address controller) private view returns (address) {
        return _moved[learner] == address(0) ? controller : _moved[learner];
    }
}
