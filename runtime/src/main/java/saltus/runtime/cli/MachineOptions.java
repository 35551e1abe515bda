package saltus.runtime.cli;

import ai.djl.Device;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.runtime.network.Architecture;
import saltus.runtime.program.Devices;

/** Options about the machine, shared by commands that compute. */
final class MachineOptions {
    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "cpu",
            description = "cpu, gpu or gpu:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "CPU threads of the engine (default: OMP_NUM_THREADS if that is set, or else as many as the"
                    + " machine has processors, but one for a training whose steps are too small to be shared). The last"
                    + " bits of a run depend on it.")
    private @Nullable Integer threads;

    /** Weights times rows of a step that is worth being shared: measured on two processors. */
    private static final double WORTH_SHARING = 2e8;

    private boolean isSmall;

    /** Says what is trained, so that the usual number of threads suits it. */
    void suit(Architecture network, int batch) {
        isSmall = (double) network.parameters() * batch < WORTH_SHARING;
    }

    /** Refuses what no machine has, before anything slow is done; whether there is such a GPU is found out later. */
    void check() {
        threads();
        if (!device.startsWith("gpu")) {
            Devices.parse(device);
        }
    }

    /** Sets the threads and finds the device; to be called before anything is computed. */
    Device start() {
        threads();
        return Devices.parse(device);
    }

    /** The threads, if the engine can have as many. */
    int threads() {
        int number = threads != null ? threads : isSmall ? 1 : Devices.usualThreads();
        Devices.useThreads(number);
        return number;
    }
}
