package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.Utils;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import saltus.runtime.BadInputException;
import saltus.runtime.memory.MemoryLimit;

/** Where the engine starts, and the one place that does: what would end the virtual machine is refused before. */
final class NativeEngine {
    private static final String NAME = "PyTorch";

    /**
     * Room on the stack of the thread that calls the engine, for each of the engine's threads: twice what its matrix
     * products were seen to take.
     */
    private static final int STACK_KILOBYTES = 8;

    private static final int USUAL_STACK = 1024;

    static {
        // the profiling executor warms up for three calls, gains nothing, and is wrong with switched grad modes
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    }

    private NativeEngine() {}

    /** What owns arrays on a device. */
    static NDManager manager(Device device) {
        started();
        return NDManager.newBaseManager(device, NAME);
    }

    /** The memory that programs on a device are measured by; that of a graphics processor is the engine's matter. */
    static MemoryLimit limit(Device device) {
        MemoryLimit here = MemoryLimit.here();
        return device.isGpu() ? new MemoryLimit(here.heap(), Double.POSITIVE_INFINITY) : here;
    }

    /** What computes, with its version. */
    static String version() {
        return "PyTorch %s through DJL %s".formatted(started().getVersion(), Engine.getDjlVersion());
    }

    /** Graphics processors that the engine sees. */
    static int gpus() {
        return started().getGpuCount();
    }

    private static Engine started() {
        NativeLibraries.prepare();
        EngineEnvironment.prepare();
        try {
            return Engine.getEngine(NAME);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            throw new BadInputException("The engine does not start: %s; %s.".formatted(reason(e), advice()), e);
        }
    }

    private static String advice() {
        String elsewhere = Utils.getEnvOrSystemProperty("PYTORCH_LIBRARY_PATH");
        return elsewhere == null
                ? "see that programs may run from the folder '%s' (it may be mounted 'noexec'), delete it, so that it is made anew, or set DJL_CACHE_DIR to another"
                        .formatted(NativeLibraries.cache())
                : "PYTORCH_LIBRARY_PATH is '%s': give the folder with all of libtorch, and in PYTORCH_FLAVOR its kind, cpu or cu128, as 'saltus explain Devices' says, or leave both unset"
                        .formatted(elsewhere);
    }

    private static String reason(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("it does not say why");
    }

    /** Sets the number of threads for an engine that has not started. */
    static void useThreads(int threads) {
        int most = mostThreads();
        if (threads < 1 || threads > most) {
            throw new BadInputException(
                    "The number of threads is %d; give 1 to %d, as many as the stack of this Java has room for (more with a larger one, 'java -Xss2m' and so on, at %d KB each)."
                            .formatted(threads, most, STACK_KILOBYTES));
        }
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
    }

    static int mostThreads() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        int kilobytes = machine == null
                ? 0
                : Integer.parseInt(machine.getVMOption("ThreadStackSize").getValue());
        return Math.max(1, (kilobytes == 0 ? USUAL_STACK : kilobytes) / STACK_KILOBYTES);
    }
}
