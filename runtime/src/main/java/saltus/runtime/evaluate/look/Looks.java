package saltus.runtime.evaluate.look;

import saltus.runtime.door.Registry;

/** The networks that look, and the metrics of what they see. */
public final class Looks {
    private Looks() {}

    /** All metrics of pictures. */
    public static Registry<PictureMetric> metrics() {
        return Registry.load(PictureMetric.class, "metric of pictures");
    }

    /**
     * The network that is asked for, for pictures of a size.
     *
     * @throws saltus.runtime.BadInputException if it is none, or none for such pictures
     */
    public static Look open(Looking looking, Pictures.Size size) {
        return looking.network()
                .<Look>map(text -> UserLook.open(text, size, looking.device()))
                .orElseGet(() -> SmallLook.open(size, looking.device()));
    }
}
