package saltus.runtime.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The memory that a process may take besides all that it has taken at once so far.
 *
 * @param machine bytes of the machine, or of the container
 * @param available bytes that the system has for everybody
 * @param resident bytes of this process
 * @param peak bytes of this process when they were most
 */
public record FreeMemory(double machine, double available, double resident, double peak) {
    /** Of the machine, which is left to others. */
    private static final double SPARED = 0.05;

    private static final Path SYSTEM = Path.of("/proc/meminfo");
    private static final Path PROCESS = Path.of("/proc/self/status");
    private static final double KILO = 1024;

    /** What there is; nothing where the system does not say it in Linux's way. */
    public static double here() {
        try {
            OptionalDouble available = number(Files.readAllLines(SYSTEM), "MemAvailable");
            List<String> status = Files.readAllLines(PROCESS);
            OptionalDouble resident = number(status, "VmRSS");
            OptionalDouble peak = number(status, "VmHWM");
            if (available.isEmpty() || resident.isEmpty() || peak.isEmpty()) {
                return 0;
            }
            return new FreeMemory(
                            MemoryLimit.here().machine(),
                            available.getAsDouble(),
                            resident.getAsDouble(),
                            peak.getAsDouble())
                    .bytes();
        } catch (IOException e) {
            return 0;
        }
    }

    private static OptionalDouble number(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.matches(name + ":\\s*[0-9]{1,15} kB"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * KILO)
                .findFirst();
    }

    /** So many that a peak like the last one has room beside them; negative if it would have none itself. */
    public double bytes() {
        return Math.min(available - (peak - resident), machine - peak) - SPARED * machine;
    }
}
