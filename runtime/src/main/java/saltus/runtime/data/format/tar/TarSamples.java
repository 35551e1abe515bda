package saltus.runtime.data.format.tar;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import saltus.runtime.BadInputException;
import saltus.runtime.data.format.ClassLabels;
import saltus.runtime.data.format.LabelTexts;
import saltus.runtime.data.image.EncodedPictures;

/** The samples of all archives of a set, one archive after the other. */
final class TarSamples implements EncodedPictures {
    private final List<Shard> shards;
    private final int[] ends;
    private final ClassLabels classes;

    private TarSamples(List<Shard> shards, int[] ends) {
        this.shards = shards;
        this.ends = ends;
        this.classes = classes();
    }

    /**
     * Looks through archives, on all processors.
     *
     * @throws BadInputException if one is damaged, there are no samples, or some have a class and others none
     */
    static TarSamples of(List<Path> paths, Wanted wanted, Optional<LabelMembers> labels) {
        List<Shard> shards = paths.parallelStream()
                .map(path -> Scan.of(path, wanted, labels))
                .toList();
        int[] ends = new int[shards.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += shards.get(i).count();
            ends[i] = (int) Math.min(Integer.MAX_VALUE, end);
        }
        if (end < 1 || end > Integer.MAX_VALUE) {
            throw new BadInputException("'%s' and %d further archives have %d samples, where from 1 to %d belong."
                    .formatted(paths.get(0), paths.size() - 1, end, Integer.MAX_VALUE));
        }
        return new TarSamples(shards, ends);
    }

    private ClassLabels classes() {
        boolean some = false;
        LabelTexts texts = new LabelTexts();
        int[] added = new int[count()];
        for (int i = 0; i < added.length; i++) {
            Shard shard = shards.get(shard(i));
            int label = shard.label(i - start(shard(i)));
            if (i > 0 && label >= 0 != some) {
                throw new BadInputException("%s has %s class, but %s before it has %s; give all a .cls, or labels=none."
                        .formatted(place(i), some ? "no" : "a", place(i - 1), some ? "one" : "none"));
            }
            some = label >= 0;
            added[i] = some ? texts.add(shard.texts.text(label), "a sample") : 0;
        }
        return some ? texts.classes(added, "'" + shards.get(0).file().path() + "'") : ClassLabels.none(count());
    }

    ClassLabels labels() {
        return classes;
    }

    @Override
    public int count() {
        return ends[ends.length - 1];
    }

    @Override
    public byte[] bytes(int picture) {
        return bytes(picture, 0);
    }

    byte[] bytes(int sample, int copy) {
        int shard = shard(sample);
        return shards.get(shard).bytes(sample - start(shard), copy);
    }

    @Override
    public String place(int sample) {
        int shard = shard(sample);
        return shards.get(shard).place(sample - start(shard));
    }

    @Override
    public int label(int sample) {
        return classes.labels()[sample];
    }

    @Override
    public List<String> classNames() {
        return classes.names();
    }

    /** How many archives, and what was left out of them. */
    @Override
    public List<String> notes() {
        TreeMap<String, Integer> others = new TreeMap<>();
        shards.forEach(shard -> shard.others.forEach((kind, count) -> others.merge(kind, count, Integer::sum)));
        return others.entrySet().stream()
                .map(other -> "%d members %s left out".formatted(other.getValue(), other.getKey()))
                .limit(8)
                .toList();
    }

    private int shard(int sample) {
        int found = Arrays.binarySearch(ends, sample + 1);
        int shard = found >= 0 ? found : -found - 1;
        // An archive without samples ends where the one before does.
        while (shard > 0 && ends[shard - 1] > sample) {
            shard--;
        }
        return shard;
    }

    private int start(int shard) {
        return shard == 0 ? 0 : ends[shard - 1];
    }
}
