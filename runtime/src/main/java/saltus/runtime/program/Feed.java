package saltus.runtime.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import saltus.graph.Dtype;

/**
 * The data of one call, by the names of the graph's inputs. {@link #ready} makes what the call reads of it, so that whoever
 * prepares calls ahead of time leaves nothing to be done between two of them.
 */
public final class Feed {
    private sealed interface Column {
        long[] shape();

        boolean isReal();

        /** The numbers as the program reads them, outside of Java's heap. */
        Ready ready(Dtype reals);
    }

    private record Reals(float[] values, long... shape) implements Column {
        @Override
        public boolean isReal() {
            return true;
        }

        @Override
        public Ready ready(Dtype reals) {
            if (reals == Dtype.F64) {
                ByteBuffer buffer = buffer(values.length, Double.BYTES);
                DoubleBuffer doubles = buffer.asDoubleBuffer();
                for (int i = 0; i < values.length; i++) {
                    doubles.put(i, values[i]);
                }
                return new Ready(buffer, DataType.FLOAT64, shape);
            }
            ByteBuffer buffer = buffer(values.length, Float.BYTES);
            buffer.asFloatBuffer().put(values);
            return new Ready(buffer, DataType.FLOAT32, shape);
        }
    }

    private record Doubles(double[] values, long... shape) implements Column {
        @Override
        public boolean isReal() {
            return true;
        }

        @Override
        public Ready ready(Dtype reals) {
            if (reals == Dtype.F64) {
                ByteBuffer buffer = buffer(values.length, Double.BYTES);
                buffer.asDoubleBuffer().put(values);
                return new Ready(buffer, DataType.FLOAT64, shape);
            }
            ByteBuffer buffer = buffer(values.length, Float.BYTES);
            FloatBuffer floats = buffer.asFloatBuffer();
            for (int i = 0; i < values.length; i++) {
                floats.put(i, (float) values[i]);
            }
            return new Ready(buffer, DataType.FLOAT32, shape);
        }
    }

    private record Integers(long[] values, long... shape) implements Column {
        @Override
        public boolean isReal() {
            return false;
        }

        @Override
        public Ready ready(Dtype reals) {
            ByteBuffer buffer = buffer(values.length, Long.BYTES);
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
        public Ready ready(Dtype reals) {
            boolean fits = !isReal() || (type == DataType.FLOAT64) == (reals == Dtype.F64);
            if (!fits) {
                throw new IllegalArgumentException("made ready as " + type + " for a program of " + reals);
            }
            return this;
        }
    }

    private final Map<String, Column> columns = new LinkedHashMap<>();

    /** Reals of a shape, row-major. */
    public Feed reals(String name, float[] values, long... shape) {
        return put(name, new Reals(values, shape), values.length);
    }

    /** Reals of a shape in double precision, row-major; rounded if the program computes in f32. */
    public Feed reals(String name, double[] values, long... shape) {
        return put(name, new Doubles(values, shape), values.length);
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
     */
    public Feed ready(Dtype reals) {
        columns.replaceAll((name, column) -> column.ready(reals));
        return this;
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
        Ready ready = column(name).ready(reals);
        return manager.create(ready.buffer(), new Shape(ready.shape()), ready.type());
    }

    private static ByteBuffer buffer(int count, int bytes) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(count, bytes)).order(ByteOrder.nativeOrder());
    }
}
