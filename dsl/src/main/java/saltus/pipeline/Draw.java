package saltus.pipeline;

import java.util.List;
import saltus.graph.Shape;

/**
 * A random input of a training step. Randomness is always an input: a step is a function of its draws, so that it can be
 * replayed.
 *
 * @param name unique in its step
 * @param law what it is drawn from
 * @param shape the batch first
 */
public record Draw(String name, Law law, Shape shape) {
    /**
     * A distribution of independent entries.
     *
     * @param kind the family
     * @param bound for integers and categories: the largest value; 0 otherwise
     * @param masses for categories: how likely each is, up to a common factor; empty otherwise
     */
    public record Law(Kind kind, int bound, List<Double> masses) {
        /** U[0, 1). */
        public static final Law UNIFORM = new Law(Kind.UNIFORM, 0, List.of());
        /** N(0, 1). */
        public static final Law NORMAL = new Law(Kind.NORMAL, 0, List.of());
        /** No chance at all: the number of the training step, 0 for the first. */
        public static final Law STEP = new Law(Kind.STEP, 0, List.of());

        public Law {
            masses = List.copyOf(masses);
        }

        /** Whole numbers from 1, as reals, with the given masses. */
        public static Law categories(List<Double> masses) {
            return new Law(Kind.CATEGORY, masses.size(), masses);
        }

        /** Whole numbers 1 .. bound, equally likely, as reals. */
        public static Law oneTo(int bound) {
            return new Law(Kind.INTEGER, bound, List.of());
        }
    }

    /** Families of distributions. */
    public enum Kind {
        UNIFORM,
        NORMAL,
        INTEGER,
        CATEGORY,
        STEP
    }
}
