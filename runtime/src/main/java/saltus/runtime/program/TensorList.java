package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

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
        ByteBuffer copy = ByteBuffer.allocate(count(index, bytesOfOne()));
        return copy.put(look(index)).flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * A tensor's bytes to be read, little-endian, row-major: those of the machine's memory as they lie there, as long as nothing is
     * closed and no program runs; of another device a copy.
     */
    public ByteBuffer look(int index) {
        return memory(index).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The memory of a tensor of the processor, else of a copy. */
    private ByteBuffer memory(int index) {
        NDArray array = arrays.get(index);
        boolean isHere = array.getDevice().equals(Device.cpu());
        ByteBuffer memory = count(index, 1) == 0 ? ByteBuffer.allocate(0) : array.toByteBuffer(isHere);
        return memory.order(ByteOrder.LITTLE_ENDIAN);
    }

    private int count(int index, int each) {
        return Math.toIntExact(arrays.get(index).getShape().size() * each);
    }

    private int bytesOfOne() {
        return arrays.get(0).getDataType().getNumOfBytes();
    }

    /** A copy of a tensor's numbers. */
    public double[] doubles(int index) {
        ByteBuffer memory = memory(index);
        double[] doubles = new double[count(index, 1)];
        if (isDouble()) {
            memory.asDoubleBuffer().get(doubles);
        } else {
            FloatBuffer floats = memory.asFloatBuffer();
            Arrays.setAll(doubles, floats::get);
        }
        return doubles;
    }

    /**
     * Overwrites a tensor with numbers, rounded to its type.
     *
     * @throws IllegalArgumentException if there are more or fewer than the tensor has
     */
    public void set(int index, double[] values) {
        if (values.length != count(index, 1)) {
            throw new IllegalArgumentException(
                    values.length + " numbers for a tensor of shape " + Arrays.toString(shapes.get(index)));
        }
        write(
                index,
                isDouble()
                        ? memory -> memory.asDoubleBuffer().put(values)
                        : memory -> {
                            FloatBuffer floats = memory.asFloatBuffer();
                            for (double value : values) {
                                floats.put((float) value);
                            }
                        });
    }

    /**
     * Overwrites a tensor with bytes as {@link #bytes} gives them.
     *
     * @throws IllegalArgumentException if there are more or fewer than the tensor has
     */
    public void set(int index, ByteBuffer bytes) {
        int expected = count(index, bytesOfOne());
        if (expected != bytes.remaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes for a tensor of " + expected + " bytes");
        }
        write(index, memory -> memory.put(bytes.duplicate()));
    }

    /** Straight into the machine's memory, without which a large state would be there twice until Java tidies up. */
    private void write(int index, Consumer<ByteBuffer> numbers) {
        NDArray array = arrays.get(index);
        if (array.getDevice().equals(Device.cpu())) {
            numbers.accept(memory(index));
            return;
        }
        ByteBuffer content =
                ByteBuffer.allocateDirect(count(index, bytesOfOne())).order(ByteOrder.LITTLE_ENDIAN);
        numbers.accept(content);
        content.rewind();
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
