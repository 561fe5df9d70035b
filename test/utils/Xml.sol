// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Xml: a strict reader of the small XML that a card is made of
/// @dev Only double-quoted attributes and the five named entities; no comment, no CDATA, no processing instruction.
library Xml {
    error XmlMalformed(uint256 position, string what);

    /// @param tags Names of all elements in order, each with a space behind it.
    /// @param attributes The same of all attributes.
    /// @param texts Text of each element in order of their ends, entities resolved, a line feed behind each.
    struct Document {
        bytes tags;
        bytes attributes;
        bytes texts;
    }

    struct Reader {
        bytes raw;
        uint256 position;
        bytes[] open;
        uint256 depth;
        Document document;
    }

    /// @notice Reads a whole document, or reverts.
    function read(bytes memory raw) internal pure returns (Document memory) {
        Reader memory reader;
        reader.raw = raw;
        reader.open = new bytes[](16);
        do {
            if (_at(reader) != "<") _fail(reader, "an element was expected");
            ++reader.position;
            if (_at(reader) == "/") _close(reader);
            else _openElement(reader);
            if (reader.depth != 0) _text(reader);
        } while (reader.depth != 0);
        if (reader.position != raw.length) _fail(reader, "something follows the document");
        return reader.document;
    }

    function _openElement(Reader memory reader) private pure {
        bytes memory tag = _name(reader);
        reader.document.tags = abi.encodePacked(reader.document.tags, tag, " ");
        while (_at(reader) == " ") {
            ++reader.position;
            bytes memory attribute = _name(reader);
            reader.document.attributes = abi.encodePacked(reader.document.attributes, attribute, " ");
            _take(reader, "=");
            _take(reader, bytes1(0x22));
            while (_at(reader) != bytes1(0x22)) {
                if (_at(reader) == "<") _fail(reader, "< in an attribute");
                _character(reader);
            }
            ++reader.position;
        }
        if (_at(reader) == "/") {
            ++reader.position;
            _take(reader, ">");
            return;
        }
        _take(reader, ">");
        reader.open[reader.depth++] = tag;
    }

    function _close(Reader memory reader) private pure {
        ++reader.position;
        bytes memory tag = _name(reader);
        if (keccak256(tag) != keccak256(reader.open[--reader.depth]))
            _fail(reader, "another element is open");
        _take(reader, ">");
    }

    function _text(Reader memory reader) private pure {
        bytes memory text;
        while (_at(reader) != "<") {
            if (_at(reader) == ">") _fail(reader, "> in text");
            text = abi.encodePacked(text, _character(reader));
        }
        if (text.length != 0) reader.document.texts = abi.encodePacked(reader.document.texts, text, "\n");
    }

    function _character(Reader memory reader) private pure returns (bytes1 char) {
        char = _at(reader);
        ++reader.position;
        if (char != "&") return char;
        if (_skips(reader, "amp;")) return "&";
        if (_skips(reader, "lt;")) return "<";
        if (_skips(reader, "gt;")) return ">";
        if (_skips(reader, "quot;")) return bytes1(0x22);
        if (_skips(reader, "apos;")) return "'";
        _fail(reader, "an unknown entity");
    }

    function _skips(Reader memory reader, bytes memory wanted) private pure returns (bool) {
        for (uint256 i = 0; i < wanted.length; ++i) {
            uint256 position = reader.position + i;
            if (position >= reader.raw.length || reader.raw[position] != wanted[i]) return false;
        }
        reader.position += wanted.length;
        return true;
    }

    function _name(Reader memory reader) private pure returns (bytes memory name) {
        while (true) {
            bytes1 char = _at(reader);
            bool isLetter = (char >= "a" && char <= "z") || (char >= "A" && char <= "Z");
            if (!isLetter && (name.length == 0 || (char != "-" && (char < "0" || char > "9")))) break;
            name = abi.encodePacked(name, char);
            ++reader.position;
        }
        if (name.length == 0) _fail(reader, "a name was expected");
    }

    function _take(Reader memory reader, bytes1 char) private pure {
        if (_at(reader) != char) _fail(reader, "another character was expected");
        ++reader.position;
    }

    function _at(Reader memory reader) private pure returns (bytes1) {
        if (reader.position >= reader.raw.length) _fail(reader, "the document is cut off");
        return reader.raw[reader.position];
    }

    function _fail(Reader memory reader, string memory what) private pure {
        revert XmlMalformed(reader.position, what);
    }
}
