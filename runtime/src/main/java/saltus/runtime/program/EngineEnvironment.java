package saltus.runtime.program;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Map;

/**
 * What the engine's libraries read from the environment of the process when they are loaded. A variable that the user has set
 * is left alone.
 *
 * <p>Threads that wait for each other spin: that is fast while each has a processor, and a catastrophe while one of them has
 * to wait for its turn, since the others then burn what it is waiting for. So they spin for as long as a small operation
 * takes, and sleep then.
 */
final class EngineEnvironment {
    /** Turns of a waiting thread before it sleeps. Ten times as many made a busy machine two to three times slower. */
    private static final Map<String, String> WANTED = Map.of(
            "GOMP_SPINCOUNT", "1000",
            // fresh memory in large pages
            "THP_MEM_ALLOC_ENABLE", "1");

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
}
