package saltus.runtime.evaluate.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.UnusableResultException;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.FiniteSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;
import saltus.runtime.door.Named;
import saltus.runtime.evaluate.Evaluation;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.evaluate.JudgeRequest;
import saltus.runtime.evaluate.Judges;
import saltus.runtime.evaluate.Measuring;
import saltus.runtime.evaluate.Score;
import saltus.runtime.program.Devices;
import saltus.runtime.program.NetworkFile;

/** What is decided about pictures, and that true ones lie at their floor and others far above. */
class PictureJudgeTest {
    private static final int COUNT = 200;

    private static Judge judge(DataSet data, String... metrics) {
        // so little time that few true pictures are looked at
        return Judges.of(new JudgeRequest(List.of(metrics), 0, 0.1), new Named<>("pictures", data))
                .orElseThrow();
    }

    private static Samples samples(Batch batch) {
        return new Samples(batch.samples(), batch.labels(), batch.size(), 1, DigitPictures.SIDE, DigitPictures.SIDE);
    }

    /** A set of so many digits. */
    private static FiniteSet digits(int count) {
        Batch all = DigitPictures.of(9, count);
        return new FiniteSet(
                DataSet.Kind.IMAGES,
                Shape.of(1, 16, 16),
                count,
                (sample, into, from) ->
                        System.arraycopy(all.samples(), sample * DigitPictures.AREA, into, from, DigitPictures.AREA));
    }

    @Test
    void trueSamplesLieAtTheFloorAndBlurredOnesFarAbove() {
        Judge judge = judge(DigitPictures.DATA, "FID", "precision:samples=200");
        Batch some = DigitPictures.of(3, COUNT);
        Evaluation good = judge.of(samples(some), Measuring.UNHEARD);
        Evaluation bad = judge.of(samples(DigitPictures.blurred(some)), Measuring.UNHEARD);
        for (Score score : good.scores()) {
            assertTrue(score.p() > 0.001, score.toString());
        }
        for (Score score : bad.scores()) {
            assertTrue(score.p() < 0.001, score.toString());
        }
        assertEquals(good.scores().get(0).floor(), bad.scores().get(0).floor(), "the truth is looked at once");
        assertTrue(
                good.table().contains("200 true pictures against 500 others, seen by the small network"), good.table());
    }

    /** However samples come, what is measured of them is the same. */
    @Test
    void samplesMayComeInBatches() {
        Batch some = DigitPictures.of(3, COUNT);
        SampleBatches parts = new SampleBatches() {
            @Override
            public long[] shape() {
                return samples(some).shape();
            }

            @Override
            public long[] labels() {
                return some.labels();
            }

            @Override
            public void each(saltus.runtime.IoConsumer<? super Samples> batch) throws java.io.IOException {
                for (int from = 0; from < COUNT; from += 50) {
                    batch.accept(samples(new Batch(
                            Arrays.copyOfRange(
                                    some.samples(), from * DigitPictures.AREA, (from + 50) * DigitPictures.AREA),
                            Arrays.copyOfRange(some.labels(), from, from + 50))));
                }
            }
        };
        Judge judge = judge(DigitPictures.DATA, "FID");
        double whole =
                judge.of(samples(some), Measuring.UNHEARD).scores().get(0).value();
        double parted = judge.of(parts, Measuring.UNHEARD).scores().get(0).value();
        assertEquals(whole, parted, 1e-3 * whole);
    }

    /** Of 150 pictures no floor of 200 against others can be made. */
    @Test
    void ofFewPicturesTheFloorIsHalfAgainstHalf() {
        Judge judge = judge(digits(150), "FID");
        Evaluation found = judge.of(samples(DigitPictures.of(3, COUNT)), Measuring.UNHEARD);
        assertEquals(75, found.samples());
        assertEquals(75, judge.measured(COUNT));
        assertTrue(found.table().contains("75 true pictures against 75 others"), found.table());
    }

    @Test
    void metricsOfFeaturesAndOfNumbersStandTogether() {
        Judge judge = judge(DigitPictures.DATA, "SW2", "KID");
        assertEquals(List.of("KID", "SW2"), judge.metrics());
        Evaluation found = judge.of(samples(DigitPictures.of(3, COUNT)), Measuring.UNHEARD);
        assertEquals(2, found.scores().size());
    }

    @Test
    void whatIsUsualIsMeasuredByFeatures() {
        assertEquals(
                List.of("FID", "FID-infinity", "precision", "coverage"),
                judge(DigitPictures.DATA).metrics());
    }

