package saltus.runtime.program;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import saltus.runtime.Quoted;

/**
 * The tensors of a foreign pickle, which the engine would read from wherever the pickle says: their storages are as long
 * as they are said to be, and no tensor reaches beyond its own. The pickle is followed on a stack of plain values; nothing
 * of it is carried out.
 */
final class PickledTensors {
    private static final Map<String, Integer> BYTES = Map.of(
            "DoubleStorage", 8,
            "FloatStorage", 4,
            "HalfStorage", 2,
            "BFloat16Storage", 2,
            "LongStorage", 8,
            "IntStorage", 4,
            "ShortStorage", 2,
            "CharStorage", 1,
            "ByteStorage", 1,
            "BoolStorage", 1);
    private static final String TENSOR = "torch._utils _rebuild_tensor_v2";

    private enum Mark {
        MARK,
        OTHER
    }

    private record Global(String name) {}

    private record Storage(String key, long numbers) {}

    private final ByteBuffer in;
    private final String folder;
    private final Map<String, byte[]> entries;
    private final Deque<Object> stack = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private PickledTensors(byte[] pickle, String folder, Map<String, byte[]> entries) {
        this.in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        this.folder = folder;
        this.entries = entries;
    }

    /**
     * Looks at all tensors of a pickle.
     *
     * @param folder of the storages, with a slash
     * @throws IllegalArgumentException saying in a clause what is wrong
     */
    static void require(byte[] pickle, String folder, Map<String, byte[]> entries) {
        try {
            new PickledTensors(pickle, folder, entries).read();
        } catch (BufferUnderflowException | NoSuchElementException | ClassCastException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the pickle beside '%s' is none".formatted(folder), e);
        }
    }

    private void read() {
        for (int code = next(); code != '.'; code = next()) {
            step(code);
        }
    }

    private void step(int code) {
        switch (code) {
            case 0x80 -> next();
            case '(' -> stack.push(Mark.MARK);
            case ')' -> stack.push(List.of());
            case ']', '}', 'N' -> stack.push(Mark.OTHER);
            case 0x88, 0x89 -> stack.push(Mark.OTHER);
            case 'K' -> stack.push((long) next());
            case 'M' -> stack.push((long) (in.getShort() & 0xFFFF));
            case 'J' -> stack.push((long) in.getInt());
            case 0x8A -> stack.push(number(taken(next())));
            case 'G' -> {
                in.getDouble();
                stack.push(Mark.OTHER);
            }
            case 'X', 'T', 'B' -> stack.push(text(taken(in.getInt())));
            case 'C', 'U' -> stack.push(text(taken(next())));
            case 'c' -> stack.push(global());
            case 'q' -> memo.put(next(), top());
            case 'r' -> memo.put(in.getInt(), top());
            case 'h' -> stack.push(recalled(next()));
            case 'j' -> stack.push(recalled(in.getInt()));
            case 't' -> stack.push(toMark());
            case 0x85 -> stack.push(several(1));
            case 0x86 -> stack.push(several(2));
            case 0x87 -> stack.push(several(3));
            case 'l', 'd' -> {
                toMark();
                stack.push(Mark.OTHER);
            }
            case 'u', 'e' -> toMark();
            case 's' -> several(2);
            case 'a', 'b', '0' -> stack.pop();
            case '2' -> stack.push(top());
            case 0x81 -> {
                several(2);
                stack.push(Mark.OTHER);
            }
            case 'Q' -> stack.push(storage((List<?>) stack.pop()));
            case 'R' -> reduce();
            default ->
                throw new IllegalArgumentException(
                        "a pickle has the operation 0x%02x, which no module needs".formatted(code));
        }
    }

    private void reduce() {
        List<?> arguments = (List<?>) stack.pop();
        Global function = (Global) stack.pop();
        if (function.name().equals(TENSOR)) {
            tensor(arguments);
        }
        stack.push(Mark.OTHER);
    }

    private Global global() {
        String name = line() + " " + line();
        boolean known = name.startsWith("__torch__")
                || name.equals(TENSOR)
                || name.equals("collections OrderedDict")
                || name.startsWith("torch.jit._pickle ")
                || (name.startsWith("torch ") && BYTES.containsKey(name.substring("torch ".length())));
        if (!known) {
            throw new IllegalArgumentException("a pickle names %s, which no module needs".formatted(Quoted.of(name)));
        }
        return new Global(name);
    }

    private Storage storage(List<?> parts) {
        String type = ((Global) parts.get(1)).name().substring("torch ".length());
        String key = (String) parts.get(2);
        long numbers = (Long) parts.get(4);
        byte[] content = entries.get(folder + key);
        int each = BYTES.getOrDefault(type, 1);
        if (content == null || numbers < 0 || content.length / each != numbers || content.length % each != 0) {
            throw new IllegalArgumentException("its storage %s has %s, not %d numbers of %d bytes"
                    .formatted(
                            Quoted.of(folder + key),
                            content == null ? "no entry" : content.length + " bytes",
                            numbers,
                            each));
        }
        return new Storage(key, numbers);
    }

    /** Storage, offset, shape, strides, and what does not matter here. */
    private void tensor(List<?> arguments) {
        Storage storage = (Storage) arguments.get(0);
        double last = (Long) arguments.get(1);
        List<?> shape = (List<?>) arguments.get(2);
        List<?> strides = (List<?>) arguments.get(3);
        boolean sound = last >= 0 && shape.size() == strides.size();
        boolean empty = false;
        for (int i = 0; sound && i < shape.size(); i++) {
            long size = (Long) shape.get(i);
            long stride = (Long) strides.get(i);
            sound = size >= 0 && stride >= 0;
            empty |= size == 0;
            last += (double) (size - 1) * stride;
        }
        if (!sound || (!empty && last >= storage.numbers())) {
            throw new IllegalArgumentException("a tensor reaches beyond its storage %s of %d numbers"
                    .formatted(Quoted.of(folder + storage.key()), storage.numbers()));
        }
    }

    private Object top() {
        return stack.element();
    }

    private Object recalled(int slot) {
        Object value = memo.get(slot);
        if (value == null) {
            throw new NoSuchElementException();
        }
        return value;
    }

    private List<Object> toMark() {
        List<Object> values = new ArrayList<>();
        for (Object value = stack.pop(); value != Mark.MARK; value = stack.pop()) {
            values.add(0, value);
        }
        return values;
    }

    private List<Object> several(int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(0, stack.pop());
        }
        return values;
    }

    private int next() {
        return in.get() & 0xFF;
    }

    private byte[] taken(int bytes) {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[bytes];
        in.get(taken);
        return taken;
    }

    private String line() {
        StringBuilder text = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            text.append((char) c);
        }
        return text.toString();
    }

    private static String text(byte... bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long number(byte... bytes) {
        long number = bytes.length > 0 && bytes[bytes.length - 1] < 0 ? -1 : 0;
        for (int i = Math.min(bytes.length, Long.BYTES) - 1; i >= 0; i--) {
            number = number << 8 | bytes[i] & 0xFF;
        }
        return number;
    }
}
