package saltus.runtime.data.format;

import java.nio.ByteOrder;
import java.util.Arrays;
import saltus.runtime.BadInputException;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;
import saltus.runtime.number.ElementType;
import saltus.runtime.pickle.ArrayType;

/**
 * The rows of a tensor.
 *
 * @param place of the tensor
 */
record SafetensorsRows(SafetensorsReader file, TensorInfo tensor, RowType type, int count, String place)
        implements Rows {
    /**
     * The rows of a tensor of a file.
     *
     * @throws BadInputException if there are none, or more than can be counted, or not of numbers
     */
    static SafetensorsRows of(SafetensorsReader file, TensorInfo tensor, String place) {
        long[] shape = tensor.shape();
        ElementType element = ElementType.named(tensor.dtype())
                .orElseThrow(() -> new BadInputException(
                        "%s holds %s, which are not read; save it as float32.".formatted(place, tensor.dtype())));
        if (shape.length == 0 || shape[0] < 1 || shape[0] > Integer.MAX_VALUE) {
            throw new BadInputException("%s has the shape %s, which is of no samples; give from 1 to %d of them."
                    .formatted(place, RowType.text(shape), Integer.MAX_VALUE));
        }
        RowType type = RowType.of(
                new ArrayType(element, ByteOrder.LITTLE_ENDIAN), Arrays.copyOfRange(shape, 1, shape.length), place);
        return new SafetensorsRows(file, tensor, type, (int) shape[0], place);
    }

    @Override
    public String place(int row) {
        return "%s, sample %d".formatted(place, row);
    }

    @Override
    public void read(int row, float[] into, int from) {
        type.read(file.bytes(tensor.name(), (long) row * type.bytes(), type.bytes()), into, from);
    }
}
