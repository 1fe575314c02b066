package com.example.postgres.yaml;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation.Kind;
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
    private static final char REPLACEMENT = '\uFFFD';

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
     * The text without a byte order mark. A character that no text may have is reported and replaced.
     *
     * @throws YamlException if it is too long or not a text
     */
    static String check(String source, String text, int maxBytes, Problems problems) {
        checkSize(source, text.length(), maxBytes);
        int start = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        String content = text.substring(start);
        int nul = content.indexOf(0);
        if (nul >= 0) {
            throw Problems.fatal(
                    "yaml.encoding", "not a text file: it contains a NUL byte", positionOf(source, content, nul));
        }
        int refused = findRefused(content, 0);
        if (refused < 0) {
            return content;
        }
        StringBuilder clean = new StringBuilder(content);
        for (; refused >= 0; refused = findRefused(clean, refused + 1)) {
            report(source, clean, refused, problems);
            clean.setCharAt(refused, REPLACEMENT);
        }
        return clean.toString();
    }

    private static int findRefused(CharSequence text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && !isAllowed(text, i, c)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAllowed(CharSequence text, int index, char c) {
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

    private static void report(String source, CharSequence text, int index, Problems problems) {
        char c = text.charAt(index);
        Position at = positionOf(source, text, index);
        String code = String.format("%04x", (int) c);
        problems.report(
                FieldPath.ROOT,
                Kind.SYNTAX,
                "yaml.control-character",
                null,
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

    private static Position positionOf(String source, CharSequence text, int index) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(source, line, Character.codePointCount(text, lineStart, index) + 1);
    }
}
