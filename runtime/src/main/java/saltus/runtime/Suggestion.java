package saltus.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant by a name that does not exist. */
public final class Suggestion {
    /** Up to this share of the letters may be wrong. */
    private static final int LETTERS_PER_MISTAKE = 3;

    private static final int SHORTEST_BEGINNING = 3;

    private Suggestion() {}

    /**
     * The known name with the fewest changed, missing or extra letters, the first of equals; upper and lower case count
     * as the same. Empty if more than a third of the letters would have to change and none begins with {@code given}.
     */
    public static Optional<String> nearest(String given, Collection<String> known) {
        String lower = given.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> isNear(lower, name.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))));
    }

    private static boolean isNear(String given, String name) {
        int letters = Math.max(given.length(), name.length());
        return distance(given, name) <= Math.max(1, letters / LETTERS_PER_MISTAKE)
                || (given.length() >= SHORTEST_BEGINNING && name.startsWith(given));
    }

    /** Levenshtein's distance: insertions, deletions and replacements of one letter that turn a into b. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
