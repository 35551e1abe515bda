package saltus.runtime.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import saltus.graph.Dtype;

/** The data of one call, by the names of the graph's inputs. */
public final class Feed {
    private sealed interface Column {
        long[] shape();
    }

    private record Reals(float[] values, long... shape) implements Column {}

    private record Doubles(double[] values, long... shape) implements Column {}

    private record Integers(long[] values, long... shape) implements Column {}

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
        return !(column(name) instanceof Integers);
    }

    /** The array for an input, in the program's type. */
    NDArray array(NDManager manager, String name, Dtype reals) {
        Column column = column(name);
        Shape shape = new Shape(column.shape());
        if (column instanceof Integers integers) {
            return manager.create(integers.values(), shape);
        }
        NDArray array = column instanceof Doubles doubles
                ? manager.create(doubles.values(), shape)
                : manager.create(((Reals) column).values(), shape);
        DataType wanted = reals == Dtype.F64 ? DataType.FLOAT64 : DataType.FLOAT32;
        return array.getDataType() == wanted ? array : array.toType(wanted, true);
    }
}
