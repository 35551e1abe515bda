package saltus.runtime.data;

import java.util.Comparator;

/** Texts as a person orders them: numbers in them count as numbers, so that 2 comes before 10. */
public final class NaturalOrder implements Comparator<String> {
    /** The one there is. */
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = end(a, i);
                int endB = end(b, j);
                int order = numbers(a, i, endA, b, j, endB);
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else {
                int order = Character.compare(a.charAt(i++), b.charAt(j++));
                if (order != 0) {
                    return order;
                }
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        // Those that differ in leading zeros alone still need one order.
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static int numbers(String a, int fromA, int endA, String b, int fromB, int endB) {
        int i = significant(a, fromA, endA);
        int j = significant(b, fromB, endB);
        int longer = Integer.compare(endA - i, endB - j);
        return longer != 0 ? longer : a.substring(i, endA).compareTo(b.substring(j, endB));
    }

    private static int significant(String text, int from, int end) {
        int at = from;
        while (at < end - 1 && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
