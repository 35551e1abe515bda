package saltus.runtime.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Quoted;

/**
 * Reads a safetensors file, one tensor at a time; the numbers of a tensor come in C order.
 *
 * <p>{@link #open} checks the whole header against the length of the file, so that a damaged file is refused before a
 * number of it is used. Every method throws {@link BadInputException}, naming the file and what is wrong with it, if
 * the file cannot be read, if it has no tensor of the name asked for, or if that tensor is of another element type.
 */
public final class SafetensorsReader implements AutoCloseable {
    /** The longest array that every Java machine grants. */
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private static final int MEGABYTE = 1 << 20;

    private final Path path;
    private final DataFile file;
    private final HeaderReader.Located located;
    private final Map<String, TensorInfo> byName;

    private SafetensorsReader(Path path, DataFile file, HeaderReader.Located located) {
        this.path = path;
        this.file = file;
        this.located = located;
        byName = infos().stream().collect(Collectors.toMap(TensorInfo::name, Function.identity()));
    }

    /** Opens a file and reads its header. */
    public static SafetensorsReader open(Path path) {
        return open(path, (file, located) -> {});
    }

    /** Opens a file that {@link SafetensorsWriter#writeSealed} has written, and checks every byte of it. */
    public static SafetensorsReader openSealed(Path path) {
        return open(path, Seal::check);
    }

    private static SafetensorsReader open(Path path, Check check) {
        try {
            DataFile file = DataFile.open(path);
            try {
                HeaderReader.Located located = HeaderReader.read(file);
                check.of(file, located);
                return new SafetensorsReader(path, file, located);
            } catch (HeaderException | IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (HeaderException e) {
            throw new BadInputException(
                    "'%s' is not a usable safetensors file: %s; get or write it again.".formatted(path, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    /** The texts under {@code __metadata__}, in the order of the file; empty if there are none. */
    public Map<String, String> metadata() {
        return located.header().metadata();
    }

    /** All tensors in the order of their data in the file. */
    public List<TensorInfo> infos() {
        return located.header().tensors();
    }

    public boolean contains(String name) {
        return byName.containsKey(name);
    }

    /** The numbers of a tensor of type F32. */
    public float[] floats(String name) {
        TensorInfo info = info(name);
        requireType(info, "F32", "floats");
        float[] values = new float[arrayLength(info, Float.BYTES)];
        FloatBuffer target = FloatBuffer.wrap(values);
        stream(info, chunk -> target.put(chunk.asFloatBuffer()));
        return values;
    }

    /** The numbers of a tensor of type F64, or of type F32, which a double holds exactly. */
    public double[] doubles(String name) {
        TensorInfo info = info(name);
        if (info.dtype().equals("F32")) {
            return widened(info);
        }
        requireType(info, "F64", "doubles");
        double[] values = new double[arrayLength(info, Double.BYTES)];
        DoubleBuffer target = DoubleBuffer.wrap(values);
        stream(info, chunk -> target.put(chunk.asDoubleBuffer()));
        return values;
    }

    /** The numbers of a tensor of type I64. */
    public long[] longs(String name) {
        TensorInfo info = info(name);
        requireType(info, "I64", "longs");
        long[] values = new long[arrayLength(info, Long.BYTES)];
        LongBuffer target = LongBuffer.wrap(values);
        stream(info, chunk -> target.put(chunk.asLongBuffer()));
        return values;
    }

    /** The raw data of a tensor of any type, below 2 GB: a new little-endian buffer on the heap, ready to be read. */
    public ByteBuffer bytes(String name) {
        TensorInfo info = info(name);
        try {
            return file.read(located.dataStart() + info.begin(), arrayLength(info, 1));
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    /**
     * A part of the raw data of a tensor of any type and size, for any thread.
     *
     * @param from the first byte of the part
     * @param count bytes; the part is within the tensor
     */
    public ByteBuffer bytes(String name, long from, int count) {
        TensorInfo info = info(name);
        if (from < 0 || count < 0 || from > info.bytes() - count) {
            throw new IndexOutOfBoundsException("%d bytes from %d on of %d".formatted(count, from, info.bytes()));
        }
        try {
            return file.read(located.dataStart() + info.begin() + from, count);
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    /** Hands on the raw little-endian data of a tensor of any type and size, in chunks that are overwritten afterwards. */
    public void stream(String name, Consumer<ByteBuffer> chunks) {
        stream(info(name), chunks);
    }

    /** What is asked of a file before any of it is used. */
    private interface Check {
        void of(DataFile file, HeaderReader.Located located) throws IOException, HeaderException;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    private double[] widened(TensorInfo info) {
        double[] values = new double[arrayLength(info, Float.BYTES)];
        DoubleBuffer target = DoubleBuffer.wrap(values);
        stream(info, chunk -> {
            FloatBuffer source = chunk.asFloatBuffer();
            while (source.hasRemaining()) {
                target.put(source.get());
            }
        });
        return values;
    }

    private void stream(TensorInfo info, Consumer<ByteBuffer> consumer) {
        long start = located.dataStart();
        try {
            file.stream(start + info.begin(), start + info.end(), consumer);
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    private TensorInfo info(String name) {
        TensorInfo info = byName.get(name);
        if (info == null) {
            throw new BadInputException("'%s' has no tensor %s; it may be the checkpoint of another model."
                    .formatted(path, Quoted.of(name)));
        }
        return info;
    }

    private void requireType(TensorInfo info, String dtype, String wanted) {
        if (!info.dtype().equals(dtype)) {
            throw new BadInputException("The tensor %s in '%s' is of type %s and is not read as %s; convert it to %s."
                    .formatted(Quoted.of(info.name()), path, info.dtype(), wanted, dtype));
        }
    }

    private int arrayLength(TensorInfo info, int elementBytes) {
        long memory = Runtime.getRuntime().maxMemory();
        if (info.bytes() > memory) {
            throw new BadInputException(
                    "The tensor %s in '%s' has %d MB, more than the %d MB that Java has; give Java more with -Xmx."
                            .formatted(Quoted.of(info.name()), path, info.bytes() / MEGABYTE, memory / MEGABYTE));
        }
        long length = info.bytes() / elementBytes;
        if (length > MAX_ARRAY) {
            throw new BadInputException(
                    "The tensor %s in '%s' has %d elements, more than the %d that fit one array; split it."
                            .formatted(Quoted.of(info.name()), path, length, MAX_ARRAY));
        }
        return (int) length;
    }
}
