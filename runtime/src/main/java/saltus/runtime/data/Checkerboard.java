package saltus.runtime.data;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.runtime.random.RandomStream;

/**
 * Uniform on the eight dark squares, the lower left corner's among them, of a board of 4 x 4 squares over
 * [-sqrt(3), sqrt(3)]^2, the side that makes the deviations 1.
 */
@AutoService(DataSource.class)
public final class Checkerboard implements PlaneLaw {
    private static final int SQUARES = 4;
    private static final double HALF_SIDE = Math.sqrt(3);
    /** Of a coordinate that is stored as float, and more. */
    private static final double ROUNDING = 1e-6;

    @Override
    public String name() {
        return "checkerboard";
    }

    @Override
    public String summary() {
        return "the eight dark squares of a 4 x 4 board, uniform";
    }

    @Override
    public int usualPlace() {
        return 1;
    }

    @Override
    public void draw(RandomStream random, double[] point) {
        int column = random.below(SQUARES);
        int row = 2 * random.below(SQUARES / 2) + column % 2;
        point[0] = coordinate(column, random.uniform());
        point[1] = coordinate(row, random.uniform());
    }

    /** Exactly the dark squares. */
    @Override
    public Optional<Support> support() {
        return Optional.of(new Support("the eight dark squares", 1, point -> isDark(point)));
    }

    private static boolean isDark(double... point) {
        // most points are in no need of what rounding may have moved
        return isDark(point[0], point[1])
                || isDark(point[0] - ROUNDING, point[1] - ROUNDING)
                || isDark(point[0] - ROUNDING, point[1] + ROUNDING)
                || isDark(point[0] + ROUNDING, point[1] - ROUNDING)
                || isDark(point[0] + ROUNDING, point[1] + ROUNDING);
    }

    private static boolean isDark(double x, double y) {
        double column = square(x);
        double row = square(y);
        return column >= 0 && column < SQUARES && row >= 0 && row < SQUARES && (column + row) % 2 == 0;
    }

    private static double square(double coordinate) {
        return Math.floor((coordinate / HALF_SIDE + 1) / 2 * SQUARES);
    }

    private static double coordinate(int square, double inside) {
        return HALF_SIDE * (2 * (square + inside) / SQUARES - 1);
    }
}
