package saltus.runtime.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import saltus.runtime.RanksOnMachine;

/**
 * The memory that there is.
 *
 * @param heap bytes that Java's objects may take
 * @param machine bytes of the machine, or of the container that Java runs in
 */
public record MemoryLimit(double heap, double machine) {
    /** The limits of this virtual machine; of a rank, its share of the machine. */
    public static MemoryLimit here() {
        double heap = Runtime.getRuntime().maxMemory();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double machine = system == null ? Double.POSITIVE_INFINITY : system.getTotalMemorySize();
        return new MemoryLimit(heap, machine / RanksOnMachine.count());
    }
}
