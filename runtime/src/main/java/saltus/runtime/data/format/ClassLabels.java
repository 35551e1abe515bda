package saltus.runtime.data.format;

import java.util.List;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;

/**
 * The class of each sample.
 *
 * @param labels one for each sample; 0 for all if there are no classes
 * @param names of the classes, class 0 first; empty if there are none
 */
public record ClassLabels(int[] labels, List<String> names) {
    /** More classes are a mistake in the file rather than classes. */
    private static final int MOST_CLASSES = 1 << 20;

    /** Samples without classes. */
    public static ClassLabels none(int count) {
        return new ClassLabels(new int[count], List.of());
    }

    /**
     * Classes that have numbers, and no names but those.
     *
     * @param place of the labels, for the sentence
     * @throws BadInputException if one is negative or far too great
     */
    public static ClassLabels numbered(int[] labels, String place) {
        int greatest = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= MOST_CLASSES) {
                throw new BadInputException("%s gives sample %d the class %d; classes go from 0, and to %d at most."
                        .formatted(place, i, labels[i], MOST_CLASSES - 1));
            }
            greatest = Math.max(greatest, labels[i]);
        }
        return new ClassLabels(
                labels,
                IntStream.rangeClosed(0, greatest).mapToObj(Integer::toString).toList());
    }

    /**
     * Classes that stand in an array of whole numbers.
     *
     * @param rows a number each
     * @throws BadInputException if one is no class
     */
    static ClassLabels of(Rows rows, String place) {
        if (rows.type().numbers() != 1) {
            throw new BadInputException(
                    "%s has labels of the shape %s; give one whole number a sample, the number of its class."
                            .formatted(place, rows.type().text()));
        }
        int[] labels = new int[rows.count()];
        float[] one = new float[1];
        for (int i = 0; i < labels.length; i++) {
            rows.read(i, one, 0);
            labels[i] = (int) one[0];
            // A float holds every number below 2^24 exactly, and all classes are below.
            if (labels[i] != one[0]) {
                throw new BadInputException(
                        "%s gives sample %d the class %s; give whole numbers from 0.".formatted(place, i, one[0]));
            }
        }
        return numbered(labels, place);
    }

    /** Refuses labels that are not as many as the samples. */
    ClassLabels requireCount(int count, String place) {
        if (labels.length != count) {
            throw new BadInputException(
                    "%s has %d labels for %d samples; give one a sample.".formatted(place, labels.length, count));
        }
        return this;
    }
}
