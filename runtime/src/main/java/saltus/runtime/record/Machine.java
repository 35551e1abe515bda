package saltus.runtime.record;

import ai.djl.Device;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.runtime.JsonFile;
import saltus.runtime.Place;
import saltus.runtime.Quoted;
import saltus.runtime.Version;
import saltus.runtime.memory.MemoryLimit;
import saltus.runtime.program.Devices;

/** {@code machine.json}: where a run is trained, by which versions, and when it was begun. */
public final class Machine {
    private static final String STARTED = "started";
    private static final String ENGINE = "engine";
    private static final String PRODUCTS = "products";
    private static final String PROCESSOR = "processor";
    private static final String DEVICE = "device";

    /** What decides the last bits of a step's numbers. */
    private static final List<String> DECISIVE = List.of(ENGINE, PRODUCTS, PROCESSOR, DEVICE);

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** The file of a run's folder. */
    static Path file(Path folder) {
        return folder.resolve("machine.json");
    }

    /** Writes what there is here; when the run was begun is kept from what is there already. */
    static void write(Path folder, Device device) {
        Instant started = began(folder).orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
        JsonObject machine = here(device);
        machine.addProperty(STARTED, started.toString());
        JsonFile.write(file(folder), machine);
    }

    /**
     * How what a folder's run was trained by until now differs from what there is here, if the last bits of numbers depend on it: a
     * sentence without an end. Empty if nobody has kept that.
     */
    public static Optional<String> moved(Path folder, Device device) {
        JsonObject here = here(device);
        List<String> changes = kept(folder).stream()
                .flatMap(there -> DECISIVE.stream().flatMap(name -> change(name, there, here).stream()))
                .toList();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the run was trained elsewhere until now (%s), so that its last bits are others from here on"
                                .formatted(String.join("; ", changes)));
    }

    private static Optional<String> change(String name, JsonObject there, JsonObject here) {
        Optional<String> before = JsonLines.text(there, name);
        return before.flatMap(was -> JsonLines.text(here, name)
                .filter(is -> !is.equals(was))
                .map(is -> "%s was %s and is %s".formatted(name, Quoted.of(was), Quoted.of(is))));
    }

    private static JsonObject here(Device device) {
        JsonObject machine = new JsonObject();
        machine.addProperty("saltus", Version.NUMBER);
        machine.addProperty("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        machine.addProperty(ENGINE, Devices.engine());
        machine.addProperty(PRODUCTS, Devices.products(device));
        machine.addProperty(
                "system",
                "%s %s, %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        machine.addProperty(PROCESSOR, processor());
        machine.addProperty("cores", Runtime.getRuntime().availableProcessors());
        double memory = MemoryLimit.here().machine();
        if (Double.isFinite(memory)) {
            machine.addProperty("memory_bytes", (long) memory);
        }
        machine.addProperty(DEVICE, device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu");
        return machine;
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
        Optional<String> text = kept(folder).flatMap(machine -> JsonLines.text(machine, STARTED));
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> kept(Path folder) {
        return Place.isTaken(file(folder)) ? JsonFile.read(file(folder)) : Optional.empty();
    }
}
