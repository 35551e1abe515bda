package saltus.graph;

import java.util.ArrayList;
import java.util.List;

/** Random shapes of small extents, unit axes included; the first axis may be the batch. */
final class RandomShapes {
    private final Trial trial;
    private final boolean batched;

    /** @param batched true if every shape has the batch in front */
    RandomShapes(Trial trial, boolean batched) {
        this.trial = trial;
        this.batched = batched;
    }

    boolean batched() {
        return batched;
    }

    /** Extents 1 .. 4; where the batch comes first is by chance if it need not. */
    Shape shape(int minRank, int maxRank) {
        int rank = trial.between(batched ? Math.max(1, minRank) : minRank, maxRank);
        List<Dim> dims = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            boolean batch = i == 0 && (batched || trial.between(0, 2) == 0);
            dims.add(batch ? Dim.BATCH : Dim.of(trial.between(1, 4)));
        }
        return new Shape(dims);
    }

    /** A shape with at least one fixed extent; that axis. */
    int fixedAxis(Shape shape) {
        List<Integer> fixed = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            if (shape.dim(i).isFixed()) {
                fixed.add(i);
            }
        }
        return fixed.get(trial.between(0, fixed.size() - 1));
    }

    /** A shape that broadcasts to the given one: some leading axes missing, some extents one. */
    Shape stretchable(Shape full) {
        List<Dim> dims = new ArrayList<>();
        int missing = trial.between(0, full.rank());
        for (Dim dim : full.dims().subList(missing, full.rank())) {
            dims.add(trial.between(0, 2) == 0 ? Dim.of(1) : dim);
        }
        return new Shape(dims);
    }

    /** Two shapes that broadcast to a common one, one of them by itself. */
    List<Shape> pair(int maxRank) {
        Shape full = shape(0, maxRank);
        Shape other = stretchable(full);
        return trial.coin() ? List.of(full, other) : List.of(other, full);
    }

    /** A random permutation of the axes; the first stays if shapes are batched. */
    List<Integer> order(int rank) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            int from = batched ? Math.min(1, order.size()) : 0;
            order.add(trial.between(from, order.size()), i);
        }
        return order;
    }
}
