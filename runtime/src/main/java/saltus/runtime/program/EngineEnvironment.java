package saltus.runtime.program;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.List;
import java.util.Map;
import saltus.runtime.doctor.Finding;
import saltus.runtime.doctor.SystemFiles;

/**
 * What the engine's libraries read from the environment of the process when they are loaded. A variable that the user has set
 * is left alone.
 *
 * <p>Threads that wait for each other spin: that is fast while each has a processor, and a catastrophe while one of them has
 * to wait for its turn, since the others then burn what it is waiting for. So they spin for as long as a small operation
 * takes, and sleep then.
 */
final class EngineEnvironment {
    /** Turns of a waiting thread before it sleeps. */
    private static final String SPIN = "GOMP_SPINCOUNT";

    /** Fresh memory in large pages. */
    private static final String PAGES = "THP_MEM_ALLOC_ENABLE";

    /**
     * Measured by the benchmark {@code EngineSettings}, steps of MeanFlow with sit:384x6x6/2, batch 4, on two processors that
     * eight times as many others wanted. With two threads 1,000 turns took 4.6 s a step and 1.63 s of processors, 300,000
     * (what the library does by itself) 21.5 and 6.53, none at all 3.8 and 1.70. Where nothing else runs, steps of
     * sit:128x4x4/2, 64 latents of 8x8x4, take 53 ms with 1,000 turns, 52 with 300,000, and 87 with none. Large pages were neither gain nor loss, 1.57
     * s of processors with one thread and 1.58 without them: they stay for larger allocations, of which filling a fresh one
     * of 100 MB took 27 ms of a processor instead of 470.
     *
     * <p>The C library is left as it is. Told to give tensors of 4 MB and more back to the system at once
     * (MALLOC_MMAP_THRESHOLD_=4194304) it saves memory where little else is held, and fresh pages cost time. Steps of
     * LatentMeanFlow, 256 tokens, one thread, of the processor and at the most, without and with it: sit:384x4x6/2, batch 8, at
     * once 1.72 s, 487 MB and 1.87 s, 483 MB; computed again 1.94 s, 308 MB and 2.04 s, 267 MB; in four turns 1.77 s, 208 MB
     * and 1.78 s, 172 MB; sit:128x4x4/2, batch 16, 0.57 s, 308 MB and 0.68 s, 304 MB; 0.66 s, 225 MB and 0.86 s, 189 MB; 0.56 s,
     * 113 MB and 0.65 s, 116 MB.
     */
    private static final Map<String, String> WANTED = Map.of(SPIN, "1000", PAGES, "1");

    /** Says how threads wait, too: who has set one has decided. */
    private static final String POLICY = "OMP_WAIT_POLICY";

    private EngineEnvironment() {}

    /** Sets what is not set; has an effect before the libraries are loaded. */
    static void prepare() {
        if (!Platform.isLinux()) {
            return; // another library of threads, with other variables
        }
        WANTED.forEach((name, value) -> {
            boolean decided = System.getenv(name) != null || (name.startsWith("GOMP") && System.getenv(POLICY) != null);
            if (!decided) {
                NativeLibrary.getInstance("c").getFunction("setenv").invokeInt(new Object[] {name, value, 1});
            }
        });
    }

    /**
     * What is set, and whether the kernel goes along.
     *
     * @param environment as the user has it
     */
    static List<Finding> findings(SystemFiles files, Map<String, String> environment) {
        return Platform.isLinux() ? List.of(waiting(environment), largePages(files, environment)) : List.of();
    }

    private static Finding waiting(Map<String, String> environment) {
        String policy = environment.getOrDefault(POLICY, "");
        String turns = environment.getOrDefault(SPIN, "");
        if (policy.isEmpty() && turns.isEmpty()) {
            return Finding.well("waiting threads", "spin for %s turns, then sleep".formatted(WANTED.get(SPIN)));
        }
        String found = policy.isEmpty() ? SPIN + "=" + turns : POLICY + "=" + policy;
        boolean spins = policy.isEmpty() ? !turns.matches("0*\\d{1,4}") : policy.equalsIgnoreCase("active");
        return spins
                ? Finding.note(
                        "waiting threads",
                        found,
                        "threads that spin for long make a machine with other work many times slower; leave both variables unset")
                : Finding.well("waiting threads", found);
    }

    private static Finding largePages(SystemFiles files, Map<String, String> environment) {
        String kernel = files.largePages().orElse("nothing");
        boolean asked = !environment.getOrDefault(PAGES, "1").equals("0");
        String found = "the kernel says %s, %s=%s".formatted(kernel, PAGES, asked ? "1" : "0");
        if (kernel.equals("never")) {
            return Finding.note(
                    "large pages",
                    found,
                    "fresh memory is dearer than it need be; 'echo madvise > /sys/kernel/mm/transparent_hugepage/enabled' as root");
        }
        return asked
                ? Finding.well("large pages", found)
                : Finding.note(
                        "large pages", found, "fresh memory is dearer than it need be; leave the variable unset");
    }
}
