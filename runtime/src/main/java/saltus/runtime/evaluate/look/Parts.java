package saltus.runtime.evaluate.look;

import java.util.Arrays;
import java.util.stream.IntStream;
import saltus.runtime.random.RandomStream;

/**
 * Random parts of rows, the same ones for as many rows. Rows come in orders of all kinds, such as class after class or each class
 * in turn, which parts by place would tell apart.
 */
final class Parts {
    private Parts() {}

    private static int[] mixed(int rows) {
        return RandomStream.of(0, "parts", rows).permutation(rows);
    }

    /** Disjoint parts that are as large as each other, up to one row, and together all rows. */
    static int[][] of(int rows, int parts) {
        int[] order = mixed(rows);
        return IntStream.range(0, parts)
                .mapToObj(part -> IntStream.range(0, rows)
                        .filter(i -> i % parts == part)
                        .map(i -> order[i])
                        .toArray())
                .toArray(int[][]::new);
    }

    /** So many of the rows. */
    static int[] some(int rows, int most) {
        return Arrays.copyOf(mixed(rows), most);
    }
}
