package saltus.runtime.evaluate.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import saltus.runtime.BadInputException;
import saltus.runtime.UnusableResultException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.door.Named;
import saltus.runtime.evaluate.Evaluation;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.evaluate.JudgeRequest;
import saltus.runtime.evaluate.Measuring;
import saltus.runtime.evaluate.NoiseFloor;
import saltus.runtime.evaluate.Reading;
import saltus.runtime.evaluate.Score;

/**
 * Judges pictures by what a feature network sees of them. Samples pass batch by batch. True pictures are looked at once, so that
 * later evaluations of as many samples cost the generated side alone.
 */
public final class PictureJudge implements Judge {
    /** True pictures that generated ones are compared with, if there are as many. */
    private static final int REFERENCE = 5000;

    private static final int USUAL = 2000;

    /** Fewer true pictures say little. */
    private static final int ENOUGH = 100;

    /** Fewer generated pictures, or half as many true ones, have no covariance once some are left out. */
    private static final int FEWEST = 4;

    /** Pictures that are looked at, at least. */
    private static final int LEAST = 1000;

    /** The share of the time in which pictures are looked at. */
    private static final double LOOKING_SHARE = 0.6;

    /** The share of the work that looking at true pictures is, and the floors. */
    private static final double TRUTH_SHARE = 0.8;

    private static final double LONG_SECONDS = 5;

    /** Multiplications and additions of the small network for a pixel, and of a processor in a second. */
    private static final double WORK_A_PIXEL = 1e4;

    private static final double WORK_A_SECOND = 5e9;

    private final List<Named<FeatureDistance>> distances;
    private final DataSet data;
    private final Looking looking;
    private final long seed;

    /** Pictures that the small network looks at in the time that is given. */
    private final int affordable;

    private @Nullable Truth truth;

    /** What is known of the truth for so many samples, with the floor of each metric. */
    private record Truth(int samples, TrueFeatures features, List<NoiseFloor> floors) {}

    /**
     * @param distances at least one
     * @param data of pictures
     */
    public PictureJudge(List<Named<FeatureDistance>> distances, DataSet data, JudgeRequest request) {
        this.distances = List.copyOf(distances);
        this.data = data;
        this.looking = request.looking();
        this.seed = request.seed();
        this.affordable = (int) Math.max(LEAST, LOOKING_SHARE * request.seconds() * WORK_A_SECOND / workAPicture());
    }

    /** True for pictures that a network sees, and of which there are enough to say something. */
    public static boolean isUsual(DataSet data) {
        return data.trueCount().orElse(ENOUGH) >= ENOUGH
                && (data.kind() == DataSet.Kind.LATENTS || Frame.isSeen(Showing.size(data)));
    }

    private double workAPicture() {
        Pictures.Size size = Showing.size(data);
        // pictures of latents have mostly eight times their sides
        int scale = data.kind() == DataSet.Kind.LATENTS ? 8 : 1;
        return WORK_A_PIXEL * scale * scale * size.height() * size.width();
    }

    @Override
    public List<String> metrics() {
        return distances.stream().map(Named::text).toList();
    }

    @Override
    public int usualCount() {
        return measured(Math.min(USUAL, affordable / 4));
    }

    @Override
    public List<Integer> classes(int count) {
        return data.classes() == 0
                ? List.of()
                : LongStream.of(data.trueSamples(seed, count).labels())
                        .mapToInt(Math::toIntExact)
                        .boxed()
                        .toList();
    }

    @Override
    public int measured(int given) {
        // as many as true ones stand for in the floors, for the values of more would be others
        return TrueFeatures.standing(given, all(given));
    }

