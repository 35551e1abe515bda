package saltus.runtime.pickle;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import saltus.runtime.Quoted;
import saltus.runtime.number.ElementType;

/** The names that a pickle may use, and what a call of each makes. */
final class Allowed {
    private static final Set<String> LATIN1 = Set.of("latin1", "latin-1", "iso-8859-1", "iso8859-1");

    /** Types that are named, but never called. */
    private static final Set<String> NAMES = Set.of(
            "numpy.ndarray",
            "builtins.list",
            "__builtin__.list",
            "torch.float64",
            "torch.float32",
            "torch.float16",
            "torch.bfloat16",
            "torch.int64",
            "torch.int32",
            "torch.uint8",
            "torch.bool");

    private static final Map<String, Call> CALLS = calls();

    private Allowed() {}

    private interface Call {
        Object of(List<?> arguments, Budget budget);
    }

    /**
     * Finds a name.
     *
     * @throws IllegalArgumentException if it is not allowed
     */
    static Name name(String text) {
        if (!NAMES.contains(text) && !CALLS.containsKey(text) && !TorchStorage.TYPES.containsKey(text)) {
            throw new IllegalArgumentException(
                    "it names %s, which is no plain value, array or tensor".formatted(Quoted.of(text)));
        }
        return new Name(text);
    }

    /** Makes what a call of a name makes. */
    static Object call(Name name, List<?> arguments, Budget budget) {
        Call call = CALLS.get(name.text());
        if (call == null) {
            throw new IllegalArgumentException("it calls %s, which makes no value".formatted(Quoted.of(name.text())));
        }
        return call.of(arguments, budget);
    }

    /** A truth, which old writers give as a number. */
    static boolean truth(Object value) {
        return value instanceof Long number ? number != 0 : (Boolean) value;
    }

    private static Map<String, Call> calls() {
        Map<String, Call> calls = new HashMap<>();
        for (String core : List.of("numpy.core", "numpy._core")) {
            calls.put(core + ".multiarray._reconstruct", (arguments, budget) -> new NumpyArray());
            calls.put(core + ".multiarray.scalar", (arguments, budget) -> scalar(arguments));
            calls.put(core + ".numeric._frombuffer", (arguments, budget) -> fromBuffer(arguments));
        }
        calls.put("numpy.dtype", (arguments, budget) -> new TypeInMaking(ArrayType.of((String) arguments.get(0))));
        calls.put("collections.OrderedDict", Allowed::ordered);
        calls.put("collections.defaultdict", (arguments, budget) -> new LinkedHashMap<>());
        calls.put("argparse.Namespace", (arguments, budget) -> new Namespace(new LinkedHashMap<>()));
        calls.put("torch._utils._rebuild_tensor_v2", (arguments, budget) -> TorchTensor.of(arguments));
        calls.put("torch._utils._rebuild_parameter", (arguments, budget) -> (TorchTensor) arguments.get(0));
        calls.put("torch.Size", (arguments, budget) -> (List<?>) arguments.get(0));
        calls.put("torch.device", (arguments, budget) -> device(arguments));
        calls.put("_codecs.encode", Allowed::bytes);
        for (String builtins : List.of("builtins", "__builtin__")) {
            calls.put(builtins + ".bytes", Allowed::bytes);
            calls.put(builtins + ".bytearray", Allowed::bytes);
        }
        return calls;
    }

    /** Nothing, bytes, or a text and its Latin-1. */
    private static Object bytes(List<?> arguments, Budget budget) {
        if (arguments.isEmpty()) {
            return new byte[0];
        }
        if (arguments.get(0) instanceof byte[] same && arguments.size() == 1) {
            return same;
        }
        String text = (String) arguments.get(0);
        if (!LATIN1.contains(arguments.get(1)) || text.chars().anyMatch(letter -> letter > 0xFF)) {
            throw new IllegalArgumentException("it has bytes that are not written as Latin-1");
        }
        budget.take(text.length());
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Object ordered(List<?> arguments, Budget budget) {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (!arguments.isEmpty()) {
            for (Object pair : (List<?>) arguments.get(0)) {
                List<?> both = (List<?>) pair;
                Machine.put(map, both.get(0), both.get(1), budget);
            }
        }
        return map;
    }

    private static Object scalar(List<?> arguments) {
        ArrayType type = ((TypeInMaking) arguments.get(0)).type();
        NumpyArray array = new NumpyArray().fill(type, List.of(), false, arguments.get(1));
        if (type.element() == ElementType.BOOL) {
            return array.wholes()[0] != 0;
        }
        return type.element().isReal() ? (Object) array.doubles()[0] : (Object) array.wholes()[0];
    }

    private static NumpyArray fromBuffer(List<?> arguments) {
        return new NumpyArray()
                .fill(
                        ((TypeInMaking) arguments.get(1)).type(),
                        (List<?>) arguments.get(2),
                        "F".equals(arguments.get(3)),
                        arguments.get(0));
    }

    private static String device(List<?> arguments) {
        String type = (String) arguments.get(0);
        return arguments.size() == 1 ? type : type + ":" + (Long) arguments.get(1);
    }
}
