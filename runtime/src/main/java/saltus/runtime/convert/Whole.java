package saltus.runtime.convert;

import java.util.List;
import saltus.graph.Shape;
import saltus.runtime.data.stored.Form;

/**
 * What is known of all records before they are written.
 *
 * @param copies how often each is stored
 * @param labels the class of each record; all 0 without classes
 * @param classNames empty for none
 * @param numbers how numbers are kept
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
public record Whole(Form form, Shape shape, int copies, long[] labels, List<String> classNames, Numbers numbers) {
    public Whole {
        classNames = List.copyOf(classNames);
    }

    /** Number of records. */
    public int count() {
        return labels.length;
    }

    /** The name of a tensor by which readers know what it holds; a mirrored copy has {@code _flip} behind. */
    public String tensor(int copy) {
        String name = switch (form) {
            case POINTS -> "points";
            case PIXELS -> "images";
            case LATENTS -> "latents";
            case LOG_VARIANCES, DEVIATIONS -> "moments";
        };
        return copy == 0 ? name : name + "_flip";
    }

    /** Everything but the labels, for a description. */
    String text() {
        return "%d x %d of %s %s, %s, classes %s".formatted(count(), copies, form, shape, numbers, classNames);
    }
}
