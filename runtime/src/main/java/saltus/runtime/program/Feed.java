package saltus.runtime.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import saltus.graph.Dtype;

/**
 * The data of one call, by the names of the graph's inputs. {@link #ready} makes what the call reads of it, so that whoever
 * prepares calls ahead of time leaves nothing to be done between two of them.
 */
public final class Feed {
    /** Numbers that are made at once: few enough for the processor's caches, and for Java to forget them without effort. */
    private static final int AT_ONCE = 1 << 15;

    /** Makes rows of reals. */
    @FunctionalInterface
    public interface Rows {
        /**
         * The numbers of some rows, row-major.
         *
         * @param from the first row
         * @param to the row after the last
         */
        double[] made(int from, int to);
    }

    private sealed interface Column {
        long[] shape();

        boolean isReal();

        /** The numbers as the program reads them, outside of Java's heap. */
        Ready ready(Dtype reals, IntFunction<ByteBuffer> memory);
    }

    private record Reals(float[] values, long... shape) implements Column {
        @Override
        public boolean isReal() {
            return true;
        }

        @Override
        public Ready ready(Dtype reals, IntFunction<ByteBuffer> memory) {
            Ready ready = real(reals, memory, shape);
            if (reals == Dtype.F64) {
                DoubleBuffer doubles = ready.buffer().asDoubleBuffer();
                for (float value : values) {
                    doubles.put(value);
                }
            } else {
                ready.buffer().asFloatBuffer().put(values);
            }
            return ready;
        }
    }

    private record Doubles(Rows rows, int count, long... shape) implements Column {
        @Override
        public boolean isReal() {
            return true;
        }

        @Override
        public Ready ready(Dtype reals, IntFunction<ByteBuffer> memory) {
            Ready ready = real(reals, memory, shape);
            DoubleBuffer doubles = ready.buffer().asDoubleBuffer();
            FloatBuffer floats = ready.buffer().asFloatBuffer();
            int each = Math.toIntExact(new Shape(shape).size() / Math.max(1, count));
            int atOnce = Math.max(1, AT_ONCE / Math.max(1, each));
            for (int from = 0; from < count; from += atOnce) {
                int to = Math.min(count, from + atOnce);
                double[] made = rows.made(from, to);
                if (made.length != (to - from) * each) {
                    throw new IllegalArgumentException("%d numbers for rows %d to %d of %s"
                            .formatted(made.length, from, to, Arrays.toString(shape)));
                }
                if (reals == Dtype.F64) {
                    doubles.put(made);
                } else {
                    for (double value : made) {
                        floats.put((float) value);
                    }
                }
            }
            return ready;
        }
    }

    private record Integers(long[] values, long... shape) implements Column {
        @Override
        public boolean isReal() {
            return false;
        }

        @Override
        public Ready ready(Dtype reals, IntFunction<ByteBuffer> memory) {
            ByteBuffer buffer = memory.apply(Math.multiplyExact(values.length, Long.BYTES));
            buffer.asLongBuffer().put(values);
            return new Ready(buffer, DataType.INT64, shape);
        }
    }

    private record Ready(ByteBuffer buffer, DataType type, long... shape) implements Column {
        @Override
        public boolean isReal() {
            return type != DataType.INT64;
        }

        @Override
        public Ready ready(Dtype reals, IntFunction<ByteBuffer> memory) {
            boolean fits = !isReal() || (type == DataType.FLOAT64) == (reals == Dtype.F64);
            if (!fits) {
                throw new IllegalArgumentException("made ready as " + type + " for a program of " + reals);
            }
            return this;
        }
    }

    /** Room for reals of a shape. */
    private static Ready real(Dtype reals, IntFunction<ByteBuffer> memory, long... shape) {
        DataType type = reals == Dtype.F64 ? DataType.FLOAT64 : DataType.FLOAT32;
        int count = Math.toIntExact(new Shape(shape).size());
        return new Ready(memory.apply(Math.multiplyExact(count, type.getNumOfBytes())), type, shape);
    }

    private final Map<String, Column> columns = new LinkedHashMap<>();

    /** Reals of a shape, row-major. */
    public Feed reals(String name, float[] values, long... shape) {
        return put(name, new Reals(values, shape), values.length);
    }

    /** Reals of a shape in double precision, row-major; rounded if the program computes in f32. */
    public Feed reals(String name, double[] values, long... shape) {
        return put(name, new Doubles((from, to) -> values, 1, shape), values.length);
    }

    /**
     * Reals of a shape that are made when they are made ready, some rows at a time.
     *
     * @param rows makes them
     * @param shape the first extent counts rows
     */
    public Feed reals(String name, Rows rows, long... shape) {
        columns.put(name, new Doubles(rows, Math.toIntExact(shape[0]), shape));
        return this;
    }

    /** Integers of a shape, row-major. */
    public Feed integers(String name, long[] values, long... shape) {
        return put(name, new Integers(values, shape), values.length);
    }

    private Feed put(String name, Column column, int count) {
        if (new Shape(column.shape()).size() != count) {
            throw new IllegalArgumentException(
                    count + " numbers for " + name + " do not fill the shape " + Arrays.toString(column.shape()));
        }
        columns.put(name, column);
        return this;
    }

    /**
     * Puts all numbers where a program reads them. Without it each call does so for itself.
     *
     * @param reals the type in which the program stores reals
     * @param memory where to, which {@link #giveBack} gives back
     */
    public Feed ready(Dtype reals, FeedMemory memory) {
        columns.replaceAll((name, column) -> column.ready(reals, memory::take));
        return this;
    }

    /** Called when no program reads this any more, which is empty then. */
    public void giveBack(FeedMemory memory) {
        for (Column column : columns.values()) {
            if (column instanceof Ready ready) {
                memory.takeBack(ready.buffer());
            }
        }
        columns.clear();
    }

    private Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "the program reads " + name + ", which it was not given; given: " + columns.keySet());
        }
        return column;
    }

    /** The shape given for an input. */
    long[] shape(String name) {
        return column(name).shape();
    }

    /** True if an input was given as reals, false if as integers. */
    boolean isReal(String name) {
        return column(name).isReal();
    }

    /** The array for an input, in the program's type; on a processor it is the buffer itself. */
    NDArray array(NDManager manager, String name, Dtype reals) {
        Ready ready = column(name).ready(reals, FeedMemory::fresh);
        return manager.create(ready.buffer(), new Shape(ready.shape()), ready.type());
    }
}
