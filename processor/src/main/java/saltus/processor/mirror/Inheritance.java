package saltus.processor.mirror;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Which of the things that types declare are in force in those who inherit them: the nearest declaration wins; where
 * neither of two is nearer, both stay, unless they agree.
 */
final class Inheritance<K, V> {
    private final Function<V, K> key;
    private final BiPredicate<V, V> agree;
    private final BiPredicate<V, V> overrides;

    /**
     * @param key what a declaration decides
     * @param agree true if two declarations say the same
     * @param overrides true if the first declaration stands lower in the hierarchy than the second
     */
    Inheritance(Function<V, K> key, BiPredicate<V, V> agree, BiPredicate<V, V> overrides) {
        this.key = key;
        this.agree = agree;
        this.overrides = overrides;
    }

    /** What is in force in a type, given what is in force in its parents and what it declares itself. */
    Map<K, List<V>> inForce(List<Map<K, List<V>>> parents, List<V> own) {
        Map<K, List<V>> result = new LinkedHashMap<>();
        for (Map<K, List<V>> parent : parents) {
            parent.values().forEach(list -> list.forEach(value -> inherit(result, value)));
        }
        own.forEach(value -> result.remove(key.apply(value)));
        own.forEach(value -> known(result, value).add(value));
        return result;
    }

    /** Adds an inherited value unless one says the same or overrides it; drops those that it overrides. */
    private void inherit(Map<K, List<V>> result, V value) {
        List<V> known = known(result, value);
        if (known.stream().noneMatch(there -> agree.test(there, value) || overrides.test(there, value))) {
            known.removeIf(other -> overrides.test(value, other));
            known.add(value);
        }
    }

    private List<V> known(Map<K, List<V>> result, V value) {
        return result.computeIfAbsent(key.apply(value), k -> new ArrayList<>());
    }
}
