package saltus.processor.formula;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A polynomial over numbered atoms: its terms with their coefficients, none of them zero.
 *
 * @param terms coefficients by powers, which map an atom's number to its exponent
 */
record Polynomial(Map<SortedMap<Integer, Integer>, Double> terms) {
    /** Products with more terms are not worth multiplying out. */
    private static final int MOST_TERMS = 40;

    static Polynomial constant(double value) {
        Map<SortedMap<Integer, Integer>, Double> terms = new LinkedHashMap<>();
        if (value != 0) {
            terms.put(new TreeMap<>(), value);
        }
        return new Polynomial(terms);
    }

    static Polynomial atom(int number) {
        SortedMap<Integer, Integer> powers = new TreeMap<>();
        powers.put(number, 1);
        Map<SortedMap<Integer, Integer>, Double> terms = new LinkedHashMap<>();
        terms.put(powers, 1.0);
        return new Polynomial(terms);
    }

    /** The value of a polynomial without atoms, else null. */
    @Nullable
    Double value() {
        if (terms.isEmpty()) {
            return 0.0;
        }
        return terms.size() == 1 ? terms.get(new TreeMap<Integer, Integer>()) : null;
    }

    /** this + scale other. */
    Polynomial plus(Polynomial other, double scale) {
        Map<SortedMap<Integer, Integer>, Double> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((powers, coefficient) -> add(sum, powers, scale * coefficient));
        return new Polynomial(sum);
    }

    /** The product, or null if it would have too many terms. */
    @Nullable
    Polynomial times(Polynomial other) {
        if (terms.size() * other.terms.size() > MOST_TERMS) {
            return null;
        }
        Map<SortedMap<Integer, Integer>, Double> product = new LinkedHashMap<>();
        terms.forEach((powers, coefficient) -> other.terms.forEach((others, factor) -> {
            SortedMap<Integer, Integer> joined = new TreeMap<>(powers);
            others.forEach((atom, power) -> joined.merge(atom, power, Integer::sum));
            add(product, joined, coefficient * factor);
        }));
        return new Polynomial(product);
    }

    static void add(
            Map<SortedMap<Integer, Integer>, Double> terms, SortedMap<Integer, Integer> powers, double coefficient) {
        double sum = terms.getOrDefault(powers, 0.0) + coefficient;
        if (sum == 0) {
            terms.remove(powers);
        } else {
            terms.put(powers, sum);
        }
    }

    /** k if this is k times the other, else null. */
    @Nullable
    Double ratio(Polynomial other) {
        if (other.terms.isEmpty() || !terms.keySet().equals(other.terms.keySet())) {
            return null;
        }
        Double ratio = null;
        for (Map.Entry<SortedMap<Integer, Integer>, Double> term : terms.entrySet()) {
            double here = term.getValue() / other.terms.getOrDefault(term.getKey(), Double.NaN);
            if (ratio != null && ratio != here) {
                return null;
            }
            ratio = here;
        }
        return ratio;
    }
}
