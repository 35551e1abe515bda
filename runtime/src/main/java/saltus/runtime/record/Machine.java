package saltus.runtime.record;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.runtime.JsonFile;
import saltus.runtime.Place;
import saltus.runtime.Version;
import saltus.runtime.memory.MemoryLimit;

/** {@code machine.json}: where a run is trained, by which versions, and when it was begun. */
public final class Machine {
    private static final String STARTED = "started";
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** The file of a run's folder. */
    static Path file(Path folder) {
        return folder.resolve("machine.json");
    }

    /**
     * Writes what there is here; when the run was begun is kept from what is there already.
     *
     * @param engine what computes, with its version
     * @param device on which
     */
    static void write(Path folder, String engine, String device) {
        Instant started = began(folder).orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
        JsonObject machine = new JsonObject();
        machine.addProperty("saltus", Version.NUMBER);
        machine.addProperty("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        machine.addProperty("engine", engine);
        machine.addProperty(
                "system",
                "%s %s, %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        machine.addProperty("processor", processor());
        machine.addProperty("cores", Runtime.getRuntime().availableProcessors());
        double memory = MemoryLimit.here().machine();
        if (Double.isFinite(memory)) {
            machine.addProperty("memory_bytes", (long) memory);
        }
        machine.addProperty("device", device);
        machine.addProperty(STARTED, started.toString());
        JsonFile.write(file(folder), machine);
    }

    /** As the system calls it. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException none) {
            return System.getProperty("os.arch");
        }
    }

    /** When a folder's run was begun; the beginning of 1970 if nobody has kept that. */
    public static Instant started(Path folder) {
        return began(folder).orElse(Instant.EPOCH);
    }

    private static Optional<Instant> began(Path folder) {
        Optional<String> text = Place.isTaken(file(folder))
                ? JsonFile.read(file(folder)).flatMap(machine -> JsonLines.text(machine, STARTED))
                : Optional.empty();
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }
}
