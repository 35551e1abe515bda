package saltus.runtime.data.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.pickle.ArrayType;

/**
 * What stands before the numbers of a {@code .npy} file, versions 1 to 3, as numpy's {@code lib.format} writes it.
 *
 * @param number how a number is stored
 * @param shape the sides; none for a scalar
 * @param bytes of the header, and so where the numbers begin
 */
record NpyHeader(ArrayType number, long[] shape, int bytes) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int VERSION_BYTES = 2;
    private static final int LONGEST = 1 << 16;
    private static final int MOST_SIDES = 32;
    private static final Pattern DICTIONARY = Pattern.compile("\\s*\\{(.*)}\\s*", Pattern.DOTALL);
    private static final Pattern DESCR = item("descr", "['\"]([<>|=][A-Za-z]\\d{1,2})['\"]");
    private static final Pattern ANY_DESCR = item("descr", "(.{0,60})");
    private static final Pattern FORTRAN = item("fortran_order", "(True|False)");
    private static final Pattern SHAPE = item("shape", "\\(([0-9L,\\s]*)\\)");
    private static final Pattern SIDE = Pattern.compile("\\d{1,18}L?");

    private static Pattern item(String key, String value) {
        return Pattern.compile("['\"]" + key + "['\"]\\s{0,9}:\\s{0,9}" + value);
    }

    /** True if these first bytes are those of such a file. */
    static boolean begins(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads a header; the numbers are next.
     *
     * @param place of the array, for the sentence
     * @throws IOException if the bytes cannot be read
     * @throws BadInputException if they are no header, or one of what cannot be read as numbers
     */
    static NpyHeader read(InputStream in, String place) throws IOException {
        try {
            byte[] start = in.readNBytes(MAGIC.length + VERSION_BYTES);
            if (!begins(start)) {
                throw damaged(place, "it does not begin as numpy writes it");
            }
            int version = start.length < MAGIC.length + VERSION_BYTES ? 0 : start[MAGIC.length];
            if (version < 1 || version > 3) {
                throw damaged(place, "it is of version %d, where there are 1 to 3".formatted(version));
            }
            int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
            long length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length |= (long) next(in) << (i * Byte.SIZE);
            }
            if (length > LONGEST) {
                throw damaged(place, "its header has %d bytes, where a few hundred belong".formatted(length));
            }
            byte[] text = in.readNBytes((int) length);
            if (text.length < length) {
                throw new EOFException();
            }
            return parse(
                    new String(text, StandardCharsets.UTF_8),
                    place,
                    MAGIC.length + VERSION_BYTES + lengthBytes + text.length);
        } catch (EOFException e) {
            throw damaged(place, "it ends within its header");
        }
    }

    private static int next(InputStream in) throws IOException {
        int one = in.read();
        if (one < 0) {
            throw new EOFException();
        }
        return one;
    }

    private static NpyHeader parse(String text, String place, int bytes) {
        if (!DICTIONARY.matcher(text).matches()) {
            throw damaged(place, "its header is no dictionary");
        }
        long[] shape = shape(only(SHAPE, text, place, "shape"), place);
        boolean fortran = only(FORTRAN, text, place, "fortran_order").equals("True");
        if (fortran && Arrays.stream(shape).filter(side -> side > 1).count() > 1) {
            throw new BadInputException(
                    "%s is in the order of Fortran, in which the numbers of one sample are scattered; save it as numpy.ascontiguousarray of it."
                            .formatted(place));
        }
        return new NpyHeader(number(text, place), shape, bytes);
    }

    private static ArrayType number(String text, String place) {
        Matcher descr = DESCR.matcher(text);
        if (descr.find()) {
            try {
                return ArrayType.of(descr.group(1));
            } catch (IllegalArgumentException unknown) {
                // told below, as a type of another form is
            }
        }
        Matcher any = ANY_DESCR.matcher(text);
        throw new BadInputException(
                "%s holds %s, which are not read; save whole numbers or floats, such as with astype('float32')."
                        .formatted(
                                place, any.find() ? "elements of the type " + Quoted.of(any.group(1)) : "no numbers"));
    }

    private static String only(Pattern item, String text, String place, String key) {
        Matcher found = item.matcher(text);
        if (!found.find()) {
            throw damaged(place, "its header has no proper '%s'".formatted(key));
        }
        String value = found.group(1);
        if (found.find()) {
            throw damaged(place, "its header has '%s' twice".formatted(key));
        }
        return value;
    }

    private static long[] shape(String sides, String place) {
        String[] parts = Arrays.stream(sides.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
        if (parts.length > MOST_SIDES
                || !Arrays.stream(parts).allMatch(part -> SIDE.matcher(part).matches())) {
            throw damaged(place, "its header has no proper 'shape'");
        }
        return Arrays.stream(parts)
                .mapToLong(part -> Long.parseLong(part.replace("L", "")))
                .toArray();
    }

    /** A sentence for an array that is none. */
    static BadInputException damaged(String place, String why) {
        return new BadInputException("%s is no usable numpy array: %s; get or save it again.".formatted(place, why));
    }

    /**
     * The rows of the array.
     *
     * @throws BadInputException if there are none, or more than can be counted
     */
    RowType rows(String place) {
        if (shape.length == 0 || shape[0] < 1 || shape[0] > Integer.MAX_VALUE) {
            throw new BadInputException("%s has the shape %s, which is of no samples; give from 1 to %d of them."
                    .formatted(place, RowType.text(shape), Integer.MAX_VALUE));
        }
        return RowType.of(number, Arrays.copyOfRange(shape, 1, shape.length), place);
    }

    /** The number of rows. */
    int count() {
        return (int) shape[0];
    }
}
