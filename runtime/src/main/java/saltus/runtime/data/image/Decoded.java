package saltus.runtime.data.image;

import java.util.Optional;
import java.util.Set;

/**
 * A picture at the wanted size, and what its file said of it.
 *
 * @param picture empty once it is not needed any more
 * @param channels 1 for gray, 3 for red, green, blue
 * @param brightest level of a picture with more than 256, to 65535; 0 for one with fewer
 * @param width in pixels, as it is looked at
 * @param height in pixels, as it is looked at
 */
record Decoded(
        Optional<Picture> picture, int channels, int brightest, int width, int height, Set<Peculiarity> peculiarities) {
    static Decoded of(Picture picture, int width, int height, Set<Peculiarity> peculiarities) {
        return new Decoded(
                Optional.of(picture),
                picture.channels(),
                picture.brightest(),
                width,
                height,
                Set.copyOf(peculiarities));
    }

    /** Whether it has more than 256 levels. */
    boolean isDeep() {
        return brightest > 0;
    }

    /** Without the picture. */
    Decoded forgotten() {
        return new Decoded(Optional.empty(), channels, brightest, width, height, peculiarities);
    }
}
