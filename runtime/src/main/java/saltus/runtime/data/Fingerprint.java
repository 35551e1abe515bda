package saltus.runtime.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import saltus.graph.Shape;
import saltus.runtime.LittleEndian;

/** Sums up what a set holds, bit by bit: SHA-256 of its kind, shape and count, and of the numbers that are added. */
final class Fingerprint {
    private static final long PROBED_NUMBERS = 1 << 18;
    private static final int PROBED_SAMPLES = 256;

    private final MessageDigest digest;
    private final DigestOutputStream out;

    /** The fingerprint of a set before any of its samples. */
    Fingerprint(DataSet.Kind kind, Shape sample, OptionalLong count) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java machine has SHA-256", e);
        }
        out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
        String kindOfSet = String.format(Locale.ROOT, "%s %s %d ", kind, sample, count.orElse(-1));
        digest.update(kindOfSet.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a set shows of itself through its methods: batches at two places and independent samples. A set that says how many
     * samples it has shows each once in the batch of an epoch, if that is no large one.
     */
    static String probe(DataSet set) {
        long most = Math.max(1, PROBED_NUMBERS / Math.max(1, set.sample().fixedSize()));
        int some = (int) Math.min(PROBED_SAMPLES, most);
        int epoch = (int) Math.min(set.count().orElse(some), most);
        return new Fingerprint(set.kind(), set.sample(), set.count())
                .add(set.batch(0, 0, Math.max(1, epoch)))
                .add(set.batch(1, 1, some))
                .add(set.truth(2, some))
                .text();
    }

    private Fingerprint add(Batch batch) {
        return add(batch.labels()).add(batch.samples());
    }

    /** Adds labels. */
    Fingerprint add(long[] labels) {
        try {
            LittleEndian.write(out, labels);
        } catch (IOException e) {
            throw new UncheckedIOException("a digest in memory cannot fail", e);
        }
        return this;
    }

    /** Adds numbers of samples. */
    Fingerprint add(float[] samples) {
        try {
            LittleEndian.write(out, samples);
        } catch (IOException e) {
            throw new UncheckedIOException("a digest in memory cannot fail", e);
        }
        return this;
    }

    /** Hexadecimal digits; nothing can be added after. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
