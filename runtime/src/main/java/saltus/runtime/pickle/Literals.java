package saltus.runtime.pickle;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saltus.runtime.Quoted;

/** Operations that push a value which stands in the pickle itself. */
final class Literals {
    private Literals() {}

    /** Reads the value of an operation; null if it is of another kind. */
    static @Nullable Object read(int code, Input in) {
        return switch (code) {
            case 'N' -> None.NONE;
            case 0x88 -> true;
            case 0x89 -> false;
            case 'K' -> (long) in.one();
            case 'M' -> (long) in.two();
            case 'J' -> (long) in.four();
            case 0x8A -> in.whole(in.one());
            case 0x8B -> in.whole(in.length());
            case 'G' -> in.real();
            case 0x8C -> in.text(in.one());
            case 'X' -> in.text(in.length());
            case 0x8D -> in.text(in.eight());
            case 'U' -> in.oldText(in.one());
            case 'T' -> in.oldText(in.length());
            case 'C' -> in.bytes(in.one());
            case 'B' -> in.bytes(in.length());
            case 0x8E, 0x96 -> in.bytes(in.eight());
            case ')' -> List.of();
            case ']' -> new PickledList();
            case '}' -> new LinkedHashMap<>();
            default -> line(code, in);
        };
    }

    /** Protocol 0 writes in lines. */
    private static @Nullable Object line(int code, Input in) {
        return switch (code) {
            case 'I' -> truthOrWhole(in.line());
            case 'L' -> {
                String line = in.line();
                yield whole(line.endsWith("L") ? line.substring(0, line.length() - 1) : line);
            }
            case 'F' -> real(in.line());
            case 'S' -> Escaped.quoted(in.line(Integer.MAX_VALUE));
            case 'V' -> Escaped.unicode(in.line(Integer.MAX_VALUE));
            default -> null;
        };
    }

    private static Object truthOrWhole(String line) {
        return switch (line) {
            case "00" -> false;
            case "01" -> true;
            default -> whole(line);
        };
    }

    private static long whole(String line) {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw notANumber(line, e);
        }
    }

    private static double real(String line) {
        try {
            return switch (line) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                case "nan" -> Double.NaN;
                default -> Double.parseDouble(line);
            };
        } catch (NumberFormatException e) {
            throw notANumber(line, e);
        }
    }

    private static IllegalArgumentException notANumber(String line, NumberFormatException cause) {
        return new IllegalArgumentException("it has %s where a number belongs".formatted(Quoted.of(line)), cause);
    }
}
