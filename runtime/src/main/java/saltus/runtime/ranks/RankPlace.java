package saltus.runtime.ranks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.BadInputException;

/**
 * Which of several processes this one is, and where they meet.
 *
 * @param number of this rank, from 0
 * @param count ranks in all, at least 2
 * @param onMachine ranks on this machine, at least 1
 * @param host address of rank 0
 * @param port at which rank 0 listens
 */
public record RankPlace(int number, int count, int onMachine, String host, int port) {
    /** How many ranks there are; torchrun, Kubernetes' PyTorchJob and --ranks set these, and Slurm its own. */
    private static final List<String> COUNT = List.of("WORLD_SIZE", "SLURM_NTASKS");

    private static final List<String> NUMBER = List.of("RANK", "SLURM_PROCID");
    private static final List<String> ON_MACHINE = List.of("LOCAL_WORLD_SIZE", "SLURM_NTASKS_PER_NODE");
    private static final String HOST = "MASTER_ADDR";
    private static final String PORT = "MASTER_PORT";

    /** Set where torchrun's agent has taken the port for a store of its own. */
    private static final String TAKEN = "TORCHELASTIC_USE_AGENT_STORE";

    private static final int MOST_PORTS = 65_535;

    /**
     * The place that an environment gives; empty for a process alone.
     *
     * @throws BadInputException if it gives a part of one, or what is none
     */
    public static Optional<RankPlace> of(Map<String, String> environment) {
        boolean slurmAlone = !environment.containsKey("WORLD_SIZE") && !environment.containsKey(HOST);
        Optional<String> size = first(environment, COUNT);
        if (size.isEmpty() || slurmAlone) {
            return Optional.empty(); // a job of Slurm's that says nowhere to meet is one that trains alone
        }
        int count = number(environment, COUNT, 1, Integer.MAX_VALUE);
        if (count == 1) {
            return Optional.empty();
        }
        int number = number(environment, NUMBER, 0, count - 1);
        int onMachine = first(environment, ON_MACHINE).isEmpty() ? 1 : number(environment, ON_MACHINE, 1, count);
        String host = first(environment, List.of(HOST)).orElseThrow(() -> missing(List.of(HOST)));
        int port = number(environment, List.of(PORT), 1, MOST_PORTS);
        boolean taken = "True".equals(environment.get(TAKEN));
        return Optional.of(new RankPlace(number, count, onMachine, host, taken ? port + 1 : port));
    }

    private static Optional<String> first(Map<String, String> environment, List<String> names) {
        return names.stream()
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    private static int number(Map<String, String> environment, List<String> names, int least, int most) {
        String text = first(environment, names).orElseThrow(() -> missing(names));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new BadInputException("The variable %s of the environment is '%s'; set it to a number from %d to %d."
                    .formatted(names.get(0), text, least, most));
        }
        return Integer.parseInt(text);
    }

    private static BadInputException missing(List<String> names) {
        return new BadInputException(
                "The environment says that several processes train together, but not %s; set RANK, WORLD_SIZE, MASTER_ADDR and"
                                .formatted(names.get(0))
                        + " MASTER_PORT, as torchrun does, or start them by 'saltus train .. --ranks N'.");
    }

    /** True for the rank that leads: it alone writes files and speaks. */
    public boolean leads() {
        return number == 0;
    }
}
