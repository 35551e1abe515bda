package saltus.runtime.pickle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The stack machine that a pickle drives, with its marks and its memo. Values are shared, never copied. */
final class Machine {
    private final Input in;
    private final Budget budget;
    private final Dialect dialect;
    private final ArrayList<Object> stack = new ArrayList<>();
    private final ArrayList<Integer> marks = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    Machine(Input in, Budget budget, Dialect dialect) {
        this.in = in;
        this.budget = budget;
        this.dialect = dialect;
    }

    /** Runs up to the stop, and returns what is on the stack then. */
    Object run() {
        for (int code = in.one(); code != '.'; code = in.one()) {
            budget.take(Budget.ONE);
            if (!dialect.allows(code)) {
                throw unknown(code);
            }
            Object literal = Literals.read(code, in);
            if (literal != null) {
                stack.add(literal);
            } else {
                step(code);
            }
        }
        return pop();
    }

    private void step(int code) {
        switch (code) {
            case 0x80 -> requireProtocol(in.one());
            case 0x95 -> in.requireLeft(in.eight());
            case '(' -> marks.add(stack.size());
            case '0' -> drop();
            case '1' -> toMark();
            case '2' -> stack.add(top());
            case 'p' -> memo.put(Integer.valueOf(in.line()), top());
            case 'q' -> memo.put(in.one(), top());
            case 'r' -> memo.put(in.four(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'g' -> stack.add(recalled(memo.get(Integer.valueOf(in.line()))));
            case 'h' -> stack.add(recalled(memo.get(in.one())));
            case 'j' -> stack.add(recalled(memo.get(in.four())));
            case 't' -> stack.add(toMark());
            case 0x85 -> stack.add(last(1));
            case 0x86 -> stack.add(last(2));
            case 0x87 -> stack.add(last(3));
            case 'l' -> {
                PickledList list = new PickledList();
                list.addAll(toMark());
                stack.add(list);
            }
            case 'd' -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                putAll(map, toMark());
                stack.add(map);
            }
            case 'a' -> {
                Object value = pop();
                ((PickledList) top()).add(value);
            }
            case 'e' -> {
                List<Object> values = toMark();
                ((PickledList) top()).addAll(values);
            }
            case 's' -> {
                List<Object> pair = last(2);
                putAll(map(top()), pair);
            }
            case 'u' -> {
                List<Object> pairs = toMark();
                putAll(map(top()), pairs);
            }
            case 0x98 -> top(); // "read-only" changes nothing here
            default -> call(code);
        }
    }

    /** What names, calls or builds something. */
    private void call(int code) {
        switch (code) {
            case 'c' -> stack.add(name(in.line(), in.line()));
            case 0x93 -> {
                String name = (String) pop();
                stack.add(name((String) pop(), name));
            }
            case 'R', 0x81 -> {
                List<?> arguments = (List<?>) pop();
                stack.add(called((Name) pop(), arguments));
            }
            case 'i' -> {
                Name name = name(in.line(), in.line());
                stack.add(called(name, toMark()));
            }
            case 'o' -> {
                List<Object> parts = toMark();
                stack.add(called((Name) parts.get(0), parts.subList(1, parts.size())));
            }
            case 'b' -> {
                Object state = pop();
                build(top(), state);
            }
            case 'Q' -> {
                TorchStorage storage = TorchStorage.of((List<?>) pop());
                dialect.meets(storage);
                stack.add(storage);
            }
            case 0x82, 0x83, 0x84 ->
                throw new IllegalArgumentException("it names something by a number of Python's registry");
            case 0x97 -> throw new IllegalArgumentException("its buffers lie outside of it");
            default -> throw unknown(code);
        }
    }

    private static IllegalArgumentException unknown(int code) {
        return new IllegalArgumentException("it has the operation 0x%02x, which makes no plain value".formatted(code));
    }

    private Name name(String module, String name) {
        String text = module + "." + name;
        return dialect.knows(text) ? new Name(text) : Allowed.name(text);
    }

    private Object called(Name name, List<?> arguments) {
        return dialect.knows(name.text())
                ? dialect.call(name.text(), arguments)
                : Allowed.call(name, arguments, budget);
    }

    private void build(Object value, Object state) {
        if (value instanceof NumpyArray array) {
            array.build((List<?>) state);
        } else if (value instanceof TypeInMaking type) {
            type.build((List<?>) state);
        } else if (value instanceof Namespace namespace) {
            // a state of another kind is what a method of the object would have read
            Map<Object, Object> values = state instanceof Map ? map(state) : Map.of("state", state);
            values.forEach((key, each) -> put(namespace.values(), key, each, budget));
        } else if (!(value instanceof Map)) { // an ordered dictionary's attributes are none of its entries
            throw new IllegalArgumentException("it gives a state to a value that has none");
        }
    }

    private void putAll(Map<Object, Object> map, List<Object> pairs) {
        for (int i = 0; i < pairs.size(); i += 2) {
            put(map, pairs.get(i), pairs.get(i + 1), budget);
        }
    }

    /** Puts an entry; only keys whose hash takes no time are taken. */
    static void put(Map<Object, Object> map, Object key, Object value, Budget budget) {
        if (!(key instanceof String || key instanceof Long || key instanceof Boolean || key instanceof Double)) {
            throw new IllegalArgumentException("it has a dictionary whose keys are no texts or numbers");
        }
        budget.take(Budget.ONE);
        map.put(key, value);
    }

    @SuppressWarnings("unchecked") // the machine makes no other maps
    private static Map<Object, Object> map(Object value) {
        return (Map<Object, Object>) value;
    }

    private static void requireProtocol(int protocol) {
        if (protocol > 5) {
            throw new IllegalArgumentException("it is of protocol %d, where 5 is the newest known".formatted(protocol));
        }
    }

    /** A mark is dropped like a value. */
    private void drop() {
        if (!marks.isEmpty() && marks.get(marks.size() - 1) == stack.size()) {
            marks.remove(marks.size() - 1);
        } else {
            pop();
        }
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private Object top() {
        return stack.get(stack.size() - 1);
    }

    private static Object recalled(@Nullable Object value) {
        if (value == null) {
            throw new NoSuchElementException();
        }
        return value;
    }

    private List<Object> toMark() {
        int mark = marks.remove(marks.size() - 1);
        return cut(mark);
    }

    private List<Object> last(int count) {
        return cut(stack.size() - count);
    }

    private List<Object> cut(int from) {
        List<Object> end = stack.subList(from, stack.size());
        List<Object> values = List.copyOf(end);
        end.clear();
        return values;
    }
}
