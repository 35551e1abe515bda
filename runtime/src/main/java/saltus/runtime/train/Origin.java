package saltus.runtime.train;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import saltus.runtime.BadInputException;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;
import saltus.runtime.program.TensorList;
import saltus.runtime.program.TrainingState;
import saltus.runtime.program.UpdateRule;
import saltus.runtime.weights.FittedWeights;
import saltus.runtime.weights.NameMapping;
import saltus.runtime.weights.StoredWeights;

/**
 * The weights that a run begins with, where they do not come from the seed. It begins with those of one part, which student,
 * averages and target share, and with new moments; or it goes on from where another training stood, with every part of it.
 */
public final class Origin {
    /** The name under which a run's identity has it. */
    static final String FROM = "from";

    /** What is said where the weights come from the seed. */
    static final String NOTHING = "nothing";

    private final String text;
    private final long made;
    private final Map<String, FittedWeights> lists;
    private final List<String> report;

    private Origin(String text, long made, Map<String, FittedWeights> lists, List<String> report) {
        this.text = text;
        this.made = made;
        this.lists = lists;
        this.report = report;
    }

    /**
     * Begins with the weights of a file.
     *
     * @param file stays its owner's, and open until the run has begun
     * @param part of the file; empty for the one that is sampled
     * @throws BadInputException if they do not fit the network
     */
    public static Origin weights(StoredWeights file, Optional<String> part, NameMapping mapping, Architecture network) {
        String name = part.orElseGet(file::sampled);
        return weights(name, FittedWeights.of(file, name, mapping, network.weights()));
    }

    static Origin weights(String part, FittedWeights fitted) {
        Map<String, FittedWeights> lists = new LinkedHashMap<>();
        for (String list : List.of(StoredWeights.MODEL, StoredWeights.AVERAGE, TrainingState.TARGET)) {
            lists.put(list, fitted);
        }
        return new Origin("%s %s".formatted(part, fingerprint(List.of(fitted))), 0, lists, fitted.report());
    }

    /**
     * Goes on from where the training of a file stood.
     *
     * @param file stays its owner's, and open until the run has begun
     * @param rule that goes on training
     * @param ownTarget true if the recipe's target network has weights of its own
     * @param meets true if steps of its own end with outer steps, whose momentum is taken along where the file has one
     * @throws BadInputException if the file lacks something else, or does not fit the network
     */
    public static Origin training(
            StoredWeights file,
            NameMapping mapping,
            Architecture network,
            UpdateRule rule,
            boolean ownTarget,
            boolean meets) {
        long made = file.steps()
                .orElseThrow(() -> new BadInputException(
                        "The file '%s' does not say after how many steps it was saved; leave out --continue to begin with its weights."
                                .formatted(file.path())));
        List<Weight> learned = new ArrayList<>(network.weights());
        learned.removeIf(weight -> !weight.trained());
        List<String> names = new ArrayList<>(TrainingState.names(network, rule, ownTarget));
        boolean hasMet = file.parts().containsKey(TrainingState.OUTER);
        if (meets && hasMet) {
            names.add(TrainingState.OUTER);
        }
        Map<String, FittedWeights> lists = new LinkedHashMap<>();
        for (String list : names) {
            boolean counts = list.equals(TrainingState.COUNTERS);
            List<Weight> kept = list.equals(TrainingState.SQUARES)
                    ? learned.stream().filter(rule::squares).toList()
                    : learned;
            List<Weight> wanted = list.equals(StoredWeights.MODEL) ? network.weights() : kept;
            FittedWeights fitted = FittedWeights.of(file, list, mapping, counts ? counters(learned) : wanted);
            if (!fitted.missing().isEmpty()) {
                throw new BadInputException(
                        "The training of '%s' cannot go on: it has no '%s' of '%s'; leave out --continue to begin with its weights."
                                .formatted(file.path(), list, fitted.missing().get(0)));
            }
            lists.put(list, fitted);
        }
        List<String> report = new ArrayList<>(file.notes());
        report.add(
                0,
                "goes on after %d steps of '%s', %s, with its %s"
                        .formatted(made, file.path(), file.kind(), String.join(", ", lists.keySet())));
        if (meets && !hasMet) {
            report.add("its outer momentum begins with zeros: that training made no outer steps");
        }
        return new Origin(
                "all after %d steps %s".formatted(made, fingerprint(List.copyOf(lists.values()))), made, lists, report);
    }

    private static List<Weight> counters(List<Weight> learned) {
        return learned.stream()
                .map(weight -> Weight.of(weight.name(), Depth.EDGE, new Initial.Zero()))
                .toList();
    }

    /**
     * What a run's own checkpoint says that it began with: enough to go on from that checkpoint.
     *
     * @param text as in the checkpoint
     */
    public static Origin remembered(String text) {
        return new Origin(text, 0, Map.of(), List.of());
    }

    private static String fingerprint(List<FittedWeights> taken) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            taken.forEach(fitted -> fitted.digest(digest));
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    /** What it is, whatever the file is called: the part and a sum of the numbers that are taken. */
    public String text() {
        return text;
    }

    /** Steps that were made before. */
    public long made() {
        return made;
    }

    /** What was found and what not, a line each. */
    public List<String> report() {
        return List.copyOf(report);
    }

    /** Brings a trainer that has made no step to where the run begins. */
    void begin(Trainer trainer) {
        TrainingState state = trainer.state();
        state.lists().forEach((name, list) -> {
            FittedWeights fitted = lists.containsKey(name) ? lists.get(name) : average(name);
            if (fitted != null) {
                fill(list, state.names(name), fitted);
            }
        });
        trainer.continueAfter(made);
    }

    /** An average that the file does not have begins as the one that it has. */
    private @Nullable FittedWeights average(String list) {
        return list.startsWith(StoredWeights.AVERAGE) ? lists.get(StoredWeights.AVERAGE) : null;
    }

    private static void fill(TensorList list, List<String> names, FittedWeights fitted) {
        for (int i = 0; i < names.size(); i++) {
            int index = i;
            Optional.ofNullable(fitted.found().get(names.get(i)))
                    .ifPresent(tensor -> list.set(index, tensor.numbers(list.isDouble())));
        }
    }
}
