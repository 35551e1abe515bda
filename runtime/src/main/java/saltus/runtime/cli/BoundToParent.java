package saltus.runtime.cli;

import java.io.IOException;

/**
 * The command line in a process that another one has started: it ends when its standard input does, which the system closes
 * when that other one dies, however it dies. A run that is ended like this goes on as any other.
 */
public final class BoundToParent {
    private static final int ORPHAN = 1;

    private BoundToParent() {}

    /** Runs a command and ends the virtual machine with its exit code, or with 1 when its parent is gone. */
    public static void main(String[] arguments) {
        watch();
        Saltus.main(arguments);
    }

    /** From now on this process ends when its standard input does. */
    public static void watch() {
        Thread watch = new Thread(BoundToParent::awaitEnd, "end of the parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // nobody has anything to say
            }
        } catch (IOException gone) {
            // as good as its end
        }
        Runtime.getRuntime().halt(ORPHAN);
    }
}
