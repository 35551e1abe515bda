package saltus.runtime.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.FiniteSet;
import saltus.runtime.data.Samples;

/** Metrics are tried where they must see, and where there is nothing to be seen. */
class MetricsSeeTest {
    private static final int COUNT = 1500;
    private static final DataSet GAUSSIANS = DataSources.open("gaussians").value();
    private static final String ENERGY = "energy:cap=500";
    private static final String KERNEL = "mmd:cap=300";
    private static final SetJudge LAW =
            judge(GAUSSIANS, "SW2:directions=64", ENERGY, "off", "outside", "missed", KERNEL);

    /** Of a true set a value is as bad as this once in a thousand times, or in 500 for the test with 499 permutations. */
    private static final double UNLIKELY = 0.002;

    private static SetJudge judge(DataSet data, String... metrics) {
        return new SetJudge(Metrics.open(List.of(metrics), data), data, 3, 10);
    }

    private static Samples samples(float[] points, long... labels) {
        return new Samples(points, labels, labels.length, 2);
    }

    private static Score score(SetJudge judge, Samples samples, String metric) {
        List<Score> scores = judge.of(samples, Measuring.UNHEARD).scores();
        return scores.get(judge.metrics().indexOf(metric));
    }

    /** True points, of which some are changed. */
    private static Samples spoilt(String how, long seed) {
        Random random = new Random(seed);
        float[] points = GAUSSIANS.trueSamples(seed, COUNT).samples();
        for (int i = 0; i < COUNT; i++) {
            double x = points[2 * i];
            double y = points[2 * i + 1];
            double angle = Math.PI / 4 * Math.rint(Math.atan2(y, x) / (Math.PI / 4));
            switch (how) {
                case "noise" -> {
                    if (i % 20 == 0) {
                        x = 6 * random.nextDouble() - 3;
                        y = 6 * random.nextDouble() - 3;
                    }
                }
                case "dropped" -> x = x > 1.1 ? -x : x;
                case "blurred" -> {
                    x += 0.15 * random.nextGaussian();
                    y += 0.15 * random.nextGaussian();
                }
                case "narrowed" -> {
                    x = (x + 1.4 * Math.cos(angle)) / 2;
                    y = (y + 1.4 * Math.sin(angle)) / 2;
                }
                default -> {}
            }
            points[2 * i] = (float) x;
            points[2 * i + 1] = (float) y;
        }
        return samples(points, new long[COUNT]);
    }

    /** 5 % of noise, one of eight modes dropped, all modes blurred or narrowed: each with the metrics that have to see it. */
    @ParameterizedTest
    @CsvSource({
        "noise, off outside",
        "dropped, SW2:directions=64 " + ENERGY + " missed " + KERNEL,
        "blurred, off outside missed",
        "narrowed, missed"
    })
    void whatIsWrongIsSeen(String how, String metrics) {
        for (int seed = 100; seed < 102; seed++) {
            for (Score score : LAW.of(spoilt(how, seed), Measuring.UNHEARD).scores()) {
                boolean sees = List.of(metrics.split(" ")).contains(score.metric());
                assertTrue(!sees || score.p() != null && score.p() <= UNLIKELY, score + " of samples that are " + how);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void ofTrueSamplesNothingIsSaid(int seed) {
        for (Score score : LAW.of(spoilt("true", seed), Measuring.UNHEARD).scores()) {
            assertTrue(score.p() != null && score.p() > UNLIKELY, score + " of true samples");
        }
    }

    private static Samples swapped(Batch batch, long one, long other) {
        long[] labels = Arrays.stream(batch.labels())
                .map(label -> label == one ? other : label == other ? one : label)
                .toArray();
        return samples(batch.samples(), labels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SW2", "energy", "outside", "missed", "mmd:cap=200"})
    void aClassThatLooksLikeAnotherIsSeenAndNamed(String metric) {
        FiniteSet data = Blobs.of(800, 1);
        SetJudge judge = judge(data, metric);
        Batch fresh = Blobs.of(400, 9).batch(0, 0, 400);
        Score right = score(judge, swapped(fresh, 0, 0), metric);
        Score wrong = score(judge, swapped(fresh, 2, 3), metric);
        assertEquals(right.value(), wrong.value(), "all classes together");
        ClassScore worst = wrong.worst();
        assertTrue(
                worst != null
                        && worst.p() < UNLIKELY
                        && worst.value() > 5 * worst.floor().mean(),
                wrong.toString());
        assertTrue(worst.number() == 2 && "two".equals(worst.name()) || worst.number() == 3, wrong.toString());
        assertTrue(right.worst() != null && right.worst().p() > UNLIKELY, right.toString());
    }

    /** Far below the floor for what was shown in training, at the floor for what was not, whether some are held back or none. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void samplesThatAreCopiedFromTrainingAreSeen(boolean held) {
        FiniteSet data = held ? Blobs.judged(2000, 1) : Blobs.of(2000, 1);
        SetJudge judge = judge(data, "nearest");
        Batch copies = data.batch(7, 0, 500);
        Score copied = score(judge, samples(copies.samples(), copies.labels()), "nearest");
        assertTrue(
                copied.value() < 0.001 * copied.floor().mean() && copied.p() != null && copied.p() < UNLIKELY,
                copied.toString());
        Batch others = Blobs.of(500, 9).batch(0, 0, 500);
        Score fresh = score(judge, samples(others.samples(), others.labels()), "nearest");
        assertTrue(fresh.p() != null && fresh.p() > 0.01, fresh.toString());
        assertEquals(1, fresh.value() / fresh.floor().mean(), 0.3);
    }

    @Test
    void whereClassesHaveFewSamplesNothingIsSaidOfThem() {
        SetJudge judge = judge(Blobs.of(800, 1), "SW2");
        Batch few = Blobs.of(60, 9).batch(0, 0, 60);
        Evaluation evaluation = judge.of(samples(few.samples(), few.labels()), Measuring.UNHEARD);
        assertEquals(0, evaluation.classes());
        assertTrue(evaluation.scores().get(0).worst() == null, evaluation.table());
    }

    /** Samples to be judged have the classes of the truth as often as the truth has them. */
    @Test
    void classesAreAskedForAsOftenAsTheTruthHasThem() {
        int[] labels = new int[1000];
        Arrays.fill(labels, 0, 900, 1);
        FiniteSet data = new FiniteSet(
                DataSet.Kind.POINTS, GAUSSIANS.sample(), (sample, into, from) -> {}, labels, List.of("rare", "usual"));
        List<Integer> classes = judge(data, "SW2").classes(500);
        long rare = classes.stream().filter(label -> label == 0).count();
        assertTrue(classes.size() == 500 && rare > 25 && rare < 80, rare + " of 500");
        assertTrue(LAW.classes(500).isEmpty());
    }
}
