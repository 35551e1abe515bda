package saltus.runtime.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/** The element types of safetensors that can be read or written, by the name that the header gives them. */
enum ElementType {
    F64(8),
    F32(4),
    I64(8),
    BF16(2),
    F16(2),
    I32(4),
    I16(2),
    I8(1),
    U64(8),
    U32(4),
    U16(2),
    U8(1),
    BOOL(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    static Optional<ElementType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /**
     * The bytes of a tensor of this type.
     *
     * @throws ArithmeticException if that is more than a long holds, or if a side is negative
     */
    long bytesOf(long[] shape) {
        long total = bytes;
        for (long side : shape) {
            if (side < 0) {
                throw new ArithmeticException("negative side " + side);
            }
            total = Math.multiplyExact(total, side);
        }
        return total;
    }
}
