package saltus.runtime.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import saltus.runtime.Quoted;
import saltus.runtime.number.ElementType;

/** Checks that the tensors of a header fill the data exactly: right sizes, no gap, no overlap, nothing behind. */
final class HeaderCheck {
    private static final Comparator<TensorInfo> BY_PLACE =
            Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end);

    private HeaderCheck() {}

    /**
     * Returns the header with its tensors in the order of their data.
     *
     * @param dataBytes how many bytes follow the header in the file
     */
    static Header check(Header header, long dataBytes) throws HeaderException {
        List<TensorInfo> ordered = new ArrayList<>(header.tensors());
        ordered.sort(BY_PLACE);
        long end = 0;
        for (TensorInfo tensor : ordered) {
            checkSize(tensor);
            if (tensor.begin() != end) {
                throw new HeaderException("the data of %s begins at %d where %d is expected, so there is %s"
                        .formatted(
                                Quoted.of(tensor.name()),
                                tensor.begin(),
                                end,
                                tensor.begin() < end ? "an overlap" : "a gap"));
            }
            end = tensor.end();
        }
        if (end != dataBytes) {
            throw new HeaderException("its header announces %d bytes of data but %d follow, so it is %s"
                    .formatted(end, dataBytes, dataBytes < end ? "truncated" : "longer than it should be"));
        }
        return new Header(header.metadata(), ordered);
    }

    private static void checkSize(TensorInfo tensor) throws HeaderException {
        ElementType type = ElementType.named(tensor.dtype())
                .orElseThrow(() -> new HeaderException("the tensor %s has the unknown dtype %s; known are %s"
                        .formatted(
                                Quoted.of(tensor.name()),
                                Quoted.of(tensor.dtype()),
                                Arrays.toString(ElementType.values()))));
        if (tensor.end() < tensor.begin()) {
            throw new HeaderException("the data of %s ends at %d before it begins at %d"
                    .formatted(Quoted.of(tensor.name()), tensor.end(), tensor.begin()));
        }
        if (sizeOf(type, tensor) != tensor.bytes()) {
            throw new HeaderException("the tensor %s of dtype %s and shape %s does not fit its %d bytes"
                    .formatted(
                            Quoted.of(tensor.name()),
                            type,
                            Quoted.of(Arrays.toString(tensor.shape())),
                            tensor.bytes()));
        }
    }

    private static long sizeOf(ElementType type, TensorInfo tensor) throws HeaderException {
        try {
            return type.bytesOf(tensor.shape());
        } catch (ArithmeticException e) {
            throw new HeaderException(
                    "the tensor %s has the impossible shape %s"
                            .formatted(Quoted.of(tensor.name()), Quoted.of(Arrays.toString(tensor.shape()))),
                    e);
        }
    }
}
