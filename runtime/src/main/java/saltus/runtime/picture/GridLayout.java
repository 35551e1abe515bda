package saltus.runtime.picture;

/**
 * How images stand in a grid: row by row from the top left.
 *
 * @param rows at least 1
 * @param columns at least 1
 * @param scale how many pixels wide and high each pixel of an image becomes, at least 1
 */
public record GridLayout(int rows, int columns, int scale) {
    public GridLayout {
        if (rows < 1 || columns < 1 || scale < 1) {
            throw new IllegalArgumentException(
                    "a grid of %d x %d at scale %d has no pixels".formatted(rows, columns, scale));
        }
    }

    /** The grid nearest to a square that holds {@code count} images, wider rather than higher. */
    public static GridLayout nearSquare(int count, int scale) {
        int columns = (int) Math.ceil(Math.sqrt(count));
        return new GridLayout((count + columns - 1) / columns, columns, scale);
    }
}
