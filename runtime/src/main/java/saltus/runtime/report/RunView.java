package saltus.runtime.report;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import saltus.runtime.BadInputException;
import saltus.runtime.JsonFile;
import saltus.runtime.Place;
import saltus.runtime.ReadableFile;
import saltus.runtime.record.Explanation;
import saltus.runtime.record.JsonLines;
import saltus.runtime.record.Previews;
import saltus.runtime.record.Timings;
import saltus.runtime.record.WeightDistributions;

/**
 * A run as its folder tells it. What is missing is empty; what is damaged is said.
 *
 * @param folder where it is
 * @param identity what makes it what it is, from run.json
 * @param settings what else it was asked for
 * @param machine where it was trained
 * @param design what the recipe is and what was proved
 * @param source of the recipe; may be empty
 * @param log its lines
 * @param timings when they were written
 * @param measured its measurements, by rising steps
 * @param last the measurement of its end
 * @param weights how its weights were distributed
 * @param errors where the design is hard to learn
 * @param previews samples of fixed noise, by steps
 * @param picture the samples of its end, a PNG file
 * @param damage what could not be read, a sentence each
 */
record RunView(
        Path folder,
        Map<String, String> identity,
        Map<String, String> settings,
        Map<String, String> machine,
        Optional<Explanation> design,
        String source,
        List<JsonObject> log,
        Timings timings,
        List<JsonObject> measured,
        Optional<JsonObject> last,
        List<WeightDistributions> weights,
        Optional<ErrorMap> errors,
        Map<Long, Path> previews,
        Optional<byte[]> picture,
        List<String> damage) {
    private static final int MOST_SOURCE = 1 << 20;

    /**
     * Reads a folder.
     *
     * @throws BadInputException if there is none
     */
    static RunView read(Path folder) {
        if (Place.at(folder) != Place.FOLDER) {
            throw new BadInputException(
                    "There is no run folder '%s'; give one that `saltus train` has made.".formatted(folder));
        }
        return new Reader(folder).read();
    }

    /** The name of the folder. */
    String name() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /** Steps that are known to have been made. */
    long steps() {
        long logged = log.stream()
                .mapToLong(line -> JsonLines.step(line).orElse(0))
                .max()
                .orElse(0);
        long weighed = weights.isEmpty() ? 0 : weights.get(weights.size() - 1).step();
        long seen = previews.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        return Math.max(logged, Math.max(weighed, seen));
    }

    /** Steps that it was asked for; empty if nobody has kept that. */
    OptionalDouble wanted() {
        try {
            return settings.containsKey("steps")
                    ? OptionalDouble.of(Double.parseDouble(settings.get("steps")))
                    : OptionalDouble.empty();
        } catch (NumberFormatException damaged) {
            return OptionalDouble.empty();
        }
    }

    /** True if nothing is known of it. */
    boolean isEmpty() {
        return identity.isEmpty() && log.isEmpty() && design.isEmpty();
    }

    /** Reads one file after the other, and remembers what could not be read. */
    private static final class Reader {
        private final Path folder;
        private final List<String> damage = new ArrayList<>();

        Reader(Path folder) {
            this.folder = folder;
        }

        RunView read() {
            Map<String, String> identity = object("run.json")
                    .map(json -> json.get("run") instanceof JsonObject run ? texts(run) : damaged("run.json"))
                    .orElse(Map.of());
            List<JsonObject> log = lines("log.jsonl");
            List<JsonObject> measured = lines("measured.jsonl");
            List<WeightDistributions> weights = lines("weights.jsonl").stream()
                    .map(WeightDistributions::of)
                    .flatMap(Optional::stream)
                    .toList();
            Timings timings = Timings.of(lines("timings.jsonl"));
            return new RunView(
                    folder,
                    identity,
                    object("settings.json").map(Reader::texts).orElse(Map.of()),
                    object("machine.json").map(Reader::texts).orElse(Map.of()),
                    file("design.json", path -> {
                                Optional<Explanation> read = Explanation.read(path);
                                if (read.isEmpty()) {
                                    damaged("design.json");
                                }
                                return read;
                            })
                            .flatMap(Function.identity()),
                    file(
                                    "recipe.java",
                                    path -> new String(ReadableFile.bytes(path, MOST_SOURCE), StandardCharsets.UTF_8))
                            .orElse(""),
                    log,
                    timings,
                    measured,
                    object("metrics.json"),
                    weights,
                    object("errors.json").flatMap(json -> {
                        Optional<ErrorMap> map = ErrorMap.of(json);
                        if (map.isEmpty()) {
                            damaged("errors.json");
                        }
                        return map;
                    }),
                    file("previews", path -> Previews.of(folder)).orElse(Map.of()),
                    picture(),
                    List.copyOf(damage));
        }

        private Optional<byte[]> picture() {
            return file("samples.png", path -> {
                        Optional<byte[]> png = Previews.png(path);
                        if (png.isEmpty()) {
                            damage.add("'samples.png' is no PNG file, and is not shown.");
                        }
                        return png;
                    })
                    .flatMap(Function.identity());
        }

        private List<JsonObject> lines(String name) {
            Optional<JsonLines> lines = file(name, JsonLines::read);
            lines.ifPresent(read -> damage.addAll(read.damage()));
            return lines.map(JsonLines::objects).orElse(List.of());
        }

        private Optional<JsonObject> object(String name) {
            Optional<Optional<JsonObject>> read = file(name, JsonFile::read);
            if (read.isPresent() && read.get().isEmpty()) {
                damaged(name);
            }
            return read.flatMap(Function.identity());
        }

        private Map<String, String> damaged(String name) {
            damage.add("'%s' is damaged, and what it says is not shown.".formatted(name));
            return Map.of();
        }

        /** What a file says; empty if there is none, or it cannot be read. */
        private <T> Optional<T> file(String name, Function<Path, T> reader) {
            Path path = folder.resolve(name);
            try {
                return Place.isTaken(path) ? Optional.of(reader.apply(path)) : Optional.empty();
            } catch (BadInputException unreadable) {
                damage.add(unreadable.getMessage());
                return Optional.empty();
            }
        }

        private static Map<String, String> texts(JsonObject json) {
            Map<String, String> texts = new LinkedHashMap<>();
            json.entrySet().forEach(entry -> {
                boolean plain = entry.getValue().isJsonPrimitive();
                texts.put(
                        entry.getKey(),
                        plain
                                ? entry.getValue().getAsString()
                                : entry.getValue().toString());
            });
            return texts;
        }
    }
}
