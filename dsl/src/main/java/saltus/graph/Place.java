package saltus.graph;

import java.util.Optional;

/** Where a value of a step lies once its batch lies in several parts; {@code id} is its line in the graph of a part. */
sealed interface Place {
    int id();

    /** The order of the part's own rows that it has an entry for each of; none if it has none. */
    Optional<RowOrder> rows();

    /** True if it is the same in all parts. */
    boolean isSame();

    /** In all parts: nothing of the samples is in it. */
    record Same(int id) implements Place {
        @Override
        public Optional<RowOrder> rows() {
            return Optional.empty();
        }

        @Override
        public boolean isSame() {
            return true;
        }
    }

    /** In each part what belongs to its own rows. */
    record Own(int id, RowOrder order) implements Place {
        @Override
        public Optional<RowOrder> rows() {
            return Optional.of(order);
        }

        @Override
        public boolean isSame() {
            return false;
        }
    }

    /**
     * In each part the numbers that its own rows have among others of its own.
     *
     * @param of the rows that are counted
     * @param order whose numbers they are
     */
    record Positions(int id, RowOrder of, RowOrder order) implements Place {
        @Override
        public Optional<RowOrder> rows() {
            return Optional.of(order);
        }

        @Override
        public boolean isSame() {
            return false;
        }
    }

    /** In all parts what belongs to the rows of all. */
    record Whole(int id) implements Place {
        @Override
        public Optional<RowOrder> rows() {
            return Optional.empty();
        }

        @Override
        public boolean isSame() {
            return true;
        }
    }

    /** In each part what its own rows add to the value; nothing in the graph reads it. */
    record Summand(int id) implements Place {
        @Override
        public Optional<RowOrder> rows() {
            return Optional.empty();
        }

        @Override
        public boolean isSame() {
            return false;
        }
    }
}
