package saltus.runtime.data.image;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A picture as its file has it.
 *
 * @param image pixels in the order and the colours of the file
 * @param orientation how they are to be turned
 * @param profile of the colours, where the image does not know of it
 * @param gamma to which powers of light the levels are proportional, where the file says so; 0 if it does not
 * @param several whether the file has further pictures, such as those of a film
 */
record Unpacked(
        BufferedImage image, Orientation orientation, Optional<ICC_Profile> profile, double gamma, boolean several) {
    /** A picture of which the file says no more. */
    static Unpacked plain(BufferedImage image) {
        return new Unpacked(image, Orientation.UPRIGHT, Optional.empty(), 0, false);
    }

    /** A picture that is to be turned. */
    static Unpacked turned(BufferedImage image, Orientation orientation) {
        return new Unpacked(image, orientation, Optional.empty(), 0, false);
    }
}
