package saltus.runtime.data.image;

import javax.imageio.IIOException;
import saltus.runtime.BadInputException;

/**
 * How many pixels a picture may have.
 *
 * @param place names the picture in sentences
 * @param most pixels that somebody allows
 */
record PixelLimit(String place, int most) {
    /** A decoder needs them for each pixel of 16 bits a channel. */
    private static final int BYTES_A_PIXEL = 8;
    /** The longest side of a JPEG. */
    private static final int LONGEST_SIDE = 65_535;

    /**
     * Refuses what is too large.
     *
     * @throws IIOException if no picture has such sides
     * @throws BadInputException if more are not allowed, or Java has no memory for them
     */
    void require(long width, long height) throws IIOException {
        if (Math.min(width, height) < 1) {
            throw new IIOException("it has no pixels");
        }
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new IIOException("it has impossible sides of %d and %d pixels".formatted(width, height));
        }
        long pixels = width * height;
        long room = Runtime.getRuntime().maxMemory()
                / 2
                / BYTES_A_PIXEL
                / Runtime.getRuntime().availableProcessors();
        if (pixels > Math.min(room, most)) {
            throw new BadInputException(
                    "The picture %s has %d pixels, more than the %d that are read; scale it down, or %s."
                            .formatted(
                                    place,
                                    pixels,
                                    Math.min(room, most),
                                    pixels > most
                                            ? "write ,pixels=%d behind the data".formatted(pixels)
                                            : "give Java more memory with -Xmx"));
        }
        if (Math.max(width, height) > LONGEST_SIDE) {
            throw new IIOException("its longer side has %d pixels, more than the %d that are read"
                    .formatted(Math.max(width, height), LONGEST_SIDE));
        }
    }
}
