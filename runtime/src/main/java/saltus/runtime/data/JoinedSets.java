package saltus.runtime.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;
import saltus.runtime.random.RandomStream;

/** Several counted sets as one: an epoch shows each sample of all of them once. Classes of one name are one class. */
final class JoinedSets {
    private JoinedSets() {}

    /**
     * One set of several.
     *
     * @param texts by which they were had, for sentences
     * @throws BadInputException if they do not fit each other
     */
    static FiniteSet of(List<String> texts, List<DataSet> sets) {
        List<FiniteSet> parts = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            if (!(sets.get(i) instanceof FiniteSet part)) {
                throw new BadInputException(
                        "'%s' has no end, so that it cannot be joined to '%s'; join sets of files only."
                                .formatted(texts.get(i), texts.get(i == 0 ? 1 : 0)));
            }
            requireFit(texts, sets.get(0), i, part);
            parts.add(part);
        }
        List<FiniteSet> held =
                parts.stream().flatMap(part -> part.heldBack().stream()).toList();
        FiniteSet joined = joined(parts);
        return held.isEmpty() ? joined : joined.judgedBy(joined(held));
    }

    private static void requireFit(List<String> texts, DataSet first, int i, FiniteSet part) {
        List<String> differences = new ArrayList<>();
        compare("are", first.kind().text(), part.kind().text(), differences);
        compare("have the shape", first.sample(), part.sample(), differences);
        compare("have the units", first.units().text(), part.units().text(), differences);
        if (first.classes() == 0 != (part.classes() == 0)) {
            differences.add("of the two only one has classes");
        }
        if (!differences.isEmpty()) {
            throw new BadInputException(
                    "The data '%s' and '%s' cannot be joined (%s); give sets that fit, with the same scale=."
                            .formatted(texts.get(0), texts.get(i), String.join("; ", differences)));
        }
    }

    private static void compare(String what, Object first, Object other, List<String> differences) {
        if (!first.equals(other)) {
            differences.add("their samples %s %s and %s".formatted(what, first, other));
        }
    }

    private static FiniteSet joined(List<FiniteSet> parts) {
        List<String> names = parts.stream()
                .flatMap(part -> part.classNames().stream())
                .distinct()
                .toList();
        int[] starts = new int[parts.size() + 1];
        List<int[]> labels = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            FiniteSet part = parts.get(i);
            int[] own = part.labels();
            starts[i + 1] = Math.addExact(starts[i], own.length);
            labels.add(IntStream.of(own)
                    .map(label -> names.isEmpty()
                            ? 0
                            : names.indexOf(part.classNames().get(label)))
                    .toArray());
            found.addAll(part.found());
        }
        FiniteSet first = parts.get(0);
        int[] all = labels.stream().flatMapToInt(IntStream::of).toArray();
        return new FiniteSet(first.kind(), first.sample(), new Reader(parts, starts), all, names)
                .in(first.units(), found);
    }

    private record Reader(List<FiniteSet> parts, int[] starts) implements FiniteSet.Reader {
        @Override
        public void read(int sample, float[] into, int from) {
            int part = part(sample);
            parts.get(part).reader().read(sample - starts[part], into, from);
        }

        @Override
        public void view(int sample, RandomStream chance, float[] into, int from) {
            int part = part(sample);
            parts.get(part).reader().view(sample - starts[part], chance, into, from);
        }

        @Override
        public float[] content(int sample, int size) {
            int part = part(sample);
            return parts.get(part).reader().content(sample - starts[part], size);
        }

        private int part(int sample) {
            int part = 0;
            while (sample >= starts[part + 1]) {
                part++;
            }
            return part;
        }
    }
}
