package saltus.runtime.data.image;

import saltus.runtime.BadInputException;

/** A picture that no decoder makes sense of. */
final class BrokenPictureException extends BadInputException {
    private final String place;
    private final String why;

    /**
     * A sentence about one picture.
     *
     * @param why a clause, such as {@code it ends too early}
     */
    BrokenPictureException(String place, String why, Throwable cause) {
        super(
                "Cannot decode the picture %s: %s; save it again as an RGB or gray PNG or JPEG, or leave it out with skip=broken."
                        .formatted(place, why),
                cause);
        this.place = place;
        this.why = why;
    }

    /** Which picture, and why: {@code 'a.png' (it ends too early)}. */
    String clause() {
        return "%s (%s)".formatted(place, why);
    }
}
