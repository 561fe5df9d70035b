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

    /// @dev What is read is written into the document's parts at once: none is longer than the raw document, as each name and
    /// text takes the place of at least one character of markup beside it.
    struct Reader {
        bytes raw;
        uint256 position;
        uint256[16] open;
        uint256 depth;
        Document document;
        uint256 tagsLength;
        uint256 attributesLength;
        uint256 textsLength;
    }

    /// @notice Reads a whole document, or reverts.
    function read(bytes memory raw) internal pure returns (Document memory document) {
        Reader memory reader;
        reader.raw = raw;
        document = reader.document;
        document.tags = new bytes(raw.length);
        document.attributes = new bytes(raw.length);
        document.texts = new bytes(raw.length);
        do {
            if (_at(reader) != "<") _fail(reader, "an element was expected");
            ++reader.position;
            if (_at(reader) == "/") _close(reader);
            else _openElement(reader);
            if (reader.depth != 0) _text(reader);
        } while (reader.depth != 0);
        if (reader.position != raw.length) _fail(reader, "something follows the document");
        _cut(document.tags, reader.tagsLength);
        _cut(document.attributes, reader.attributesLength);
        _cut(document.texts, reader.textsLength);
    }

    function _openElement(Reader memory reader) private pure {
        uint256 tag = reader.position;
        reader.tagsLength = _name(reader, reader.document.tags, reader.tagsLength);
        while (_at(reader) == " ") {
            ++reader.position;
            reader.attributesLength = _name(reader, reader.document.attributes, reader.attributesLength);
            _take(reader, "=");
            _take(reader, bytes1(0x22));
            while (true) {
                bytes1 char = _at(reader);
                if (char == bytes1(0x22)) break;
                if (char == "<") _fail(reader, "< in an attribute");
                ++reader.position;
                if (char == "&") _entity(reader);
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
        uint256 opened = reader.open[--reader.depth];
        bytes memory raw = reader.raw;
        while (_isOfName(_at(reader), false)) {
            if (raw[opened] != raw[reader.position]) _fail(reader, "another element is open");
            (++opened, ++reader.position);
        }
        if (_isOfName(raw[opened], false)) _fail(reader, "another element is open");
        _take(reader, ">");
    }

    function _text(Reader memory reader) private pure {
        bytes memory texts = reader.document.texts;
        uint256 start = reader.textsLength;
        uint256 end = start;
        while (true) {
            bytes1 char = _at(reader);
            if (char == "<") break;
            if (char == ">") _fail(reader, "> in text");
            ++reader.position;
            texts[end++] = char == "&" ? _entity(reader) : char;
        }
        if (end != start) texts[end++] = "\n";
        reader.textsLength = end;
    }

    /// @dev The character of an entity whose sign was read.
    function _entity(Reader memory reader) private pure returns (bytes1) {
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

    /// @dev Reads a name to the end of what is written so far, a space behind it, and gives the new end.
    function _name(
        Reader memory reader,
        bytes memory written,
        uint256 length
    ) private pure returns (uint256 end) {
        end = length;
        bytes1 char = _at(reader);
        while (_isOfName(char, end == length)) {
            written[end++] = char;
            ++reader.position;
            char = _at(reader);
        }
        if (end == length) _fail(reader, "a name was expected");
        written[end++] = " ";
    }

    function _isOfName(bytes1 char, bool isFirst) private pure returns (bool) {
        if ((char >= "a" && char <= "z") || (char >= "A" && char <= "Z")) return true;
        return !isFirst && (char == "-" || (char >= "0" && char <= "9"));
    }

    function _take(Reader memory reader, bytes1 char) private pure {
        if (_at(reader) != char) _fail(reader, "another character was expected");
        ++reader.position;
    }

    function _at(Reader memory reader) private pure returns (bytes1) {
        if (reader.position >= reader.raw.length) _fail(reader, "the document is cut off");
        return reader.raw[reader.position];
    }

    function _cut(bytes memory whole, uint256 length) private pure {
        // Shorter than it was made: what lies behind is of nobody.
        assembly ("memory-safe") {
            mstore(whole, length)
        }
    }

    function _fail(Reader memory reader, string memory what) private pure {
        revert XmlMalformed(reader.position, what);
    }
}
