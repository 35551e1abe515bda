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
     * The known name with the fewest changed, missing, extra or swapped letters, the first of equals; upper and lower
     * case count as the same. Empty if more than a third of the letters would have to change and none begins with
     * {@code given}.
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

    /** Levenshtein's distance, with two swapped neighbours as one mistake. */
    private static int distance(String a, String b) {
        int[][] mistakes = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                mistakes[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, mistakes, i, j);
            }
        }
        return mistakes[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] mistakes, int i, int j) {
        int kept = mistakes[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(kept, 1 + Math.min(mistakes[i - 1][j], mistakes[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, mistakes[i - 2][j - 2] + 1) : least;
    }
}
