// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {IAchievementRenderer} from "../interfaces/IAchievementRenderer.sol";
import {IHubRegistry} from "../interfaces/IHubRegistry.sol";
import {AchievementCard} from "../libraries/AchievementCard.sol";
import {CivilDate} from "../libraries/CivilDate.sol";
import {KindNames} from "../libraries/KindNames.sol";
import {AchievementRecord, Standing} from "../types/Achievement.sol";
import {AchievementId, HubId} from "../types/Ids.sol";

/// @title AchievementRenderer: what a wallet shows
contract AchievementRenderer is IAchievementRenderer {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @inheritdoc IAchievementRenderer
    IHubRegistry public immutable override hubs;

    // ────────────────────────────────────────── Constructor ──────────────────────────────────────────

    constructor(IHubRegistry hubs_) {
        hubs = hubs_;
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc IAchievementRenderer
    function tokenURI(
        AchievementId id,
        AchievementRecord calldata record
    ) external view returns (string memory) {
        IHubRegistry.Definition memory definition = hubs.definitionOf(record.definition);
        string memory credit = _decimal(definition.creditHundredths);
        AchievementCard.Card memory card = AchievementCard.Card({
            id: id,
            hubNumber: HubId.unwrap(definition.hub),
            hub: hubs.nameOf(definition.hub),
            name: definition.name,
            kind: KindNames.nameOf(definition.kind),
            credit: _creditOf(definition.creditHundredths, credit),
            issued: CivilDate.toIso(record.issuedAt),
            expires: record.expiresAt == 0 ? "" : CivilDate.toIso(record.expiresAt),
            standing: record.standing,
            standingName: _nameOf(record.standing)
        });
        bytes memory json = abi.encodePacked(
            '{"name":"',
            Strings.escapeJSON(card.name),
            '","description":"',
            _description(card),
            '","image":"data:image/svg+xml;base64,',
            Base64.encode(bytes(AchievementCard.toSvg(card))),
            '","attributes":[',
            _attributes(card, credit, record),
            "]}"
        );
        return string.concat("data:application/json;base64,", Base64.encode(json));
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    function _description(AchievementCard.Card memory card) private pure returns (string memory) {
        return
            string.concat(
                card.kind,
                ", attested by ",
                Strings.escapeJSON(card.hub),
                " on ",
                card.issued,
                bytes(card.credit).length == 0 ? "" : string.concat(", ", card.credit),
                ". It belongs to its learner and cannot be transferred. Its standing is as of when this was read."
            );
    }

    function _attributes(
        AchievementCard.Card memory card,
        string memory credit,
        AchievementRecord calldata record
    ) private pure returns (string memory) {
        return
            string.concat(
                _attribute("Hub", Strings.escapeJSON(card.hub)),
                ",",
                _attribute("Kind", card.kind),
                bytes(card.credit).length == 0 ? "" : _number("Credit", "number", credit),
                _number("Issued", "date", Strings.toString(record.issuedAt)),
                record.expiresAt == 0 ? "" : _number("Expires", "date", Strings.toString(record.expiresAt)),
                ",",
                _attribute("Standing", card.standingName)
            );
    }

    function _attribute(string memory trait, string memory value) private pure returns (string memory) {
        return string.concat('{"trait_type":"', trait, '","value":"', value, '"}');
    }

    function _number(
        string memory trait,
        string memory display,
        string memory value
    ) private pure returns (string memory) {
        return
            string.concat(',{"trait_type":"', trait, '","display_type":"', display, '","value":', value, "}");
    }

    /// @dev Empty where there is none.
    function _creditOf(uint32 hundredths, string memory credit) private pure returns (string memory) {
        if (hundredths == 0) return "";
        return string.concat(credit, hundredths == 100 ? " credit" : " credits");
    }

    /// @dev Hundredths as a decimal number without zeros at its end: 1250 is `12.5`.
    function _decimal(uint32 hundredths) private pure returns (string memory) {
        string memory whole = Strings.toString(hundredths / 100);
        uint256 part = hundredths % 100;
        if (part == 0) return whole;
        if (part % 10 == 0) return string.concat(whole, ".", Strings.toString(part / 10));
        return string.concat(whole, part < 10 ? ".0" : ".", Strings.toString(part));
    }

    function _nameOf(Standing standing) private pure returns (string memory) {
        if (standing == Standing.Valid) return "Valid";
        if (standing == Standing.Expired) return "Expired";
        if (standing == Standing.NotAccredited) return "Not accredited";
        if (standing == Standing.AccreditationWithdrawn) return "Accreditation withdrawn";
        if (standing == Standing.Renounced) return "Renounced";
        if (standing == Standing.Superseded) return "Superseded";
        if (standing == Standing.Revoked) return "Revoked";
        return "Not issued";
    }
}
