package saltus.runtime;

import java.util.Map;

/** Processes of one training that share this machine, its processors and its memory. */
public final class RanksOnMachine {
    private static final String COUNT = "LOCAL_WORLD_SIZE";

    /** torchrun's and ours; Slurm's counts where ranks are told where to meet, since it numbers those that train alone, too. */
    private static final String OWN = "LOCAL_RANK";

    private static final String SLURM_OWN = "SLURM_LOCALID";
    private static final String MEETING = "MASTER_ADDR";

    private RanksOnMachine() {}

    /** How many there are, this one included, as who has started them says; 1 for a process alone. */
    public static int count() {
        String text = System.getenv(COUNT);
        return text != null && text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : 1;
    }

    /** Which of them this one is, from 0. */
    public static int own() {
        return own(System.getenv());
    }

    static int own(Map<String, String> environment) {
        String slurm = environment.containsKey(MEETING) ? environment.getOrDefault(SLURM_OWN, "0") : "0";
        String text = environment.getOrDefault(OWN, slurm);
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
