package saltus.runtime.data.format;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Quoted;
import saltus.runtime.ReadableFile;

/**
 * The labels of edm2 and of what goes back to StyleGAN: {@code {"labels": [["00000/img00000000.npy", 5], ..]}} beside the
 * folders, which are then no classes. Read as a stream; a million of them need no more memory than their numbers.
 */
final class DatasetJson {
    private static final String NAME = "dataset.json";
    /** A text in it may be as long as the file, and is in memory thrice. */
    private static final int MEMORY_PART = 8;

    private final Path path;
    private final PathList files;
    private final int[] labels;
    /** Files mostly stand in their order, so that the next one is looked for first. */
    private int next;

    private DatasetJson(Path path, PathList files) {
        this.path = path;
        this.files = files;
        this.labels = new int[files.count()];
        Arrays.fill(labels, -1);
    }

    /**
     * The labels of files.
     *
     * @param files in natural order
     * @return empty if there is no such file, or one without labels
     * @throws BadInputException if it is damaged, or leaves out one of the files
     */
    static Optional<ClassLabels> of(PathList files) {
        Path path = files.folder().resolve(NAME);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        if (ReadableFile.require(path) > Runtime.getRuntime().maxMemory() / MEMORY_PART) {
            throw new BadInputException(
                    "'%s' is larger than a list of labels can be; give labels=none.".formatted(path));
        }
        DatasetJson json = new DatasetJson(path, files);
        try (JsonReader reader = new JsonReader(Files.newBufferedReader(path))) {
            return json.read(reader) ? Optional.of(json.labels()) : Optional.empty();
        } catch (MalformedJsonException | EOFException | IllegalStateException | NumberFormatException damaged) {
            throw json.damaged();
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    private boolean read(JsonReader reader) throws IOException {
        boolean found = false;
        reader.beginObject();
        while (reader.hasNext()) {
            if (reader.nextName().equals("labels") && reader.peek() == JsonToken.BEGIN_ARRAY) {
                found = true;
                reader.beginArray();
                while (reader.hasNext()) {
                    readLabel(reader);
                }
                reader.endArray();
            } else {
                reader.skipValue();
            }
        }
        return found;
    }

    private void readLabel(JsonReader reader) throws IOException {
        reader.beginArray();
        String name = reader.nextString();
        int label = reader.nextInt();
        reader.endArray();
        int index = index(name);
        if (index >= 0) {
            labels[index] = label;
        }
    }

    private int index(String name) {
        if (next < files.count() && files.name(next).equals(name)) {
            return next++;
        }
        int low = 0;
        int high = files.count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = FolderOrder.INSTANCE.compare(files.name(middle), name);
            if (order == 0) {
                next = middle + 1;
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }

    private ClassLabels labels() {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new BadInputException("'%s' gives the file %s no class from 0; add it or take the file away."
                        .formatted(path, Quoted.of(files.name(i))));
            }
        }
        return ClassLabels.numbered(labels, "'" + path + "'");
    }

    private BadInputException damaged() {
        return new BadInputException(
                "'%s' is no list of labels; write {\"labels\": [[\"FILE\", NUMBER], ..]} or give labels=none."
                        .formatted(path));
    }
}
