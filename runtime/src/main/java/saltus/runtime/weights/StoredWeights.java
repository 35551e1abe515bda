package saltus.runtime.weights;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;

/** The weights of a file, by parts; see the package. */
public final class StoredWeights implements AutoCloseable {
    /** The trained weights. */
    public static final String MODEL = "model";

    /** Their moving average. */
    public static final String AVERAGE = "ema";

    private final Path path;
    private final String kind;
    private final Map<String, Map<String, StoredTensor>> parts;
    private final Map<Object, Object> arguments;
    private final OptionalLong steps;
    private final List<String> notes;
    private final Runnable close;

    StoredWeights(
            Path path,
            String kind,
            Map<String, Map<String, StoredTensor>> parts,
            Map<Object, Object> arguments,
            OptionalLong steps,
            List<String> notes,
            Runnable close) {
        this.path = path;
        this.kind = kind;
        this.parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        this.arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        this.steps = steps;
        this.notes = List.copyOf(notes);
        this.close = close;
    }

    /** Where they are. */
    public Path path() {
        return path;
    }

    /** What the file is, such as "a file of PyTorch". */
    public String kind() {
        return kind;
    }

    /** The tensors of every part by name, in the order of the file. */
    public Map<String, Map<String, StoredTensor>> parts() {
        return parts;
    }

    /** What the script that saved it was called with, by name; empty if the file does not say. */
    public Map<Object, Object> arguments() {
        return arguments;
    }

    /** Steps that the weights were trained; empty if the file does not say. */
    public OptionalLong steps() {
        return steps;
    }

    /** What was done to names, and what was passed over, in sentences without an end. */
    public List<String> notes() {
        return notes;
    }

    /** The part that is sampled: the moving average where there is one. */
    public String sampled() {
        return parts.containsKey(AVERAGE) ? AVERAGE : MODEL;
    }

    /**
     * The tensors of a part.
     *
     * @throws BadInputException if the file does not have it
     */
    public Map<String, StoredTensor> part(String name) {
        Map<String, StoredTensor> part = parts.get(name);
        if (part == null) {
            throw new BadInputException("The file '%s' has no weights under %s; it has %s."
                    .formatted(
                            path,
                            Quoted.of(name),
                            parts.keySet().stream().map(Quoted::of).collect(Collectors.joining(", "))));
        }
        return part;
    }

    @Override
    public void close() {
        close.run();
    }
}
