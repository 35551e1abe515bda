package saltus.runtime.evaluate.look;

import saltus.runtime.ReadableFile;
import saltus.runtime.door.Registry;

/** The networks that look, and the metrics of what they see. */
public final class Looks {
    private Looks() {}

    /** All metrics of pictures. */
    public static Registry<PictureMetric> metrics() {
        return Registry.load(PictureMetric.class, "metric of pictures");
    }

    /**
     * Refuses what no pictures could make right, before anything slow is done.
     *
     * @throws saltus.runtime.BadInputException if a file is not there, or cannot be what it is given as
     */
    public static void check(Looking looking) {
        looking.network()
                .ifPresent(text -> ReadableFile.require(UserLook.Text.of(text).file()));
        looking.reference().ifPresent(Reference::read);
    }

    /**
     * The network that is asked for, for pictures of a size.
     *
     * @throws saltus.runtime.BadInputException if it is none, or none for such pictures
     */
    public static Look open(Looking looking, Pictures.Size size) {
        return looking.network()
                .<Look>map(text -> UserLook.open(text, size, looking.device().get()))
                .orElseGet(() -> SmallLook.open(size, looking.device().get()));
    }
}
