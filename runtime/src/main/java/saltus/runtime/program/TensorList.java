package saltus.runtime.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A flat list of native tensors that a program receives as one argument. Programs write to it in place; Java reads and
 * writes it for checkpoints.
 */
public final class TensorList implements AutoCloseable {
    private final String argument;
    private final List<NDArray> arrays;
    private final List<long[]> shapes;

    private TensorList(String argument, List<NDArray> arrays, List<long[]> shapes) {
        this.argument = argument;
        this.arrays = arrays;
        this.shapes = shapes;
    }

    /** Zero tensors of the given shapes; {@code argument} is the program's name for the list. */
    static TensorList zeros(NDManager manager, String argument, List<long[]> shapes, DataType type) {
        List<NDArray> arrays = new ArrayList<>();
        for (long[] shape : shapes) {
            arrays.add(manager.zeros(new Shape(shape), type));
        }
        return new TensorList(argument, arrays, List.copyOf(shapes));
    }

    /** Number of tensors. */
    public int size() {
        return arrays.size();
    }

    /** Shape of a tensor. */
    public long[] shape(int index) {
        return shapes.get(index).clone();
    }

    /** True if the tensors are float64, else float32. */
    public boolean isDouble() {
        return !arrays.isEmpty() && arrays.get(0).getDataType() == DataType.FLOAT64;
    }

    /** The same numbers, which a manager of the machine's memory owns. */
    TensorList copied(NDManager owner) {
        List<NDArray> copies = new ArrayList<>();
        for (NDArray array : arrays) {
            NDArray copy = array.getDevice().isGpu() ? array.toDevice(owner.getDevice(), true) : array.duplicate();
            copy.attach(owner);
            copies.add(copy);
        }
        return new TensorList(argument, copies, shapes);
    }

    /** Bytes of all tensors. */
    double allBytes() {
        return arrays.stream()
                .mapToDouble(array ->
                        (double) array.getShape().size() * array.getDataType().getNumOfBytes())
                .sum();
    }

    /** A copy of a tensor's bytes, little-endian, row-major. */
    public ByteBuffer bytes(int index) {
        return arrays.get(index).toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A copy of a tensor's numbers. */
    public double[] doubles(int index) {
        NDArray array = arrays.get(index);
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] floats = array.toFloatArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    /**
     * Overwrites a tensor with numbers, rounded to its type.
     *
     * @throws IllegalArgumentException if there are more or fewer than the tensor has
     */
    public void set(int index, double[] values) {
        NDArray array = arrays.get(index);
        if (values.length != array.getShape().size()) {
            throw new IllegalArgumentException(
                    values.length + " numbers for a tensor of shape " + Arrays.toString(shapes.get(index)));
        }
        ByteBuffer view = view(array);
        for (double value : values) {
            if (array.getDataType() == DataType.FLOAT64) {
                view.putDouble(value);
            } else {
                view.putFloat((float) value);
            }
        }
        written(array, view);
    }

    /**
     * Overwrites a tensor with bytes as {@link #bytes} gives them.
     *
     * @throws IllegalArgumentException if there are more or fewer than the tensor has
     */
    public void set(int index, ByteBuffer bytes) {
        NDArray array = arrays.get(index);
        ByteBuffer view = view(array);
        if (view.remaining() != bytes.remaining()) {
            throw new IllegalArgumentException(
                    bytes.remaining() + " bytes for a tensor of " + view.remaining() + " bytes");
        }
        view.put(bytes.duplicate());
        written(array, view);
    }

    private static ByteBuffer view(NDArray array) {
        int size = Math.toIntExact(array.getShape().size() * array.getDataType().getNumOfBytes());
        return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void written(NDArray array, ByteBuffer content) {
        content.flip();
        // the copy goes through an array of the engine: set(Buffer) would swap the storage under other handles
        try (NDArray source = array.getManager().create(content, array.getShape(), array.getDataType())) {
            array.set(new NDIndex("..."), source);
        }
    }

    /** Hands the tensors to a program, under its name for the list. */
    void appendTo(NDList arguments) {
        appendTo(arguments, argument);
    }

    /** Hands the tensors to a program that has another name for the list, or one for several. */
    void appendTo(NDList arguments, String name) {
        for (NDArray array : arrays) {
            array.setName(name + "[]");
            arguments.add(array);
        }
    }

    @Override
    public void close() {
        arrays.forEach(NDArray::close);
    }
}
