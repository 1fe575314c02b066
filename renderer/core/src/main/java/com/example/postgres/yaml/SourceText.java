package com.example.postgres.yaml;

import com.example.postgres.source.Position;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Checks that the input is text, and that every parser splits it into the same lines. */
final class SourceText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceText() {}

    /**
     * @throws YamlException if the bytes are too many or are not UTF-8
     */
    static String decode(String source, byte[] bytes, int maxBytes) {
        checkSize(source, bytes.length, maxBytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        String decoded = text.flip().toString();
        if (result.isError()) {
            throw Problems.fatal(
                    "yaml.encoding",
                    "the text is not UTF-8: save the file as UTF-8",
                    positionOf(source, decoded, decoded.length()));
        }
        return decoded;
    }

    /**
     * The text without a byte order mark.
     *
     * @throws YamlException if it is too long or holds a character that no text may have
     */
    static String check(String source, String text, int maxBytes) {
        checkSize(source, text.length(), maxBytes);
        int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        String content = text.substring(start);
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if ((c < ' ' || c > '~') && !isAllowed(content, i, c)) {
                throw refused(source, content, i, c);
            }
        }
        return content;
    }

    private static boolean isAllowed(String text, int index, char c) {
        if (c < ' ') {
            return c == '\n' || c == '\r' || c == '\t';
        }
        if (Character.isHighSurrogate(c)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return c >= '\u00A0' && c != '\u2028' && c != '\u2029' && c != BYTE_ORDER_MARK && c < '\uFFFE';
    }

    private static YamlException refused(String source, String text, int index, char c) {
        Position at = positionOf(source, text, index);
        if (c == 0) {
            return Problems.fatal("yaml.encoding", "not a text file: it contains a NUL byte", at);
        }
        String code = String.format("%04x", (int) c);
        return Problems.fatal(
                "yaml.control-character",
                "the invisible character U+" + code.toUpperCase(Locale.ROOT)
                        + " is not allowed: remove it, or write it as \"\\u" + code + "\" in double quotes",
                at);
    }

    private static void checkSize(String source, int size, int maxBytes) {
        if (size > maxBytes) {
            throw Problems.fatal(
                    "yaml.too-large",
                    "the text is larger than " + (maxBytes >> 20) + " MiB: is this the right file? If so, split it",
                    Position.of(source));
        }
    }

    private static Position positionOf(String source, String text, int index) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(source, line, text.codePointCount(lineStart, index) + 1);
    }
}
