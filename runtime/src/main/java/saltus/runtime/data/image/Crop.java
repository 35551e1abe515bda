package saltus.runtime.data.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a picture of another shape is brought to the one that is wanted. */
enum Crop {
    /** Scaled until it just covers the wanted size; what stands out on two sides is cut away. */
    CENTRE,
    /** Scaled along each axis by itself. */
    STRETCH,
    /** Scaled until it just fits into the wanted size; the rest stays black. */
    PAD,
    /** Neither cut nor scaled: it must have the wanted size. */
    NONE;

    /** As options name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Crop::word).toList();
    }
}
