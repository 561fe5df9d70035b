// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {KindNames} from "../../../contracts/libraries/KindNames.sol";
import {Assert} from "../../utils/Assert.sol";
import {vm} from "../../utils/Vm.sol";

contract NameOfTest is Assert {
    /// @dev Open Badges 3.0, AchievementType, in the official order; then what stands for `ext:`.
    string[32] private official = [
        "Achievement",
        "ApprenticeshipCertificate",
        "Assessment",
        "Assignment",
        "AssociateDegree",
        "Award",
        "Badge",
        "BachelorDegree",
        "Certificate",
        "CertificateOfCompletion",
        "Certification",
        "CommunityService",
        "Competency",
        "Course",
        "CoCurricular",
        "Degree",
        "Diploma",
        "DoctoralDegree",
        "Fieldwork",
        "GeneralEducationDevelopment",
        "JourneymanCertificate",
        "LearningProgram",
        "License",
        "Membership",
        "ProfessionalDoctorate",
        "QualityAssuranceCredential",
        "MasterCertificate",
        "MasterDegree",
        "MicroCredential",
        "ResearchDoctorate",
        "SecondarySchoolDiploma",
        "Extension"
    ];

    function test_NamesAllKinds() public view {
        for (uint8 kind = 0; kind < official.length; ++kind) {
            string memory name = this.nameOf(kind);
            assertEq(_lettersOf(name), _lettersOf(official[kind]), name);
        }
        assertEq(this.nameOf(0), "Achievement");
        assertEq(this.nameOf(9), "Certificate of Completion");
        assertEq(this.nameOf(11), "Community Service");
        assertEq(this.nameOf(14), "Co-Curricular");
        assertEq(this.nameOf(31), "Extension");
    }

    function test_RevertWhen_KindIsUnknown() public {
        uint8[2] memory unknown = [32, type(uint8).max];
        for (uint256 i = 0; i < unknown.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(KindNames.KindUnknown.selector, unknown[i]));
            this.nameOf(unknown[i]);
        }
    }

    /// @dev External, so that its revert can be expected.
    function nameOf(uint8 kind) external pure returns (string memory) {
        return KindNames.nameOf(kind);
    }

    /// @dev Small letters only: the words without what separates them.
    function _lettersOf(string memory name) private pure returns (string memory letters) {
        bytes memory raw = bytes(name);
        for (uint256 i = 0; i < raw.length; ++i) {
            if (raw[i] == " " || raw[i] == "-") continue;
            letters = string.concat(letters, string(abi.encodePacked(raw[i] | 0x20)));
        }
    }
}
