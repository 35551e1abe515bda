package saltus.pipeline.plan;

import saltus.graph.Array;
import saltus.pipeline.Draw;

/**
 * Even draws whose first rows are the corners of the unit cube: every uniform column is 0 on half of them and 1, to which single
 * precision rounds, on the others.
 */
public final class EdgeDraws implements Drawing {
    private static final int MOST_COLUMNS = 5;

    /** The first rows, beyond which no corners are. */
    public static final int CORNERS = 1 << MOST_COLUMNS;

    private final Drawing even = new EvenDraws();
    private final long step;
    private int columns;

    /** @param step the number of the training step */
    public EdgeDraws(long step) {
        this.step = step;
    }

    @Override
    public Array draw(Draw.Law law, int... shape) {
        Array drawn = even.draw(law, shape);
        if (law.equals(Draw.Law.STEP)) {
            return Array.scalar(step);
        }
        if (law.equals(Draw.Law.UNIFORM) && shape.length <= 2) {
            int width = drawn.values().length / shape[0];
            for (int column = 0; column < width; column++) {
                corners(drawn, column, width);
            }
        }
        return drawn;
    }

    private void corners(Array drawn, int column, int width) {
        int bit = columns++ % MOST_COLUMNS;
        int rows = Math.min(CORNERS, drawn.shape()[0] / 2);
        for (int row = 0; row < rows; row++) {
            drawn.values()[row * width + column] = row >> bit & 1;
        }
    }
}
