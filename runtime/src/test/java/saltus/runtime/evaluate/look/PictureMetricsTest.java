package saltus.runtime.evaluate.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.data.Batch;
import saltus.runtime.evaluate.Reading;

/** Each metric sees what it must, and nothing between true sets: on drawn digits, by the small network. */
class PictureMetricsTest {
    private static final int COUNT = 400;

    private static final Map<String, List<Reading>> FLOORS = new HashMap<>();
    private static final Map<String, FeatureSet> SPOILT = new HashMap<>();

    private static FeatureSet truth;
    private static Batch some;

    /** Values of other true sets. */
    private static List<FeatureSet> others;

    @BeforeAll
    static void look() {
        truth = DigitPictures.seen(DigitPictures.of(1, 2 * COUNT));
        some = DigitPictures.of(2, COUNT);
        others = List.of(
                DigitPictures.seen(DigitPictures.of(3, COUNT)),
                DigitPictures.seen(DigitPictures.of(4, COUNT)),
                DigitPictures.seen(DigitPictures.of(5, COUNT)));
    }

    private static Reading of(String metric, FeatureSet generated) {
        return Looks.metrics().open(metric, PictureMetric::make).value().of(new FeaturePair(generated, truth));
    }

    private static List<Reading> floors(String metric) {
        return FLOORS.computeIfAbsent(
                metric, text -> others.stream().map(set -> of(text, set)).toList());
    }

    private static double error(Reading reading) {
        return reading.high().isPresent() ? (reading.high().getAsDouble() - reading.value()) / 1.96 : 0;
    }

    private static double greatest(String metric) {
        return floors(metric).stream().mapToDouble(Reading::value).max().orElseThrow();
    }

    private static double least(String metric) {
        return floors(metric).stream().mapToDouble(Reading::value).min().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "FID,no one",
        "FID,blurred",
        "FID,noise",
        "FID,few",
        "FID-infinity:groups=4,no one",
        "FID-infinity:groups=4,blurred",
        "FID-infinity:groups=4,noise",
        "FID-infinity:groups=4,few",
        "KID,blurred",
        "KID,noise",
        "class-KID,blurred",
        "class-KID,noise"
    })
    void distancesSeeWhatIsWrong(String metric, String wrong) {
        double floor = Math.max(greatest(metric), error(floors(metric).get(0)));
        double found = of(metric, seen(wrong)).value();
        assertTrue(found > 2 * floor, metric + " is " + found + " with a floor of " + floor);
    }

    private static Batch spoilt(String wrong) {
        return switch (wrong) {
            case "no one" -> DigitPictures.without(1, some);
            case "blurred" -> DigitPictures.blurred(some);
            case "noise" -> DigitPictures.noisy(0.05, some);
            case "few" -> DigitPictures.repeated(20, some);
            default -> DigitPictures.repeated(1, some);
        };
    }

    private static FeatureSet seen(String wrong) {
        return SPOILT.computeIfAbsent(wrong, spoilt -> DigitPictures.seen(spoilt(spoilt)));
    }

    @ParameterizedTest
    @CsvSource({"precision,blurred", "density,blurred", "recall,few", "coverage,few", "IS,one"})
    void sharesSeeWhatTheyAreFor(String metric, String wrong) {
        double found = of(metric, seen(wrong)).value();
        assertTrue(found < 0.9 * least(metric), metric + " is " + found + ", of true sets at least " + least(metric));
    }

    /** Pictures of noise are a share of all that no true picture is near. */
    @Test
    void precisionCountsPicturesOfNoise() {
        double found = of("precision", DigitPictures.seen(DigitPictures.noisy(0.2, some)))
                .value();
        double clean = of("precision", DigitPictures.seen(some)).value();
        assertEquals(0.8 * clean, found, 0.05);
    }

    @Test
    void onlyAMetricOfClassesSeesThatTheyAreSwapped() {
        FeatureSet swapped = DigitPictures.seen(DigitPictures.swapped(some));
        assertEquals(
                of("FID", DigitPictures.seen(some)).value(), of("FID", swapped).value());
        double found = of("class-KID", swapped).value();
        assertTrue(found > 10 * Math.abs(greatest("class-KID")), "class-KID is " + found);
    }

    /** What is unbiased is 0 between true sets, whatever their number, within a few of its errors. */
    @ParameterizedTest
    @ValueSource(strings = {"FID-infinity:groups=4", "KID", "class-KID"})
    void unbiasedOnesAreNothingBetweenTrueSets(String metric) {
        for (Reading found : floors(metric)) {
            assertEquals(0, found.value(), 4 * error(found), metric);
        }
    }

    @Test
    void densityAndInceptionScoreAreWhatTheyAreForTrueSets() {
        assertEquals(1, of("density", others.get(0)).value(), 0.15);
        assertTrue(of("IS", others.get(0)).value() > 8, "of ten digits");
    }
}
