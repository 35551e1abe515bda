package saltus.runtime.evaluate.look;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.format.NpzNumbers;
import saltus.runtime.picture.Npz;
import saltus.runtime.picture.NpzArray;

/**
 * What stands for the truth in a file, as ADM's evaluator reads and writes it: the arrays {@code mu} [D] and {@code sigma} [D, D]
 * in double precision, and perhaps pictures {@code arr_0} [n, height, width, channels]. A file of Saltus also tells {@code count},
 * the number of pictures, so that files of parts can be merged, and {@code look}, the network that saw them, as bytes of UTF-8.
 *
 * @param file that it is of
 * @param moments of the features, if the file has them
 * @param look name of the network, if the file tells it
 * @param count of pictures behind the moments; 0 if the file does not tell
 * @param pictures true if the file has pictures
 */
public record Reference(
        Path file, Optional<FeatureMoments> moments, Optional<String> look, long count, boolean pictures) {
    private static final String MEAN = "mu";
    private static final String COVARIANCE = "sigma";
    private static final String COUNT = "count";
    private static final String LOOK = "look";
    private static final String PICTURES = "arr_0";
    private static final int MOST_FEATURES = 8192;
    private static final int LONGEST_NAME = 4096;

    /** What covariances of unknown numbers of pictures are taken to be of: as good as exact. */
    private static final long MANY = 1L << 40;

    /**
     * What is seen of data.
     *
     * @param count of pictures, at least 2
     * @param done hears how many are done
     * @throws BadInputException if they are no pictures, and nothing makes pictures of them
     */
    public static Reference of(DataSet data, long count, Looking looking, LongConsumer done) {
        boolean decoded =
                data.kind() == DataSet.Kind.LATENTS && looking.decoding().isPresent();
        if (data.kind() != DataSet.Kind.IMAGES && !decoded) {
            throw new BadInputException("A reference is of pictures, and the data are %s%s."
                    .formatted(
                            data.kind().text(),
                            data.kind() == DataSet.Kind.LATENTS
                                    ? "; give the autoencoder that makes pictures of them with --autoencoder"
                                    : "; give others"));
        }
        if (count < 2 || !data.hasSamples()) {
            throw new BadInputException("A covariance is of two pictures or more; give more data.");
        }
        try (Showing showing = Showing.open(data, looking);
                Look look = Looks.open(looking, showing.size())) {
            FeatureSet seen = Seeing.of(
                    data, 0, count, showing, look, looking.sharing(), share -> done.accept(Math.round(share * count)));
            return new Reference(Path.of(""), Optional.of(seen.moments()), Optional.of(look.name()), count, false);
        }
    }

    /**
     * Several parts together.
     *
     * @param parts with moments and numbers of pictures
     * @throws BadInputException if one tells no number of pictures, or was seen by another network
     */
    public static Reference merged(List<Reference> parts) {
        Reference first = parts.get(0);
        FeatureMoments all = FeatureMoments.none(first.moments.orElseThrow().features());
        for (Reference part : parts) {
            if (!part.look.equals(first.look)) {
                throw new BadInputException("'%s' was seen by %s, and '%s' by %s; merge what one network has seen."
                        .formatted(first.file, first.look.orElse("?"), part.file, part.look.orElse("?")));
            }
            all = all.plus(part.moments.orElseThrow());
        }
        return new Reference(first.file, Optional.of(all), first.look, all.count(), false);
    }

    /** True for a file as {@link #write} makes it, which can be merged. */
    public static boolean isWritten(Path file) {
        try (NpzNumbers arrays = NpzNumbers.open(file)) {
            return arrays.names().containsAll(List.of(MEAN, COVARIANCE, COUNT, LOOK));
        }
    }

    /**
     * Reads a file; of pictures only that they are there.
     *
     * @throws BadInputException if it cannot be read, or has neither
     */
    public static Reference read(Path file) {
        try (NpzNumbers arrays = NpzNumbers.open(file)) {
            boolean pictures = arrays.names().contains(PICTURES);
            boolean told = arrays.names().contains(MEAN) && arrays.names().contains(COVARIANCE);
            if (!pictures && !told) {
                throw new BadInputException(
                        "The reference '%s' has neither 'mu' and 'sigma' nor pictures 'arr_0'; give one of ADM's, or make one with 'saltus evaluate reference'."
                                .formatted(file));
            }
            long count = arrays.names().contains(COUNT) ? count(file, arrays) : 0;
            return new Reference(
                    file,
                    told ? Optional.of(moments(file, arrays, count)) : Optional.empty(),
                    arrays.names().contains(LOOK) ? Optional.of(look(arrays)) : Optional.empty(),
                    count,
                    pictures);
        }
    }

    private static FeatureMoments moments(Path file, NpzNumbers arrays, long count) {
        double[] mean = arrays.values(MEAN, MOST_FEATURES).values();
        NpzNumbers.Values covariance = arrays.values(COVARIANCE, MOST_FEATURES * MOST_FEATURES);
        int features = mean.length;
        long[] shape = covariance.shape();
        if (features == 0 || shape.length != 2 || shape[0] != features || shape[1] != features) {
            throw damaged(
                    file,
                    "its 'sigma' does not have a row and a column for each of the %d numbers of 'mu'"
                            .formatted(features));
        }
        for (double number : covariance.values()) {
            if (!Double.isFinite(number)) {
                throw damaged(file, "its 'sigma' has numbers that are not finite");
            }
        }
        return FeatureMoments.told(count == 0 ? MANY : count, mean, covariance.values());
    }

    private static long count(Path file, NpzNumbers arrays) {
        double[] count = arrays.values(COUNT, 1).values();
        if (count.length != 1 || !(count[0] >= 2 && count[0] < MANY)) {
            throw damaged(file, "its 'count' is no number of pictures");
        }
        return (long) count[0];
    }

    private static String look(NpzNumbers arrays) {
        double[] levels = arrays.values(LOOK, LONGEST_NAME).values();
        byte[] text = new byte[levels.length];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) levels[i];
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static BadInputException damaged(Path file, String why) {
        return new BadInputException("The reference '%s' is unusable: %s; get or make it again.".formatted(file, why));
    }

    /**
     * Writes a file, completely or not at all.
     *
     * @param look that saw the pictures
     */
    public static void write(Path file, FeatureMoments moments, String look) {
        byte[] text = look.getBytes(StandardCharsets.UTF_8);
        long features = moments.features();
        List<NpzArray> arrays = new ArrayList<>();
        arrays.add(NpzArray.doubles(MEAN, new long[] {features}, moments.mean()));
        arrays.add(NpzArray.doubles(COVARIANCE, new long[] {features, features}, moments.covariance()));
        arrays.add(NpzArray.longs(COUNT, new long[0], new long[] {moments.count()}));
        arrays.add(NpzArray.bytes(LOOK, new long[] {text.length}, out -> out.write(text)));
        Npz.write(file, arrays);
    }

    /**
     * The moments, of features that a network sees.
     *
     * @throws BadInputException if they are of another network's
     */
    Optional<FeatureMoments> momentsOf(Look seer) {
        look.filter(name -> !name.equals(seer.name())).ifPresent(other -> {
            throw new BadInputException(
                    "The reference '%s' was seen by %s, and samples are seen by %s; give that network with --look, or a reference of this one."
                            .formatted(file, other, seer.name()));
        });
        moments.filter(told -> told.features() != seer.features() && !pictures).ifPresent(told -> {
            throw new BadInputException(
                    "The reference '%s' is of %d features, and %s sees %d; give the network that it was made with by --look."
                            .formatted(file, told.features(), seer.name(), seer.features()));
        });
        return moments.filter(told -> told.features() == seer.features());
    }

    /**
     * The pictures of the file; only if it has some.
     *
     * @throws BadInputException if they are damaged, or no pictures
     */
    DataSet open() {
        return DataSources.open("npz:" + file + ",array=" + PICTURES).value();
    }
}
