package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.util.List;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;
import saltus.runtime.RanksOnMachine;

/** Where programs run, by how it is written on the command line. */
public final class Devices {
    private Devices() {}

    /**
     * Threads that the environment asks for ({@code OMP_NUM_THREADS}), or else as many as there are processors for each rank on
     * this machine.
     */
    public static int usualThreads() {
        String wanted = System.getenv("OMP_NUM_THREADS");
        return wanted != null && wanted.matches("[1-9]\\d{0,3}")
                ? Integer.parseInt(wanted)
                : Math.max(1, Math.min(NativeEngine.mostThreads(), processors()));
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors() / RanksOnMachine.count();
    }

    /**
     * How many threads the engine uses on the CPU; has an effect before the first program is made.
     *
     * @throws BadInputException if there are none, or so many that the engine would end the virtual machine
     */
    public static void useThreads(int threads) {
        NativeEngine.useThreads(threads);
    }

    /** What computes on all of them, with its version. */
    public static String engine() {
        return NativeEngine.version();
    }

    /** By what products of weights are made on a device, in words: the last bits of numbers depend on it. */
    public static String products(Device device) {
        return Products.on(device).toString();
    }

    /** Bytes of memory of each graphics processor that the engine can use; none if it does not start. */
    public static List<Double> gpuMemories() {
        try {
            return IntStream.range(0, NativeEngine.gpus())
                    .mapToObj(
                            i -> (double) CudaUtils.getGpuMemory(Device.gpu(i)).getMax())
                    .toList();
        } catch (BadInputException none) {
            return List.of();
        }
    }

    /**
     * The device of a text: {@code cpu}, {@code gpu:N}, or {@code gpu}: the first, or of several ranks on this machine to each its
     * own.
     *
     * @throws BadInputException if the text is none of these or the machine has no such device
     */
    public static Device parse(String text) {
        if (text.equals("cpu")) {
            return Device.cpu();
        }
        if (!text.matches("gpu(:\\d{1,3})?")) {
            throw new BadInputException("There is no device '%s'; write cpu, gpu or gpu:N.".formatted(text));
        }
        return Device.gpu(gpu(text, RanksOnMachine.own(), RanksOnMachine.count(), NativeEngine.gpus()));
    }

    /**
     * The number of a GPU.
     *
     * @param own number of this rank on this machine
     * @param ranks on this machine
     * @param present GPUs of this machine
     */
    static int gpu(String text, int own, int ranks, int present) {
        boolean each = text.equals("gpu");
        int wanted = Math.max(own + 1, ranks);
        if (each && wanted > 1 && wanted > present) {
            throw new BadInputException(
                    "On this machine %d ranks train, each on a GPU of its own, and the engine sees %d; start fewer ranks there, or say by --device gpu:N which one each of them is to take of those that it sees (saltus explain Ranks)."
                            .formatted(wanted, present));
        }
        int number = each ? own : Integer.parseInt(text.substring("gpu:".length()));
        if (number >= present) {
            throw new BadInputException(
                    "The device '%s' is not there: the engine sees %d GPUs; use --device cpu, or give it its CUDA libraries (saltus explain Devices)."
                            .formatted(text, present));
        }
        return number;
    }
}