    /** A training on a handful of pictures, or on what no network sees, is not stopped by metrics that nobody asked for. */
    @Test
    void whatIsUsualNeedsEnoughPicturesOfOneOrThreeChannels() {
        FiniteSet odd = new FiniteSet(DataSet.Kind.IMAGES, Shape.of(2, 16, 16), 300, (sample, into, from) -> {});
        for (DataSet data : List.of(digits(99), odd)) {
            assertTrue(Judges.usual(new JudgeRequest(List.of(), 0), new Named<>("pictures", data))
                    .isEmpty());
        }
        assertTrue(Judges.usual(new JudgeRequest(List.of(), 0), new Named<>("pictures", digits(100)))
                .isPresent());
    }

    @Test
    void tooFewSamplesAreTold() {
        Judge judge = judge(DigitPictures.DATA, "FID");
        Samples three = samples(DigitPictures.of(3, 3));
        BadInputException told = assertThrows(BadInputException.class, () -> judge.of(three, Measuring.UNHEARD));
        assertTrue(told.getMessage().contains("too few"), told.getMessage());
        Evaluation fewest = judge(digits(8)).of(samples(DigitPictures.of(3, 4)), Measuring.UNHEARD);
        assertEquals(4, fewest.scores().size());
    }

    /** Before a training begins, and not at its end. */
    @Test
    void aReferenceOfAnotherNetworkIsFoundOnTrial(@TempDir Path folder) {
        Path file = folder.resolve("other.npz");
        Reference.write(file, FeatureMoments.of(NumpyRows.made(9, 6, 1), 6), "another network");
        Looking looking =
                new Looking(Optional.empty(), Optional.of(file), Optional.empty(), () -> Devices.parse("cpu"));
        Judge judge = Judges.of(
                        new JudgeRequest(List.of("FID"), 0).looking(looking), new Named<>("digits", DigitPictures.DATA))
                .orElseThrow();
        assertThrows(BadInputException.class, judge::trial);
    }

    /** Latents are judged as the pictures that an autoencoder makes of them, and by nothing of the kind without one. */
    @Test
    void latentsAreSeenAsPictures(@TempDir Path folder) {
        Path decoder = NetworkFile.write(
                folder.resolve("vae.pt"),
                "x: Tensor) -> Tensor:\n    return torch.repeat(torch.tanh(torch.slice(x, 1, 0, 1)), [1, 3, 2, 2])");
        float[] numbers = new float[80 * 4 * 64];
        Random random = new Random(1);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        FiniteSet latents = new FiniteSet(
                DataSet.Kind.LATENTS,
                Shape.of(4, 8, 8),
                80,
                (sample, into, from) -> System.arraycopy(numbers, sample * 256, into, from, 256));
        Named<DataSet> data = new Named<>("latents", latents);
        JudgeRequest request = new JudgeRequest(List.of("FID"), 0);
        BadInputException told = assertThrows(BadInputException.class, () -> Judges.of(request, data));
        assertTrue(told.getMessage().contains("--autoencoder"), told.getMessage());

        Looking looking = new Looking(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Looking.Decoding(decoder, 1)),
                () -> Devices.parse("cpu"));
        Judge judge = Judges.of(request.looking(looking), data).orElseThrow();
        judge.trial();
        Samples some = new Samples(Arrays.copyOf(numbers, 40 * 256), new long[40], 40, 4, 8, 8);
        Evaluation found = judge.of(some, Measuring.UNHEARD);
        assertTrue(found.table().contains("latents are seen as the pictures that '" + decoder), found.table());
        float[] flat = new float[40 * 256];
        double other = judge.of(new Samples(flat, new long[40], 40, 4, 8, 8), Measuring.UNHEARD)
                .scores()
                .get(0)
                .value();
        assertTrue(other > 3 * found.scores().get(0).value(), other + " of latents that are all 0");
    }

    @Test
    void numbersThatAreNoneAreTold() {
        Batch some = DigitPictures.of(3, COUNT);
        some.samples()[77] = Float.NaN;
        Judge judge = judge(DigitPictures.DATA, "FID");
        assertThrows(UnusableResultException.class, () -> judge.of(samples(some), Measuring.UNHEARD));
    }

    @Test
    void picturesOfTwoChannelsAreTold() {
        FiniteSet odd = new FiniteSet(DataSet.Kind.IMAGES, Shape.of(2, 16, 16), 9, (sample, into, from) -> {});
        Judge judge = judge(odd, "FID");
        Samples samples = new Samples(new float[9 * 2 * 256], new long[9], 9, 2, 16, 16);
        BadInputException told = assertThrows(BadInputException.class, () -> judge.of(samples, Measuring.UNHEARD));
        assertTrue(told.getMessage().contains("1 or 3 channels"), told.getMessage());
    }
}