    @Override
    public Optional<String> notice(int given) {
        double seconds = workAPicture() * (measured(given) + (truth == null ? all(given) : 0)) / WORK_A_SECOND;
        return seconds < LONG_SECONDS
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Looking at %,d samples and true pictures takes about %,.0f seconds.",
                        given,
                        seconds));
    }

    /** True pictures that are looked at. */
    private int all(int given) {
        long wanted = (long) Math.max(Math.min(REFERENCE, affordable / 2), given) + given;
        return (int) Math.min(wanted, data.trueCount().orElse(wanted));
    }

    @Override
    public Evaluation of(SampleBatches samples, Measuring watching) {
        requireEnough(samples.count());
        try (Showing showing = Showing.open(data, looking);
                Look look = Looks.open(looking, showing.size())) {
            int measured = measured(samples.count());
            Truth known = truth(look, showing, measured, watching);
            watching.at(TRUTH_SHARE, "samples");
            Gathering gathering = new Gathering(look, showing.size(), data.classes() > 0, looking.sharing());
            samples.each(batch -> {
                int n = (int) Math.min(batch.count(), measured - gathering.count());
                if (n > 0) {
                    int numbers = batch.values().length / batch.count();
                    gathering.add(showing.of(Arrays.copyOf(batch.values(), n * numbers)), batch.labels(), n);
                }
            });
            FeaturePair pair = new FeaturePair(gathering.set(), known.features.reference());
            return new Evaluation(
                    scores(pair, known.floors, watching),
                    measured,
                    samples.count(),
                    data.truthIs(),
                    data.trueCount().orElse(0),
                    0,
                    notes(look, known.features));
        } catch (IOException e) {
            throw new UncheckedIOException("looking writes nothing", e);
        }
    }

    private void requireEnough(int samples) {
        long there = data.trueCount().orElse(2 * FEWEST);
        if (samples < FEWEST || there < 2 * FEWEST) {
            throw new BadInputException(
                    "%d samples are compared with %s true pictures, which are too few for metrics of features; give %d of these and %d of those at least, or --metric SW2."
                            .formatted(
                                    samples,
                                    data.trueCount().isPresent() ? String.valueOf(there) : "many",
                                    FEWEST,
                                    2 * FEWEST));
        }
    }

    @Override
    public void trial() {
        try (Showing showing = Showing.open(data, looking);
                Look look = Looks.open(looking, showing.size())) {
            looking.reference().map(Reference::read).ifPresent(reference -> reference.momentsOf(look));
        }
    }

    private List<Score> scores(FeaturePair pair, List<NoiseFloor> floors, Measuring watching) {
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < distances.size(); i++) {
            Named<FeatureDistance> distance = distances.get(i);
            watching.at(TRUTH_SHARE + (1 - TRUTH_SHARE) * (i + 1) / (distances.size() + 1), distance.text());
            scores.add(score(distance, floors.get(i), pair));
        }
        watching.at(1, distances.get(distances.size() - 1).text());
        return scores;
    }

    private static Score score(Named<FeatureDistance> distance, NoiseFloor floor, FeaturePair pair) {
        Reading reading = distance.value().of(pair);
        double value = reading.value();
        if (!Double.isFinite(value) || !Double.isFinite(floor.mean())) {
            throw new UnusableResultException(
                    "The metric '%s' gives %s, with a floor of %s, which is no finite number; choose another metric or feature network."
                            .formatted(distance.text(), value, floor.mean()));
        }
        boolean below = distance.value().worseBelow();
        return new Score(
                distance.text(),
                value,
                floor,
                (int) Math.min(
                        pair.generated().moments().count(), distance.value().most()),
                reading.low().isPresent() ? reading.low().getAsDouble() : null,
                reading.high().isPresent() ? reading.high().getAsDouble() : null,
                below ? floor.chanceBelow(value) : floor.chanceAbove(value),
                below,
                null);
    }

    private List<String> notes(Look look, TrueFeatures features) {
        List<String> notes = new ArrayList<>();
        String others = looking.reference()
                .map(file -> "the reference '%s'".formatted(file))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "%,d others",
                        features.pairs().get(0).truth().moments().count()));
        notes.add(String.format(
                Locale.ROOT, "%,d true pictures against %s, seen by %s", features.generated(), others, look.name()));
        looking.decoding()
                .filter(decoding -> data.kind() == DataSet.Kind.LATENTS)
                .ifPresent(decoding -> notes.add(
                        "latents are seen as the pictures that '%s' makes of them".formatted(decoding.file())));
        notes.addAll(look.notes());
        return notes;
    }

    private Truth truth(Look look, Showing showing, int samples, Measuring watching) {
        Truth known = truth;
        if (known == null || known.samples != samples) {
            Optional<FeatureSet> told =
                    looking.reference().map(file -> told(Reference.read(file), look, showing.size(), watching));
            FeatureSet seen = seen(look, showing, all(samples), watching);
            TrueFeatures features = TrueFeatures.of(seen, told, samples, seed);
            known = new Truth(samples, features, floors(features, watching));
            truth = known;
        }
        return known;
    }

    /** What a file tells, and what is seen of its pictures, if it has any. */
    private FeatureSet told(Reference reference, Look look, Pictures.Size size, Measuring watching) {
        Optional<FeatureMoments> moments = reference.momentsOf(look);
        if (!reference.pictures()) {
            return new FeatureSet(moments.orElseThrow(), Optional.empty());
        }
        DataSet pictures = reference.open();
        if (pictures.kind() != DataSet.Kind.IMAGES || !Showing.size(pictures).equals(size)) {
            throw new BadInputException(
                    "The pictures of the reference '%s' are %s, where those of the samples are [%d,%d,%d]; give others."
                            .formatted(
                                    reference.file(), pictures.sample(), size.channels(), size.height(), size.width()));
        }
        int count =
                (int) Math.min(Gathering.most(look.features()), pictures.count().orElseThrow());
        try (Showing showing = Showing.open(pictures, looking)) {
            FeatureSet seen = Seeing.of(
                    pictures, seed, count, showing, look, looking.sharing(), share -> watching.at(0, "reference"));
            return new FeatureSet(moments.orElse(seen.moments()), seen.rows());
        }
    }

    private FeatureSet seen(Look look, Showing showing, int count, Measuring watching) {
        return Seeing.of(
                data,
                seed,
                count,
                showing,
                look,
                looking.sharing(),
                share -> watching.at(TRUTH_SHARE / 2 * share, "true pictures"));
    }

    private List<NoiseFloor> floors(TrueFeatures features, Measuring watching) {
        List<FeaturePair> pairs = features.pairs();
        double[][] values = new double[distances.size()][pairs.size()];
        for (int repeat = 0; repeat < pairs.size(); repeat++) {
            for (int i = 0; i < distances.size(); i++) {
                values[i][repeat] =
                        distances.get(i).value().of(pairs.get(repeat)).value();
            }
            watching.at(TRUTH_SHARE / 2 * (1 + (repeat + 1.0) / pairs.size()), "floors");
        }
        List<NoiseFloor> floors = new ArrayList<>();
        for (double[] value : values) {
            floors.add(NoiseFloor.of(value));
        }
        return floors;
    }
}
