package saltus.runtime.evaluate.look;

import java.util.List;
import saltus.runtime.BadInputException;

/**
 * How the small network is shown pictures of a size: grey ones in three equal colours, large ones as means over squares of
 * pixels, small ones with black around.
 *
 * @param size of the pictures
 * @param square side of the squares whose means are shown
 */
record Frame(Pictures.Size size, int square) {
    static final int COLOURS = 3;

    /** The longest side that is shown as it is: more would only cost. */
    private static final int LONGEST = 64;

    /** The shortest side that has a place in the last stage that is not all border. */
    private static final int SHORTEST = 8;

    /** @throws BadInputException if the pictures have neither one nor three channels */
    static Frame of(Pictures.Size size) {
        if (!isSeen(size)) {
            throw new BadInputException(
                    "The feature network sees pictures of 1 or 3 channels, and these have %d; measure others, or name a metric of the numbers themselves with --metric SW2."
                            .formatted(size.channels()));
        }
        int longest = Math.max(size.height(), size.width());
        return new Frame(size, (longest + LONGEST - 1) / LONGEST);
    }

    /** True for grey and for colour pictures. */
    static boolean isSeen(Pictures.Size size) {
        return size.channels() == 1 || size.channels() == COLOURS;
    }

    int height() {
        return Math.max(SHORTEST, (size.height() + square - 1) / square);
    }

    int width() {
        return Math.max(SHORTEST, (size.width() + square - 1) / square);
    }

    /** What is to be said about it. */
    List<String> notes() {
        return square == 1
                ? List.of()
                : List.of("pictures of %d x %d are seen as %d x %d, means over %d x %d pixels"
                        .formatted(size.height(), size.width(), height(), width(), square, square));
    }

    /** The pictures as they are shown: [n, 3, height, width] in levels. */
    float[] framed(Pictures pictures) {
        int planes = pictures.count() * size.channels();
        int area = height() * width();
        float[] shown = new float[pictures.count() * COLOURS * area];
        int copies = COLOURS / size.channels();
        for (int plane = 0; plane < planes; plane++) {
            int from = plane * size.height() * size.width();
            int to = plane * copies * area;
            for (int i = 0; i * square < size.height(); i++) {
                for (int j = 0; j * square < size.width(); j++) {
                    shown[to + i * width() + j] = mean(pictures.levels(), from, i * square, j * square);
                }
            }
            for (int copy = 1; copy < copies; copy++) {
                System.arraycopy(shown, to, shown, to + copy * area, area);
            }
        }
        return shown;
    }

    /** Over the part of a square that lies in the picture. */
    private float mean(float[] levels, int plane, int top, int left) {
        int bottom = Math.min(size.height(), top + square);
        int right = Math.min(size.width(), left + square);
        double sum = 0;
        for (int i = top; i < bottom; i++) {
            for (int j = left; j < right; j++) {
                sum += levels[plane + i * size.width() + j];
            }
        }
        return (float) (sum / ((bottom - top) * (right - left)));
    }
}
