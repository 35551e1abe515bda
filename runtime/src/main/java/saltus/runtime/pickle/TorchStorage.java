package saltus.runtime.pickle;

import java.util.List;
import java.util.Map;
import saltus.runtime.Quoted;
import saltus.runtime.number.ElementType;

/**
 * A storage of PyTorch, whose numbers lie outside of the pickle.
 *
 * @param element what its numbers are
 * @param key under which the numbers lie
 * @param numbers how many they are
 */
public record TorchStorage(ElementType element, String key, long numbers) {
    /** Storages by their types. */
    static final Map<String, ElementType> TYPES = Map.of(
            "torch.DoubleStorage", ElementType.F64,
            "torch.FloatStorage", ElementType.F32,
            "torch.HalfStorage", ElementType.F16,
            "torch.BFloat16Storage", ElementType.BF16,
            "torch.LongStorage", ElementType.I64,
            "torch.IntStorage", ElementType.I32,
            "torch.ShortStorage", ElementType.I16,
            "torch.CharStorage", ElementType.I8,
            "torch.ByteStorage", ElementType.U8,
            "torch.BoolStorage", ElementType.BOOL);

    /** Reads a persistent id: ('storage', type, key, device, numbers). */
    static TorchStorage of(List<?> id) {
        ElementType element = TYPES.get(((Name) id.get(1)).text());
        String key = (String) id.get(2);
        long numbers = (Long) id.get(4);
        if (!"storage".equals(id.get(0))
                || element == null
                || numbers < 0
                || numbers > Long.MAX_VALUE / element.bytes()) {
            throw new IllegalArgumentException("it has a storage %s of no sense".formatted(Quoted.of(key)));
        }
        return new TorchStorage(element, key, numbers);
    }

    /** Its size. */
    public long bytes() {
        return numbers * element.bytes();
    }
}
