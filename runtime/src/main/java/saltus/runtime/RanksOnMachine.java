package saltus.runtime;

/** Processes of one training that share this machine, its processors and its memory. */
public final class RanksOnMachine {
    private static final String COUNT = "LOCAL_WORLD_SIZE";

    private RanksOnMachine() {}

    /** How many there are, this one included, as who has started them says; 1 for a process alone. */
    public static int count() {
        String text = System.getenv(COUNT);
        return text != null && text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : 1;
    }
}
