package saltus.runtime.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
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
        columns.put(name, new Reals(values, shape));
        return this;
    }

    /** Reals of a shape in double precision, row-major; rounded if the program computes in f32. */
    public Feed reals(String name, double[] values, long... shape) {
        columns.put(name, new Doubles(values, shape));
        return this;
    }

    /** Integers of a shape, row-major. */
    public Feed integers(String name, long[] values, long... shape) {
        columns.put(name, new Integers(values, shape));
        return this;
    }

    /** The array for an input, in the program's type. */
    NDArray array(NDManager manager, String name, Dtype reals) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "the program reads " + name + ", which it was not given; given: " + columns.keySet());
        }
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
