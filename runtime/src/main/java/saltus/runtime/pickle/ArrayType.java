package saltus.runtime.pickle;

import java.nio.ByteOrder;
import java.util.Map;
import saltus.runtime.Quoted;
import saltus.runtime.number.ElementType;

/**
 * A NumPy dtype of plain numbers.
 *
 * @param element what the numbers are
 * @param order of their bytes
 */
public record ArrayType(ElementType element, ByteOrder order) {
    private static final Map<String, ElementType> NAMES = Map.ofEntries(
            Map.entry("f8", ElementType.F64),
            Map.entry("f4", ElementType.F32),
            Map.entry("f2", ElementType.F16),
            Map.entry("i8", ElementType.I64),
            Map.entry("i4", ElementType.I32),
            Map.entry("i2", ElementType.I16),
            Map.entry("i1", ElementType.I8),
            Map.entry("u8", ElementType.U64),
            Map.entry("u4", ElementType.U32),
            Map.entry("u2", ElementType.U16),
            Map.entry("u1", ElementType.U8),
            Map.entry("b1", ElementType.BOOL));

    /**
     * Reads a description as NumPy writes it, such as {@code <f4}; without a sign for the order it is little-endian.
     *
     * @throws IllegalArgumentException saying in a clause that it is of no plain numbers
     */
    public static ArrayType of(String description) {
        boolean signed = !description.isEmpty() && "<>|=".indexOf(description.charAt(0)) >= 0;
        ElementType element = NAMES.get(signed ? description.substring(1) : description);
        if (element == null) {
            throw new IllegalArgumentException("it has an array of the type %s, which is not one of plain numbers"
                    .formatted(Quoted.of(description)));
        }
        return new ArrayType(element, order(signed ? description.substring(0, 1) : "<"));
    }

    /** The same numbers in the order of a sign: {@code <}, {@code >}, or one that says that it does not matter. */
    ArrayType in(String sign) {
        return new ArrayType(element, order(sign));
    }

    private static ByteOrder order(String sign) {
        return switch (sign) {
            case ">" -> ByteOrder.BIG_ENDIAN;
            case "<", "|", "=" -> ByteOrder.LITTLE_ENDIAN;
            default ->
                throw new IllegalArgumentException("it has an array in the byte order %s".formatted(Quoted.of(sign)));
        };
    }
}
