package saltus.runtime.doctor;

import java.util.List;
import java.util.Locale;
import saltus.runtime.memory.MemoryLimit;

/**
 * The memory that a training may have.
 *
 * @param files of the system
 * @param limit what Java was told, in a container its limit
 */
public record MemoryExamination(SystemFiles files, MemoryLimit limit) implements Examination {
    private static final double GIGA = 1e9;
    private static final double NEARLY_ALL = 0.97;
    private static final double LEAST = 1e9;
    private static final double MOSTLY_TAKEN = 0.5;

    /** That of this machine. */
    public static MemoryExamination here() {
        return new MemoryExamination(SystemFiles.here(), MemoryLimit.here());
    }

    @Override
    public List<Finding> findings() {
        double machine = files.memory().orElse(limit.machine());
        boolean isLimited = limit.machine() < NEARLY_ALL * machine;
        String found = isLimited
                ? gigabytes(limit.machine()) + " by the limit of a container, of " + gigabytes(machine)
                : gigabytes(limit.machine());
        Finding all = limit.machine() < LEAST
                ? Finding.stop(
                        "memory",
                        found,
                        "Java and the engine take half a gigabyte themselves; give the machine or container more")
                : isLimited
                        ? Finding.note(
                                "memory",
                                found,
                                "what takes more is killed without a word; raise the container's limit for larger networks")
                        : Finding.well("memory", found);
        return files.availableMemory().isPresent()
                ? List.of(all, available(files.availableMemory().orElseThrow()))
                : List.of(all);
    }

    private Finding available(double bytes) {
        String found = gigabytes(bytes) + " free";
        return bytes < MOSTLY_TAKEN * limit.machine()
                ? Finding.note(
                        "memory now",
                        found,
                        "other programs have the rest; what is planned for the whole machine may not fit beside them")
                : Finding.well("memory now", found);
    }

    private static String gigabytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / GIGA);
    }
}
