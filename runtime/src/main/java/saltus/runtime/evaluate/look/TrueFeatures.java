package saltus.runtime.evaluate.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import saltus.runtime.random.RandomStream;

/**
 * What was seen of true pictures: a reference that generated ones are compared with, and pairs of true sets that are as large as
 * these and have no picture in common, for floors. The pairs are drawn of the same pictures, which are looked at once.
 *
 * @param reference what generated pictures are compared with
 * @param pairs as many as there are repeats
 * @param generated true pictures that stand for generated ones in a pair
 */
record TrueFeatures(FeatureSet reference, List<FeaturePair> pairs, int generated) {
    /** Above these features a floor of many repeats would take longer than all else. */
    private static final int MANY_FEATURES = 512;

    private static final int REPEATS = 5;
    private static final int FEW_REPEATS = 2;

    /** How many true pictures stand for generated ones, of so many. */
    static int standing(int generated, int all) {
        return Math.max(1, Math.min(generated, all / 2));
    }

    /**
     * The sets that are made of some pictures.
     *
     * @param seen of all of them
     * @param told what generated ones are compared with instead, in the pairs, too
     * @param generated how many generated ones there will be
     */
    static TrueFeatures of(FeatureSet seen, Optional<FeatureSet> told, int generated, long seed) {
        FeatureSet.Rows rows = Needed.rows(seen);
        int all = rows.features().count();
        int standing = standing(generated, all);
        List<FeaturePair> pairs = new ArrayList<>();
        for (int i = 0; i < repeats(rows.features().width()); i++) {
            int[] order = RandomStream.of(seed, "true pairs", i).permutation(all);
            pairs.add(new FeaturePair(
                    FeatureSet.of(rows.chosen(part(order, 0, standing))),
                    told.orElseGet(() -> FeatureSet.of(rows.chosen(part(order, standing, all))))));
        }
        return new TrueFeatures(told.orElseGet(() -> rest(seen, rows, standing)), pairs, standing);
    }

    /** As many as in the pairs, unless there are more than are kept each by itself. */
    private static FeatureSet rest(FeatureSet seen, FeatureSet.Rows rows, int standing) {
        int all = rows.features().count();
        return seen.moments().count() > all
                ? seen
                : FeatureSet.of(rows.chosen(IntStream.range(standing, all).toArray()));
    }

    private static int[] part(int[] order, int from, int to) {
        return IntStream.range(from, to).map(i -> order[i]).toArray();
    }

    private static int repeats(int features) {
        return features > MANY_FEATURES ? FEW_REPEATS : REPEATS;
    }
}
