package saltus.runtime.data;

import java.util.Arrays;
import java.util.List;

/**
 * One way to write a digit.
 *
 * @param strokes what the pen draws without being lifted
 */
record DigitGlyph(List<Stroke> strokes) {
    private static final double PERCENT = 0.01;

    /**
     * A smooth line through points.
     *
     * @param points x and y by turns, in [0, 1], y downwards
     * @param closed true if it goes on from the last point to the first
     */
    record Stroke(double[] points, boolean closed) {
        int size() {
            return points.length / 2;
        }
    }

    /**
     * Reads strokes separated by {@code |}, each a list of points in per cent of the box, separated by commas; a stroke
     * that starts with {@code o} is closed.
     */
    static DigitGlyph of(String text) {
        return new DigitGlyph(
                Arrays.stream(text.split("\\|")).map(DigitGlyph::stroke).toList());
    }

    private static Stroke stroke(String text) {
        String bare = text.strip();
        boolean closed = bare.startsWith("o");
        double[] points = Arrays.stream(
                        (closed ? bare.substring(1) : bare).strip().split("[ ,]+"))
                .mapToDouble(number -> PERCENT * Double.parseDouble(number))
                .toArray();
        return new Stroke(points, closed);
    }
}
