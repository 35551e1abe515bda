package saltus.runtime.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory that there is.
 *
 * @param heap bytes that Java's objects may take
 * @param machine bytes of the machine, or of the container that Java runs in
 */
public record MemoryLimit(double heap, double machine) {
    /** The limits of this virtual machine. */
    public static MemoryLimit here() {
        double heap = Runtime.getRuntime().maxMemory();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MemoryLimit(heap, system == null ? Double.POSITIVE_INFINITY : system.getTotalMemorySize());
    }
}
