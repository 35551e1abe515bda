package saltus.runtime.evaluate.look;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.Samples;
import saltus.runtime.data.format.NpzNumbers;
import saltus.runtime.door.Named;
import saltus.runtime.evaluate.Evaluation;
import saltus.runtime.evaluate.JudgeRequest;
import saltus.runtime.evaluate.Judges;
import saltus.runtime.evaluate.Measuring;
import saltus.runtime.picture.Npz;
import saltus.runtime.picture.NpzArray;
import saltus.runtime.program.Devices;

class ReferenceTest {
    @TempDir
    private Path folder;

    private static FeatureMoments moments(int n, int seed) {
        return FeatureMoments.of(NumpyRows.made(n, 6, seed), 6);
    }

    @Test
    void whatIsWrittenIsReadToTheLastBit() {
        Path file = folder.resolve("a.npz");
        FeatureMoments written = moments(20, 1);
        Reference.write(file, written, "a network");
        try (NpzNumbers arrays = NpzNumbers.open(file)) {
            assertTrue(arrays.names().containsAll(List.of("mu", "sigma")), "the names of ADM: " + arrays.names());
            assertArrayEquals(written.mean(), arrays.values("mu", 100).values(), 0);
            assertArrayEquals(written.covariance(), arrays.values("sigma", 100).values(), 0);
        }
        Reference read = Reference.read(file);
        assertEquals(Optional.of("a network"), read.look());
        assertEquals(20, read.count());
        assertArrayEquals(written.covariance(), read.moments().orElseThrow().covariance(), 1e-15);
    }

    @Test
    void partsBecomeTheWhole() {
        double[] all = NumpyRows.made(50, 6, 1);
        Path first = folder.resolve("1.npz");
        Path second = folder.resolve("2.npz");
        Reference.write(first, FeatureMoments.of(Arrays.copyOf(all, 20 * 6), 6), "a network");
        Reference.write(second, FeatureMoments.of(Arrays.copyOfRange(all, 20 * 6, 50 * 6), 6), "a network");
        Reference merged = Reference.merged(List.of(Reference.read(first), Reference.read(second)));
        assertEquals(50, merged.count());
        assertArrayEquals(
                FeatureMoments.of(all, 6).covariance(),
                merged.moments().orElseThrow().covariance(),
                1e-14);
    }

    @Test
    void partsOfTwoNetworksAreTold() {
        Reference.write(folder.resolve("1.npz"), moments(9, 1), "one");
        Reference.write(folder.resolve("2.npz"), moments(9, 1), "another");
        List<Reference> parts =
                List.of(Reference.read(folder.resolve("1.npz")), Reference.read(folder.resolve("2.npz")));
        assertThrows(BadInputException.class, () -> Reference.merged(parts));
    }

    /** Written by NumPy 2.4.6: {@code np.savez_compressed(f, mu=np.arange(3.) / 7, sigma=np.diag([1., 2, 3]) / 7)}. */
    @Test
    void numpysOwnFilesAreRead() throws Exception {
        Path file = folder.resolve("numpy.npz");
        Files.write(file, Base64.getMimeDecoder().decode(NUMPY));
        FeatureMoments read = Reference.read(file).moments().orElseThrow();
        assertArrayEquals(new double[] {0, 1 / 7.0, 2 / 7.0}, read.mean(), 0);
        assertArrayEquals(new double[] {1 / 7.0, 0, 0, 0, 2 / 7.0, 0, 0, 0, 3 / 7.0}, read.covariance(), 1e-16);
    }

    @Test
    void filesThatAreNoneAreToldInOneSentence() {
        Path empty = folder.resolve("empty.npz");
        Npz.write(empty, List.of(NpzArray.doubles("mu", new long[] {3}, new double[3])));
        assertThrows(BadInputException.class, () -> Reference.read(empty));
        Path odd = folder.resolve("odd.npz");
        Npz.write(
                odd,
                List.of(
                        NpzArray.doubles("mu", new long[] {3}, new double[3]),
                        NpzArray.doubles("sigma", new long[] {2, 2}, new double[4])));
        BadInputException told = assertThrows(BadInputException.class, () -> Reference.read(odd));
        assertTrue(told.getMessage().contains("a row and a column for each of the 3"), told.getMessage());
    }

