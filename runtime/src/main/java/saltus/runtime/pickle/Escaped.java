package saltus.runtime.pickle;

/** Texts of protocol 0, which keep within a line by escapes. */
final class Escaped {
    private Escaped() {}

    /** The text of a Python literal between quotes. */
    static String quoted(String line) {
        int last = line.length() - 1;
        if (last < 1 || line.charAt(0) != line.charAt(last) || "'\"".indexOf(line.charAt(0)) < 0) {
            throw new IllegalArgumentException("one of its texts has no quotes");
        }
        return read(line.substring(1, last), true);
    }

    /** The text of Python's raw-unicode-escape. */
    static String unicode(String line) {
        return read(line, false);
    }

    private static String read(String line, boolean every) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            char kind = letter == '\\' && at + 1 < line.length() ? line.charAt(at + 1) : ' ';
            int digits = kind == 'u' ? 4 : kind == 'U' ? 8 : kind == 'x' && every ? 2 : 0;
            if (digits > 0) {
                text.appendCodePoint(code(line, at + 2, digits));
                at += 1 + digits;
            } else if (letter == '\\' && every) {
                text.append(single(kind));
                at++;
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }

    private static int code(String line, int from, int digits) {
        try {
            int code = Integer.parseInt(line, from, Math.min(from + digits, line.length()), 16);
            if (Character.isValidCodePoint(code)) {
                return code;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("one of its texts has a broken escape", e);
        }
        throw new IllegalArgumentException("one of its texts has a broken escape");
    }

    private static char single(char kind) {
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '\\', '\'', '"' -> kind;
            default -> throw new IllegalArgumentException("one of its texts has a broken escape");
        };
    }
}
