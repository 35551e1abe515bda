package saltus.runtime.data.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.data.NaturalOrder;

/**
 * Classes as texts name them. If all are whole numbers, they are the numbers of the classes; else the names are numbered in their
 * natural order.
 */
public final class LabelTexts {
    private static final int LONGEST = 200;
    private static final int MOST = 1 << 20;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /**
     * Takes the name of a sample's class.
     *
     * @param place of the sample, for the sentence
     * @return by which {@link #classes} knows it
     */
    public int add(String text, String place) {
        String name = text.strip();
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (name.isEmpty() || name.length() > LONGEST || texts.size() >= MOST) {
            throw new BadInputException(
                    "%s has the class %s, which is no name; give up to %d names of at most %d letters."
                            .formatted(place, Quoted.of(name), MOST, LONGEST));
        }
        numbers.put(name, texts.size());
        texts.add(name);
        return texts.size() - 1;
    }

    /** A name that was added. */
    public String text(int number) {
        return texts.get(number);
    }

    /**
     * The classes of samples.
     *
     * @param added what {@link #add} returned for each
     * @param place of all, for the sentence
     */
    public ClassLabels classes(int[] added, String place) {
        if (texts.stream().allMatch(text -> text.matches("0|[1-9]\\d{0,8}"))) {
            int[] values = texts.stream().mapToInt(Integer::parseInt).toArray();
            return ClassLabels.numbered(IntStream.of(added).map(i -> values[i]).toArray(), place);
        }
        List<String> sorted = texts.stream().sorted(NaturalOrder.INSTANCE).toList();
        Map<String, Integer> rank = new HashMap<>();
        sorted.forEach(name -> rank.put(name, rank.size()));
        int[] ranks = texts.stream().mapToInt(rank::get).toArray();
        return new ClassLabels(IntStream.of(added).map(i -> ranks[i]).toArray(), sorted);
    }
}
