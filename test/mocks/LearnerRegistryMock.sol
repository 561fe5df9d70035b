// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {HubId} from "../../contracts/types/Ids.sol";

/// @title LearnerRegistryMock: what the token asks of a learner registry, with a controller that moves
/// @dev Everyone consents to everything, and the controller is the actor.
contract LearnerRegistryMock {
    error NotTheActor(address account);

    mapping(address learner => address) private _controllers;

    function moveController(address learner, address controller) external {
        _controllers[learner] = controller;
    }

    function requireConsent(address learner, HubId, uint8) external view returns (address) {
        return controllerOf(learner);
    }

    function requireActor(address learner, address account) external view returns (address) {
        if (account != controllerOf(learner)) revert NotTheActor(account);
        return account;
    }

    function actorOf(address learner) external view returns (address) {
        return controllerOf(learner);
    }

    function controllerOf(address learner) public view returns (address) {
        address moved = _controllers[learner];
        return moved == address(0) ? learner : moved;
    }
}
