package saltus.runtime.data.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipException;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.pickle.ArrayType;

/** Arrays of an {@code .npz} archive that are read whole and in double precision, such as a mean and a covariance. */
public final class NpzNumbers implements AutoCloseable {
    private static final String ENDING = ".npy";

    private final OpenFile file;
    private final Map<String, ZipDirectory.Member> arrays = new LinkedHashMap<>();

    private NpzNumbers(OpenFile file) {
        this.file = file;
        for (ZipDirectory.Member member : ZipDirectory.of(file)) {
            if (member.name().endsWith(ENDING)) {
                arrays.put(member.name().substring(0, member.name().length() - ENDING.length()), member);
            }
        }
    }

    /**
     * Opens an archive.
     *
     * @throws BadInputException if it cannot be read or is none
     */
    public static NpzNumbers open(Path path) {
        OpenFile file = OpenFile.of(path);
        try {
            return new NpzNumbers(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The names of the arrays, in the order of the file. */
    public Set<String> names() {
        return arrays.keySet();
    }

    /**
     * An array.
     *
     * @param shape its sides; none for a scalar
     * @param values in C order
     */
    @SuppressWarnings("ArrayRecordComponent") // a parcel of numbers that nobody compares
    public record Values(long[] shape, double[] values) {}

    /**
     * Reads an array.
     *
     * @param name one of {@link #names}
     * @param most numbers that it may have
     * @throws BadInputException if it is damaged, not of numbers, or has more
     */
    public Values values(String name, int most) {
        ZipDirectory.Member member = Objects.requireNonNull(arrays.get(name), name);
        String place = "'%s', array %s".formatted(file.path(), name);
        try (InputStream in = member.stream(file)) {
            NpyHeader header = NpyHeader.read(in, place);
            double[] values = new double[count(header, most, place)];
            ArrayType type = header.number();
            int each = (int) type.element().bytesOf();
            byte[] bytes = in.readNBytes(Math.multiplyExact(values.length, each));
            if (bytes.length < values.length * each) {
                throw new EOFException();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(type.order());
            for (int i = 0; i < values.length; i++) {
                values[i] = type.element().number(buffer, i * each);
            }
            return new Values(header.shape(), values);
        } catch (EOFException | ZipException e) {
            throw NpyHeader.damaged(place, "it ends early, or what is compressed in it is damaged");
        } catch (IOException e) {
            throw FileProblem.cannotRead(file.path(), e);
        }
    }

    private static int count(NpyHeader header, int most, String place) {
        long count = 1;
        for (long side : header.shape()) {
            count = side == 0 ? 0 : count > most / side ? (long) most + 1 : count * side;
        }
        if (count > most) {
            throw new BadInputException(
                    "%s has more than %d numbers, more than belong there; give another file.".formatted(place, most));
        }
        return (int) count;
    }

    @Override
    public void close() {
        file.close();
    }
}
