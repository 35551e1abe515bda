package saltus.runtime.data.format.tar;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What extended headers say about the next file.
 *
 * @param name if it is given
 * @param size if it is given
 * @param isSparse true if the file is stored with holes
 */
record PaxTexts(Optional<String> name, OptionalLong size, boolean isSparse) {
    /** None. */
    static final PaxTexts NONE = new PaxTexts(Optional.empty(), OptionalLong.empty(), false);

    private static final int MOST_DIGITS = 18;

    /** Reads lines {@code LENGTH KEY=VALUE}; empty if they are damaged. */
    static Optional<PaxTexts> parse(byte[] bytes) {
        PaxTexts found = NONE;
        int at = 0;
        while (at < bytes.length && bytes[at] != 0) {
            int blank = at;
            int length = 0;
            while (blank < bytes.length && bytes[blank] >= '0' && bytes[blank] <= '9' && length <= bytes.length) {
                length = 10 * length + bytes[blank++] - '0';
            }
            if (blank >= bytes.length || bytes[blank] != ' ' || length > bytes.length - at || length < blank - at + 2) {
                return Optional.empty();
            }
            String line = new String(bytes, blank + 1, at + length - blank - 2, StandardCharsets.UTF_8);
            int equals = line.indexOf('=');
            if (equals < 0) {
                return Optional.empty();
            }
            found = found.with(line.substring(0, equals), line.substring(equals + 1));
            at += length;
        }
        return Optional.of(found);
    }

    private PaxTexts with(String key, String value) {
        if (key.equals("path")) {
            return new PaxTexts(Optional.of(value), size, isSparse);
        }
        if (key.equals("size") && value.matches("\\d{1," + MOST_DIGITS + "}")) {
            return new PaxTexts(name, OptionalLong.of(Long.parseLong(value)), isSparse);
        }
        return new PaxTexts(name, size, isSparse || key.startsWith("GNU.sparse."));
    }
}
