// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {DefinitionId, HubId} from "../../contracts/types/Ids.sol";

/// @title HubRegistryMock: what the token asks of a hub registry, with answers that a test sets
/// @dev Anyone may attest. It can change its word on the past, which the real one never does.
contract HubRegistryMock {
    HubId private _hub;
    uint8 private _kind;
    IHubRegistry.AccreditationStatus private _status;

    function setTerms(HubId hub, uint8 kind) external {
        (_hub, _kind) = (hub, kind);
    }

    function setStatus(IHubRegistry.AccreditationStatus status) external {
        _status = status;
    }

    function requireAttester(DefinitionId, address) external view returns (HubId, uint8, bool) {
        return (_hub, _kind, false);
    }

    function termsOf(DefinitionId) external view returns (HubId, uint8, bool, uint40, uint40) {
        return (_hub, _kind, false, 0, 0);
    }

    function accreditationAt(
        HubId,
        uint8,
        uint40
    ) external view returns (IHubRegistry.AccreditationStatus status, uint256, IHubRegistry.Period memory) {
        return (_status, 0, IHubRegistry.Period(0, 0, 0, 0, 0, false, 0, address(0)));
    }
}
