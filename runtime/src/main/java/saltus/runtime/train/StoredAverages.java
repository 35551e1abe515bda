package saltus.runtime.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Place;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.identity.Identity;
import saltus.runtime.program.TrainingState;

/**
 * Power-function averages of a run that were kept on the way, each file {@code averages/STEP.safetensors} with those of one
 * step: what averages of any length are made of after the fact. A run that was killed writes the same files again.
 */
final class StoredAverages {
    /** Nobody keeps more, and the sums would lose their digits. */
    private static final int MOST_FILES = 500;

    private static final String FORMAT = "saltus averages 1";
    private static final String FORMAT_KEY = "format";
    private static final String STEP_KEY = "step";
    private static final String ENDING = ".safetensors";

    /**
     * An average of a file.
     *
     * @param profile what it averages over
     * @param file where it is
     * @param prefix of its tensors
     */
    record Stored(PowerProfile profile, Path file, String prefix) {}

    private StoredAverages() {}

    /** Keeps the averages that are power functions. */
    static void write(RunFolder folder, TrainingState state, List<Averaging> more, Identity identity, long step) {
        Map<String, String> metadata = new LinkedHashMap<>(identity.texts());
        metadata.put(FORMAT_KEY, FORMAT);
        metadata.put(STEP_KEY, String.valueOf(step));
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < more.size(); i++) {
            if (more.get(i) instanceof Averaging.Power) {
                String prefix = TrainingState.averageName(i + 1);
                entries.addAll(Checkpoint.entries(prefix, state.moreAverages().get(i), state.trained(), step));
            }
        }
        Path averages = folder.averages();
        try {
            Files.createDirectories(averages);
        } catch (IOException e) {
            throw FileProblem.cannotWrite(averages, e);
        }
        SafetensorsWriter.writeSealed(averages.resolve(step + ENDING), metadata, entries);
    }

    /**
     * All that a run has kept up to its checkpoint, that of the checkpoint included.
     *
     * @throws BadInputException if one cannot be read, or is of another run
     */
    static List<Stored> of(Checkpoint checkpoint) {
        List<Stored> all = new ArrayList<>(stored(checkpoint.path(), checkpoint.identity(), checkpoint.step()));
        Path folder = new RunFolder(checkpoint.folder()).averages();
        for (Path file : files(folder)) {
            try (SafetensorsReader reader = SafetensorsReader.openSealed(file)) {
                Map<String, String> texts = new LinkedHashMap<>(reader.metadata());
                texts.remove(FORMAT_KEY);
                long step = step(texts.remove(STEP_KEY), file);
                List<String> differences = RunCard.differences(new Identity(checkpoint.identity()), texts);
                if (!differences.isEmpty()) {
                    throw new BadInputException(
                            "The averages '%s' are of another run than the checkpoint (%s); delete them."
                                    .formatted(file, String.join("; ", differences)));
                }
                if (step < checkpoint.step()) {
                    all.addAll(stored(file, texts, step));
                }
            }
        }
        return all;
    }

    private static List<Path> files(Path folder) {
        if (Place.at(folder) != Place.FOLDER) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(ENDING))
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new BadInputException("The folder '%s' has more than %d files of averages; delete some of them."
                        .formatted(folder, MOST_FILES));
            }
            return files;
        } catch (IOException e) {
            throw FileProblem.cannotRead(folder, e);
        }
    }

    private static List<Stored> stored(Path file, Map<String, String> texts, long step) {
        List<Stored> stored = new ArrayList<>();
        List<String> names = names(texts);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith(Averaging.POWER)
                    && Averaging.parse(names.get(i)) instanceof Averaging.Power power) {
                stored.add(
                        new Stored(PowerProfile.of((double) step, power.length()), file, TrainingState.averageName(i)));
            }
        }
        return stored;
    }

    /** The names of the averages that an identity has. */
    static List<String> names(Map<String, String> texts) {
        return List.of(
                texts.getOrDefault(Checkpoint.AVERAGES, Checkpoint.AVERAGES).split(", ", -1));
    }

    private static long step(@Nullable String text, Path file) {
        if (text == null || !text.matches("[1-9][0-9]{0,17}")) {
            throw new BadInputException("The averages '%s' do not say their step; delete them.".formatted(file));
        }
        return Long.parseLong(text);
    }
}
