package saltus.runtime.data.image;

import java.util.Optional;

/**
 * A picture at the wanted size, and what its file said of it.
 *
 * @param picture empty once it is not needed any more
 * @param channels 1 for gray, 3 for red, green, blue
 * @param deep whether it has more than 256 levels
 * @param width in pixels, as it is looked at
 * @param height in pixels, as it is looked at
 */
record Decoded(Optional<Picture> picture, int channels, boolean deep, int width, int height) {
    Decoded(Picture picture, int width, int height) {
        this(Optional.of(picture), picture.channels(), picture.deep(), width, height);
    }

    /** Without the picture. */
    Decoded forgotten() {
        return new Decoded(Optional.empty(), channels, deep, width, height);
    }
}
