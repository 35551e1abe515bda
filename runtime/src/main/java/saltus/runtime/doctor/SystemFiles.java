package saltus.runtime.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Linux says of itself in files; where there are none nothing is known.
 *
 * @param root the folder with {@code proc} and {@code sys}
 */
public record SystemFiles(Path root) {
    private static final double KILO = 1024;

    /** Those of this machine. */
    public static SystemFiles here() {
        return new SystemFiles(Path.of("/"));
    }

    /** The name of the processor. */
    public Optional<String> processor() {
        return line("proc/cpuinfo", "model name");
    }

    /** Who made the processor, such as GenuineIntel or AuthenticAMD. */
    public Optional<String> maker() {
        return line("proc/cpuinfo", "vendor_id");
    }

    /** What the processor can do, by the names that Linux gives it; empty if nothing is known. */
    public Set<String> instructions() {
        return line("proc/cpuinfo", "flags")
                .map(flags -> (Set<String>) new TreeSet<>(Arrays.asList(flags.split("\\s+"))))
                .orElseGet(Set::of);
    }

    /** Processes that ran or waited for their turn in the last minute, on average. */
    public OptionalDouble load() {
        return lines("proc/loadavg").stream()
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[0]))
                .findFirst();
    }

    /** Bytes of the machine's memory, whatever a container may have of it. */
    public OptionalDouble memory() {
        return bytes("MemTotal");
    }

    /** Bytes that programs can still have without others losing theirs. */
    public OptionalDouble availableMemory() {
        return bytes("MemAvailable");
    }

    /** When fresh memory comes in large pages: always, madvise (to programs that ask), never. */
    public Optional<String> largePages() {
        return lines("sys/kernel/mm/transparent_hugepage/enabled").stream()
                .map(Pattern.compile("\\[(\\w+)]")::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private OptionalDouble bytes(String name) {
        return line("proc/meminfo", name)
                .map(text -> OptionalDouble.of(KILO * Double.parseDouble(text.replaceAll("\\D", ""))))
                .orElseGet(OptionalDouble::empty);
    }

    private Optional<String> line(String file, String name) {
        return lines(file).stream()
                .filter(line -> line.startsWith(name) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException none) {
            return List.of();
        }
    }
}