    /** Files of any bytes are references or are told: here two that are none, by cuts and by bytes that are others. */
    @Test
    void damagedFilesAreReadOrTold() throws Exception {
        Path whole = folder.resolve("whole.npz");
        Reference.write(whole, moments(20, 1), "a network");
        Path compressed = folder.resolve("compressed.npz");
        Files.write(compressed, Base64.getMimeDecoder().decode(NUMPY));
        Path damaged = folder.resolve("damaged.npz");
        Random random = new Random(5);
        int told = 0;
        for (Path file : List.of(whole, compressed)) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < 300; i++) {
                byte[] other = i % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
                for (int k = 0; k < i % 4 && other.length > 0; k++) {
                    other[random.nextInt(other.length)] = (byte) random.nextInt(256);
                }
                Files.write(damaged, other);
                try {
                    Reference.read(damaged);
                } catch (BadInputException sentence) {
                    assertTrue(sentence.getMessage().endsWith("."), sentence.getMessage());
                    told++;
                }
            }
        }
        assertTrue(told > 200, told + " were told");
    }

    /** True digits lie at the floor of a reference of other digits; one of another network is refused. */
    @Test
    void samplesAreComparedWithAReference() {
        Path file = folder.resolve("digits.npz");
        FeatureSet seen = DigitPictures.seen(DigitPictures.of(21, 600));
        Reference.write(file, seen.moments(), "the small network");
        Looking looking =
                new Looking(Optional.empty(), Optional.of(file), Optional.empty(), () -> Devices.parse("cpu"));
        JudgeRequest request = new JudgeRequest(List.of("FID"), 0, 0.1).looking(looking);
        Named<DataSet> data = new Named<>("digits", DigitPictures.DATA);
        saltus.runtime.data.Batch some = DigitPictures.of(3, 200);
        Samples samples = new Samples(some.samples(), some.labels(), 200, 1, 16, 16);
        Evaluation found = Judges.of(request, data).orElseThrow().of(samples, Measuring.UNHEARD);
        assertTrue(found.scores().get(0).p() > 0.001, found.table());
        assertTrue(found.table().contains("the reference '" + file), found.table());

        JudgeRequest rows = new JudgeRequest(List.of("KID"), 0, 0.1).looking(looking);
        BadInputException told = assertThrows(
                BadInputException.class,
                () -> Judges.of(rows, data).orElseThrow().of(samples, Measuring.UNHEARD));
        assertTrue(told.getMessage().contains("mean and covariance alone"), told.getMessage());

        Reference.write(file, seen.moments(), "another network");
        told = assertThrows(
                BadInputException.class,
                () -> Judges.of(request, data).orElseThrow().of(samples, Measuring.UNHEARD));
        assertTrue(told.getMessage().contains("another network"), told.getMessage());
    }

    private static final String NUMPY = """
            UEsDBC0AAAAIAAAAIQDO46Gj//////////8GABQAbXUubnB5AQAQAJgAAAAAAAAAUQAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRu
            paBuk2ahrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RrGOpo6CrUKFAAuBiiYpOIJRIfsIfQlewBQSwMELQAAAAgAAAAh
            ABNzRr///////////wkAFABzaWdtYS5ucHkBABAAyAAAAAAAAABbAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqGuo6Ce
            ll9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6CsaaOgq1CmQDrkkqnkB0yJ4BB4DIX8Ipf3tbLgjZAwBQSwECLQMtAAAACAAA
            ACEAzuOho1EAAACYAAAABgAAAAAAAAAAAAAAgAEAAAAAbXUubnB5UEsBAi0DLQAAAAgAAAAhABNzRr9bAAAAyAAAAAkAAAAAAAAA
            AAAAAIABiQAAAHNpZ21hLm5weVBLBQYAAAAAAgACAGsAAAAfAQAAAAA=""";
}
