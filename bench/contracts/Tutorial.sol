// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC721URIStorage} from "@openzeppelin/contracts/token/ERC721/extensions/ERC721URIStorage.sol";

/// @notice The certificate that tutorials build: OpenZeppelin's ERC-721 with a stored address of its metadata, roles, a
/// struct for each token, a serial number, and transfers that revert. The struct is packed, and there is a function for
/// several at once, which most tutorials lack.
contract Tutorial is ERC721URIStorage, AccessControl {
    struct Certificate {
        uint32 definition;
        uint32 experience;
        uint40 achievedAt;
        uint40 expiresAt;
        bytes32 content;
    }

    error Soulbound();

    bytes32 public constant ISSUER_ROLE = keccak256("ISSUER_ROLE");

    uint256 private _nextTokenId = 1;
    mapping(uint256 tokenId => Certificate) public certificates;

    event CertificateIssued(uint256 indexed tokenId, address indexed learner, bytes32 content);
    event CertificateRevoked(uint256 indexed tokenId);

    constructor(address issuer) ERC721("Certificate", "CERT") {
        _grantRole(DEFAULT_ADMIN_ROLE, msg.sender);
        _grantRole(ISSUER_ROLE, issuer);
    }

    function issue(
        address learner,
        Certificate calldata certificate,
        string calldata uri
    ) external onlyRole(ISSUER_ROLE) {
        _issue(learner, certificate, uri);
    }

    function issueMany(
        address[] calldata learners,
        Certificate[] calldata many,
        string[] calldata uris
    ) external onlyRole(ISSUER_ROLE) {
        for (uint256 i = 0; i < learners.length; ++i) _issue(learners[i], many[i], uris[i]);
    }

    function revoke(uint256 tokenId) external onlyRole(ISSUER_ROLE) {
        _burn(tokenId);
        delete certificates[tokenId];
        emit CertificateRevoked(tokenId);
    }

    function supportsInterface(
        bytes4 interfaceId
    ) public view override(ERC721URIStorage, AccessControl) returns (bool) {
        return super.supportsInterface(interfaceId);
    }

    function _issue(address learner, Certificate calldata certificate, string calldata uri) private {
        uint256 tokenId = _nextTokenId++;
        _safeMint(learner, tokenId);
        _setTokenURI(tokenId, uri);
        certificates[tokenId] = certificate;
        emit CertificateIssued(tokenId, learner, certificate.content);
    }

    function _update(address to, uint256 tokenId, address auth) internal override returns (address from) {
        from = super._update(to, tokenId, auth);
        if (from != address(0) && to != address(0)) revert Soulbound();
    }
}
