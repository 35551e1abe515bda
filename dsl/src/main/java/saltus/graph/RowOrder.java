package saltus.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a part's batch a value has, in which order. Two values of equal orders speak of the same samples row by row;
 * whatever else is equal about them does not say so.
 */
sealed interface RowOrder {
    /** The part's rows as they come. */
    RowOrder BATCH = new Batch();

    /** The part's rows as they come. */
    record Batch() implements RowOrder {}

    /** All of some rows, those first where a mask holds. */
    record Sorted(RowOrder of, int mask) implements RowOrder {}

    /** Those of some rows where a mask holds. */
    record Chosen(RowOrder of, int mask) implements RowOrder {}

    /** Rows one below the other. */
    record Stacked(List<RowOrder> parts) implements RowOrder {
        public Stacked {
            parts = List.copyOf(parts);
        }
    }

    /** As many of the first rows as there are others. */
    record First(RowOrder of, RowOrder like) implements RowOrder {}

    /** As many of the last rows as there are others. */
    record Last(RowOrder of, RowOrder like) implements RowOrder {}

    /** True if these are all of the part's rows, each once. */
    default boolean isWhole() {
        return equals(BATCH) || (this instanceof Sorted sorted && sorted.of().isWhole());
    }

    /** Rows one below the other, in one list however they were stacked. */
    static RowOrder stacked(List<RowOrder> parts) {
        List<RowOrder> flat = new ArrayList<>();
        for (RowOrder part : parts) {
            if (part instanceof Stacked stacked) {
                flat.addAll(stacked.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new Stacked(flat);
    }

    /** As many of the first of these rows as {@code like} has. */
    default RowOrder first(RowOrder like) {
        if (beginsWith(like)) {
            return like;
        }
        return this instanceof Stacked stacked && like.isOf(stacked.parts().get(0))
                ? stacked.parts().get(0).first(like)
                : new First(this, like);
    }

    /** As many of the last of these rows as {@code like} has. */
    default RowOrder last(RowOrder like) {
        RowOrder last = this instanceof Stacked stacked
                ? stacked.parts().get(stacked.parts().size() - 1)
                : this;
        return last.isAsManyAs(like) ? last : new Last(this, like);
    }

    /** True if these rows are known to be some of those. */
    private boolean isOf(RowOrder those) {
        return this instanceof Chosen chosen && chosen.of().equals(those);
    }

    /** True if there are known to be as many of these as of those. */
    private boolean isAsManyAs(RowOrder those) {
        return equals(those)
                || (this instanceof First first && first.like().equals(those))
                || (this instanceof Last last && last.like().equals(those));
    }

    /** True if these rows are known to begin with those. */
    default boolean beginsWith(RowOrder those) {
        return equals(those)
                || (this instanceof Stacked stacked && stacked.parts().get(0).equals(those))
                || (this instanceof Sorted sorted
                        && those instanceof Chosen chosen
                        && sorted.mask() == chosen.mask()
                        && sorted.of().equals(chosen.of()))
                || (those instanceof First first && first.of().equals(this));
    }
}
