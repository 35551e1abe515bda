package saltus.runtime.weights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.Suggestion;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.Weight;

/** The tensors of a part that a network takes. */
public final class FittedWeights {
    /** Names told in a line. */
    private static final int TOLD = 6;

    /** Single precision, in which tables are saved, against double. */
    private static final double SAME_TABLE = 1e-4;

    private final StoredWeights file;
    private final String part;
    private final Map<String, StoredTensor> found = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> left;

    private FittedWeights(StoredWeights file, String part, Collection<String> theirs) {
        this.file = file;
        this.part = part;
        this.left = new ArrayList<>(theirs);
    }

    /**
     * Finds the weights of a network by their names. Fixed tables are compared and not taken.
     *
     * @param part of the file
     * @throws BadInputException if none is there, if one has another shape, or if a fixed table has other numbers
     */
    public static FittedWeights of(StoredWeights file, String part, NameMapping mapping, List<Weight> weights) {
        Map<String, StoredTensor> theirs = mapping.apply(file.part(part));
        FittedWeights fitted = new FittedWeights(file, part, theirs.keySet());
        for (Weight weight : weights) {
            StoredTensor tensor = theirs.get(weight.name());
            if (tensor != null) {
                fitted.take(weight, tensor);
            } else if (weight.trained()) {
                fitted.missing.add(weight.name());
            }
        }
        if (fitted.found.isEmpty()) {
            throw fitted.refused(
                    "none of its %d names is one of the network's".formatted(theirs.size()), hint(weights, theirs));
        }
        return fitted;
    }

    private static String hint(List<Weight> weights, Map<String, StoredTensor> theirs) {
        String first = weights.get(0).name();
        String theirFirst = theirs.keySet().stream().findFirst().orElse("");
        String near = Suggestion.nearest(first, theirs.keySet()).orElse(theirFirst);
        return "name the file's tensors with --map FILE, in lines such as '%s = %s'".formatted(near, first);
    }

    private void take(Weight weight, StoredTensor tensor) {
        long[] shape = weight.shape().stream().mapToLong(Integer::longValue).toArray();
        if (!tensor.hasShape(shape)) {
            throw refused(
                    "its %s has the shape %s, that of the network has %s"
                            .formatted(
                                    Quoted.of(weight.name()), Arrays.toString(tensor.shape()), Arrays.toString(shape)),
                    "use the network that it was trained with");
        }
        left.remove(weight.name());
        if (weight.trained()) {
            found.put(weight.name(), tensor);
        } else {
            requireSame(weight, tensor);
        }
    }

    private void requireSame(Weight table, StoredTensor tensor) {
        double[] ours = InitialWeights.of(table, 0);
        ByteBuffer theirs = tensor.numbers(true);
        for (double number : ours) {
            if (!(Math.abs(theirs.getDouble() - number) <= SAME_TABLE)) {
                throw refused(
                        "its fixed table %s has other numbers than the network's".formatted(Quoted.of(table.name())),
                        "leave it out of the file if it is of no use");
            }
        }
    }

    private BadInputException refused(String why, String fix) {
        return new BadInputException(
                "The weights '%s' of '%s' do not fit: %s; %s.".formatted(part, file.path(), why, fix));
    }

    /** What is taken, by the network's names in the network's order. */
    public Map<String, StoredTensor> found() {
        return Collections.unmodifiableMap(found);
    }

    /** Trained weights of the network that the file does not have. */
    public List<String> missing() {
        return Collections.unmodifiableList(missing);
    }

    /** Names of the file, after mapping, that the network does not have. */
    public List<String> left() {
        return Collections.unmodifiableList(left);
    }

    /** What was found and what not, a line each. */
    public List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add("%d of %d weights are taken from '%s' of '%s', %s"
                .formatted(found.size(), found.size() + missing.size(), part, file.path(), file.kind()));
        if (!missing.isEmpty()) {
            lines.add("not in the file, and as without it: " + told(missing));
        }
        if (!left.isEmpty()) {
            lines.add("in the file, and not used: " + told(left));
        }
        lines.addAll(file.notes());
        return lines;
    }

    private static String told(List<String> names) {
        String first = names.stream().limit(TOLD).map(Quoted::of).collect(Collectors.joining(", "));
        return names.size() <= TOLD ? first : "%s and %d more".formatted(first, names.size() - TOLD);
    }

    /** Adds the names, shapes and numbers of what is taken to a digest: as float32, whatever the file has. */
    public void digest(MessageDigest digest) {
        found.forEach((name, tensor) -> {
            digest.update((name + Arrays.toString(tensor.shape()) + "\n").getBytes(StandardCharsets.UTF_8));
            tensor.stream(false, digest::update);
        });
    }
}
