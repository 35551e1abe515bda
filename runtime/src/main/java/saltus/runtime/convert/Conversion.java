package saltus.runtime.convert;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import saltus.runtime.Ahead;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.FolderLock;
import saltus.runtime.JsonFile;
import saltus.runtime.Place;
import saltus.runtime.data.stored.ClassesFile;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Registry;

/**
 * One conversion.
 *
 * @param records what is written
 * @param source what makes it this conversion and no other: the data by text and content
 * @param writer of the format
 * @param whole what the files say
 * @param blockRecords records of a block
 * @param encoder what makes the block that is written of the block that is read
 */
public record Conversion(
        Records records, String source, RecordsWriter writer, Whole whole, int blockRecords, Encoder encoder) {
    private static final String DESCRIPTION = ".convert.json";
    private static final int BLOCKS_AHEAD = 2;

    /** What happens to a block before it is written. */
    @FunctionalInterface
    public interface Encoder {
        /** Nothing. */
        Encoder NONE = block -> block;

        /** The block that is written. */
        Block encoded(Block block);
    }

    /** The formats that are registered. */
    public static Registry<RecordsWriter> writers() {
        return Registry.load(RecordsWriter.class, "format");
    }

    /** What is known of records. */
    public static Whole whole(Records records, Numbers numbers) {
        long[] labels =
                IntStream.range(0, records.count()).mapToLong(records::label).toArray();
        return new Whole(records.form(), records.shape(), records.copies(), labels, records.classNames(), numbers);
    }

    /** How numbers are best kept: pixels that are levels as such, by the first records. */
    public static Numbers fitting(Records records, int looked) {
        Block first = Block.read(records, 0, Math.min(looked, records.count()));
        return records.form() == Form.PIXELS && Numbers.areLevels(first.values()[0]) ? Numbers.LEVELS : Numbers.SINGLE;
    }

    /**
     * Writes what is not there yet.
     *
     * @param target a file, or a folder of shards, which need not be there
     * @param progress is told the records that are written, those of earlier commands included
     * @throws BadInputException if something else is there, or a record cannot be read
     */
    public void run(Path target, IntConsumer progress) {
        if (writer.isOneFile()) {
            AtomicFile.requireWritable(target);
            writer.write(target, whole, blocks(progress));
            ClassesFile.write(target, whole.classNames());
            progress.accept(whole.count());
            return;
        }
        try (FolderLock lock = FolderLock.of(target)) {
            requireOwn(lock.folder());
            ClassesFile.write(target, whole.classNames());
            shards(target, progress);
        }
    }

    private void requireOwn(Path folder) {
        Path description = folder.resolve(DESCRIPTION);
        String text = description();
        if (Place.isTaken(description)) {
            Optional<JsonObject> there = JsonFile.read(description);
            if (there.isEmpty() || !there.get().toString().equals(text)) {
                throw new BadInputException(
                        "'%s' has files of another conversion; give another folder, or delete it.".formatted(folder));
            }
        } else if (hasFiles(folder)) {
            throw new BadInputException(
                    "'%s' has other files; give a folder that is empty or not there.".formatted(folder));
        }
        AtomicFile.write(description, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean hasFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> !file.getFileName().toString().startsWith("."));
        } catch (IOException e) {
            throw FileProblem.cannotRead(folder, e);
        }
    }

    private String description() {
        JsonObject json = new JsonObject();
        json.addProperty("source", source);
        json.addProperty("format", writer.name());
        json.addProperty("whole", whole.text());
        json.addProperty("block", blockRecords);
        return json.toString();
    }

    private void shards(Path folder, IntConsumer progress) {
        int[] missing = IntStream.range(0, blockCount())
                .filter(block -> !Place.isTaken(shard(folder, block)))
                .toArray();
        int done = whole.count() - IntStream.of(missing).map(this::length).sum();
        progress.accept(done);
        try (Ahead<Block> blocks = ahead(missing)) {
            for (int i = 0; i < missing.length; i++) {
                Block block = blocks.take(i);
                writer.write(shard(folder, missing[i]), whole, List.of(block));
                done += block.count();
                progress.accept(done);
            }
        }
    }

    private Path shard(Path folder, int block) {
        int digits = Math.max(5, String.valueOf(blockCount()).length());
        return folder.resolve(("%0" + digits + "d%s").formatted(block, writer.ending()));
    }

    private int blockCount() {
        return (whole.count() + blockRecords - 1) / blockRecords;
    }

    private int length(int block) {
        return Math.min(blockRecords, whole.count() - block * blockRecords);
    }

    /** All blocks; the next is read while one is written. */
    private Iterable<Block> blocks(IntConsumer progress) {
        return () -> {
            Ahead<Block> ahead = ahead(IntStream.range(0, blockCount()).toArray());
            return IntStream.range(0, blockCount())
                    .mapToObj(number -> {
                        Block block = ahead.take(number);
                        progress.accept(block.first());
                        return block;
                    })
                    .iterator();
        };
    }

    private Ahead<Block> ahead(int... numbers) {
        return new Ahead<>(
                i -> encoder.encoded(Block.read(records, numbers[(int) i] * blockRecords, length(numbers[(int) i]))),
                numbers.length,
                BLOCKS_AHEAD);
    }
}
