package saltus.runtime;

/**
 * Work that processes share: each makes some of the pieces, and all have all of them. Pieces are the same whoever makes them, so
 * that what comes of them does not depend on how many share.
 */
public interface Sharing {
    /** Nobody to share with. */
    Sharing ALONE = new Sharing() {
        @Override
        public int number() {
            return 0;
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public float[][] all(float... own) {
            return new float[][] {own};
        }
    };

    /** Of this process, from 0. */
    int number();

    /** How many share, at least 1. */
    int count();

    /**
     * The pieces of all, in the order of their numbers. Each of them calls it at the same place of its work.
     *
     * @param own numbers, as many as the others'
     */
    float[][] all(float... own);
}
