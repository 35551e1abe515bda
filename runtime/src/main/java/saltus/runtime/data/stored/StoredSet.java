package saltus.runtime.data.stored;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import saltus.runtime.data.FiniteSet;
import saltus.runtime.data.Units;
import saltus.runtime.door.Options;

/** Stored samples as a set to learn from. The options of this page are those of all formats. */
public final class StoredSet {
    private static final double MOST_HELD = 0.5;
    private static final double USUAL_FLIP = 0.5;

    private StoredSet() {}

    /**
     * The set of these samples.
     *
     * @param options how they are seen: {@code flip}, the probability of the mirrored picture (0.5 where it is stored, else 0);
     *     {@code scale}, auto, none, measured or a factor; {@code posterior}, sample or mean; {@code held}, the share, or the name
     *     of another part, that is held back from training for measuring
     */
    static FiniteSet of(Records records, Options options) {
        boolean isPicture = records.shape().rank() == 3;
        double usualFlip = records.copies() > 1 ? USUAL_FLIP : 0;
        double flip = isPicture && options.has("flip") ? options.number("flip", usualFlip, 0, 1) : usualFlip;
        boolean drawn = !records.form().isLaw()
                || !options.has("posterior")
                || options.choice("posterior", "sample", List.of("sample", "mean"))
                        .equals("sample");
        boolean isShare = options.given("held", "0").matches("[0-9.].*");
        double held = options.has("held") && isShare ? options.number("held", 0, 0, MOST_HELD) : 0;
        Seen stored = new Seen(records, flip, drawn, Units.STORED);
        Measures measures = Measures.of(
                records.count(),
                Math.toIntExact(stored.sample().fixedSize()),
                stored.sample().dim(0).size(),
                (sample, into) -> stored.read(sample, into, 0));
        Scale scale = Scale.of(records.form(), measures, options);
        Seen seen = new Seen(records, flip, drawn, scale.units());
        IntPredicate holdsBack = HeldBack.share(held);
        int[] kept = HeldBack.chosen(records.count(), holdsBack.negate());
        int[] back = HeldBack.chosen(records.count(), holdsBack);
        List<String> found = new Found(seen, measures, scale.reason(), back.length).lines();
        FiniteSet whole = part(seen, kept, found);
        return back.length == 0 ? whole : whole.judgedBy(part(seen, back, List.of()));
    }

    /**
     * Records as another set sees them.
     *
     * @throws saltus.runtime.BadInputException if they are others
     */
    static FiniteSet like(FiniteSet set, Records records, Options options) {
        Seen seen = new Seen(records, 0, true, set.units());
        if (!seen.sample().equals(set.sample()) || !records.classNames().equals(set.classNames())) {
            throw options.refused(
                    "has samples of %s in %d classes to measure by, and learns %s in %d"
                            .formatted(seen.sample(), records.classNames().size(), set.sample(), set.classes()),
                    "give parts that are alike");
        }
        return part(seen, IntStream.range(0, records.count()).toArray(), List.of());
    }

    private static FiniteSet part(Seen seen, int[] numbers, List<String> found) {
        Records records = seen.records();
        int[] labels = IntStream.of(numbers).map(records::label).toArray();
        boolean isWhole = numbers.length == records.count();
        FiniteSet.Reader reader = isWhole ? seen : new HeldBack.Part(seen, numbers);
        return new FiniteSet(records.form().kind(), seen.sample(), reader, labels, records.classNames())
                .in(seen.units(), found);
    }
}
