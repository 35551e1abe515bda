package saltus.runtime.data.format.lmdb;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.data.format.OpenFile;
import saltus.runtime.data.format.ZipDirectory;

/**
 * The samples of each class, as the reference's loader of one class a batch keeps them beside a data base:
 * {@code {label: [sample, ..]}}, written by {@code torch.save}.
 */
final class LabelCluster {
    private static final String NAME = "label_cluster.pt";
    private static final String PICKLE = "/data.pkl";
    /** Bytes of memory that a number of a list may take, of which a pickle needs two or more. */
    private static final int MEMORY_FACTOR = 48;

    private LabelCluster() {}

    /**
     * The classes of all samples.
     *
     * @param beside the data base
     * @return empty if there is no such file
     * @throws BadInputException if it is damaged, or does not name each sample once
     */
    static Optional<int[]> read(Path beside, int count) {
        Path path = beside.resolveSibling(NAME);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (OpenFile file = OpenFile.of(path)) {
            return Optional.of(labels(pickle(file), count));
        } catch (DamageException | ClassCastException e) {
            String why = e instanceof DamageException damage ? damage.getMessage() : "it is no list of samples a class";
            throw new BadInputException(
                    "'%s' does not fit the data base beside it: %s; remove it, so that the labels are read from there."
                            .formatted(path, why));
        }
    }

    private static ByteBuffer pickle(OpenFile file) throws DamageException {
        ZipDirectory.Member member = ZipDirectory.of(file).stream()
                .filter(one -> one.name().endsWith(PICKLE) && one.stored())
                .findFirst()
                .orElseThrow(() -> new DamageException("it has no pickle"));
        DamageException.require(
                member.bytes() <= Runtime.getRuntime().maxMemory() / MEMORY_FACTOR,
                "it is too large for the memory that Java has");
        return file.read(member.start(), (int) member.bytes());
    }

    private static int[] labels(ByteBuffer pickle, int count) throws DamageException {
        int[] labels = new int[count];
        Arrays.fill(labels, -1);
        int named = 0;
        for (Map.Entry<?, ?> cluster : Value.dictionary(pickle, MEMORY_FACTOR).entrySet()) {
            long label = (Long) cluster.getKey();
            DamageException.require(label >= 0 && label <= Integer.MAX_VALUE, "it has the class %d", label);
            for (Object sample : (List<?>) cluster.getValue()) {
                long at = (Long) sample;
                DamageException.require(at >= 0 && at < count, "it has the sample %d of %d", at, count);
                DamageException.require(labels[(int) at] < 0, "it has the sample %d twice", at);
                labels[(int) at] = (int) label;
                named++;
            }
        }
        DamageException.require(named == count, "it names %d of %d samples", named, count);
        return labels;
    }
}
