package saltus.runtime.train;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.UnusableResultException;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.checkpoint.TensorInfo;
import saltus.runtime.identity.Identity;
import saltus.runtime.network.Weight;
import saltus.runtime.program.ModelState;
import saltus.runtime.program.StateNumbers;
import saltus.runtime.program.TensorList;
import saltus.runtime.program.TrainingState;
import saltus.runtime.weights.StoredTensor;

/**
 * A run's state in a safetensors file: {@code model.NAME}, {@code ema.NAME}, {@code exp_avg.NAME}, {@code
 * exp_avg_sq.NAME} where the optimiser keeps one, {@code step.NAME}, with a target network of its own {@code target.NAME}, with further averages {@code
 * ema1.NAME} and so on, with outer steps their momentum {@code outer.NAME}; the {@code log} as text;
 * under metadata the step, what the run remembers, and what makes it what it is. Every byte is under a checksum, and every
 * number is finite.
 */
public final class Checkpoint implements AutoCloseable {
    private static final String FORMAT = "saltus 2";
    private static final String ANY_FORMAT = "saltus [0-9]+";
    private static final String FORMAT_KEY = "format";
    private static final String STEP_KEY = "step";
    private static final String HISTORY_KEY = "history";
    private static final String LOG = "log";
    private static final String AVERAGE = "ema";
    private static final String WEIGHTS = "model";

    /** Where the identity has the names of the averages; they lie under {@code ema}, {@code ema1} and so on. */
    static final String AVERAGES = "ema";

    private final Path path;
    private final SafetensorsReader file;
    private final Map<String, TensorInfo> tensors;
    private final long step;
    private final RunHistory history;

    private Checkpoint(Path path, SafetensorsReader file) {
        this.path = path;
        this.file = file;
        this.tensors = file.infos().stream().collect(Collectors.toMap(TensorInfo::name, Function.identity()));
        this.step = readStep();
        this.history = readHistory();
    }

    /**
     * What writes a state, completely or not at all, with all of the run as it is now. When it runs it throws {@link
     * UnusableResultException} if a number of the state is not finite; the checkpoint before is kept then.
     *
     * @param state is read when it is written
     * @param step the steps after which it is the state
     */
    static Runnable file(Path path, StateNumbers state, Identity identity, RunHistory history, long step) {
        List<Entry> entries = new ArrayList<>();
        state.lists().forEach((prefix, list) -> entries.addAll(entries(prefix, list, state.names(prefix), step)));
        return file(path, entries, identity, history, step);
    }

    /**
     * Writes the averages of a file as those of a run that remembers nothing else, a part of a tensor at a time.
     *
     * @param step the steps after which they are the averages; 0 if nobody knows
     * @throws BadInputException if a number is not finite
     */
    static void write(Path path, Map<String, StoredTensor> averages, Identity identity, long step) {
        List<Entry> entries = new ArrayList<>();
        averages.forEach((name, tensor) -> entries.add(new Entry(
                AVERAGE + "." + name,
                "F32",
                tensor.shape(),
                out -> tensor.write(out, numbers -> {
                    long bad = notFinite(numbers, false);
                    if (bad > 0) {
                        throw new BadInputException(
                                "%d of the numbers of '%s' are not finite, so that nothing can be sampled; take another file."
                                        .formatted(bad, name));
                    }
                }))));
        file(path, entries, identity, new RunHistory(), step).run();
    }

    private static Runnable file(Path path, List<Entry> entries, Identity identity, RunHistory history, long step) {
        Map<String, String> metadata = new LinkedHashMap<>(identity.texts());
        metadata.put(FORMAT_KEY, FORMAT);
        metadata.put(STEP_KEY, String.valueOf(step));
        metadata.put(HISTORY_KEY, history.open());
        byte[] log = history.log();
        entries.add(new Entry(LOG, "U8", new long[] {log.length}, out -> out.write(log)));
        return () -> SafetensorsWriter.writeSealed(path, metadata, entries);
    }

    /** A list of tensors under a prefix, each looked at when its turn comes. */
    static List<Entry> entries(String prefix, TensorList list, List<String> names, long step) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            int index = i;
            String name = prefix + "." + names.get(i);
            entries.add(Entry.bytes(name, dtype(list), list.shape(i), () -> {
                ByteBuffer bytes = list.look(index);
                requireFinite(bytes, list.isDouble(), name, step);
                return bytes;
            }));
        }
        return entries;
    }

    private static void requireFinite(ByteBuffer bytes, boolean isDouble, String name, long step) {
        long bad = notFinite(bytes, isDouble);
        if (bad > 0) {
            throw new UnusableResultException(
                    "After step %s %s of the numbers of '%s' are not finite, so that no checkpoint was written; the one before is kept."
                            .formatted(step, bad, name));
        }
    }

    /** Numbers that are not finite. */
    private static long notFinite(ByteBuffer bytes, boolean isDouble) {
        ByteBuffer numbers = bytes.duplicate().order(bytes.order());
        long bad = 0;
        while (numbers.hasRemaining()) {
            double number = isDouble ? numbers.getDouble() : numbers.getFloat();
            bad += Double.isFinite(number) ? 0 : 1;
        }
        return bad;
    }

    /**
     * Opens a checkpoint and checks every byte of it.
     *
     * @throws BadInputException if there is none, if it is damaged, or if it was written by another version
     */
    public static Checkpoint open(Path path) {
        requireFormat(path);
        SafetensorsReader file = SafetensorsReader.openSealed(path);
        try {
            return new Checkpoint(path, file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Before the checksum, since other formats may have another one, or none. */
    private static void requireFormat(Path path) {
        try (SafetensorsReader file = SafetensorsReader.open(path)) {
            String format = file.metadata().getOrDefault(FORMAT_KEY, "");
            if (format.matches(ANY_FORMAT) && !format.equals(FORMAT)) {
                throw new BadInputException(
                        "The checkpoint '%s' is in the format '%s' of another version of Saltus, which reads and writes '%s'; use that version, or train again."
                                .formatted(path, format, FORMAT));
            }
            if (!format.equals(FORMAT)) {
                throw new BadInputException(
                        "'%s' is a safetensors file, but no checkpoint of Saltus; give the folder of a run."
                                .formatted(path));
            }
        }
    }

    private long readStep() {
        String text = file.metadata().getOrDefault(STEP_KEY, "");
        if (!text.matches("0|[1-9][0-9]{0,17}")) {
            throw damaged("its step is '%s', which is no number of steps".formatted(text));
        }
        return Long.parseLong(text);
    }

    private RunHistory readHistory() {
        String open = file.metadata().getOrDefault(HISTORY_KEY, "");
        try {
            ByteBuffer log = require(LOG, "U8", new long[] {tensor(LOG).bytes()});
            return RunHistory.of(open, log.array());
        } catch (IllegalArgumentException e) {
            throw damaged("what it remembers cannot be read");
        }
    }

    private BadInputException damaged(String why) {
        return new BadInputException(
                "The checkpoint '%s' cannot be used: %s; restore it from a copy, or train again.".formatted(path, why));
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The folder of its run. */
    public Path folder() {
        return path.resolveSibling("");
    }

    /** Steps that the run had made; 0 for weights that came from elsewhere and do not say. */
    public long step() {
        return step;
    }

    /** What the run remembered then; every call gives one of its own. */
    public RunHistory history() {
        return RunHistory.of(history.open(), history.log());
    }

    /** What the run was, by name. */
    public Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>(file.metadata());
        List.of(FORMAT_KEY, STEP_KEY, HISTORY_KEY).forEach(identity::remove);
        return identity;
    }

    /** How its run was trained: settings by name, such as {@code batch}. */
    public Map<String, String> settings() {
        return RunCard.settings(identity());
    }

    /** A text of its identity. */
    public String text(String name) {
        String text = file.metadata().get(name);
        if (text == null) {
            throw damaged("it does not say its " + name);
        }
        return text;
    }

    /** What its run began with; empty if that was the seed. */
    public Optional<Origin> origin() {
        return Optional.ofNullable(file.metadata().get(Origin.FROM))
                .filter(text -> !text.equals(Origin.NOTHING))
                .map(Origin::remembered);
    }

    /** Fills a state. A momentum of outer steps that the run did not make until now begins with zeros. */
    void read(TrainingState state) {
        Set<String> trained = Set.copyOf(state.trained());
        state.lists().forEach((prefix, list) -> {
            if (!prefix.equals(TrainingState.OUTER) || has(prefix)) {
                fill(prefix, state.names(prefix), trained, list);
            }
        });
    }

    private boolean has(String prefix) {
        return tensors.keySet().stream().anyMatch(name -> name.startsWith(prefix + "."));
    }

    /** Fills a model with the moving average. */
    public void readAverage(ModelState model) {
        fill(AVERAGE, model);
    }

    /** What tells the moving average from any other, wherever the file lies. */
    public String averageFingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            tensors.keySet().stream()
                    .filter(name -> name.startsWith(AVERAGE + "."))
                    .sorted()
                    .forEach(name -> {
                        digest.update(name.getBytes(StandardCharsets.UTF_8));
                        digest.update(file.bytes(name));
                    });
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    /**
     * Fills a model with the weights as the last step has left them.
     *
     * @throws BadInputException if it has averages only, as those that were imported do
     */
    public void readWeights(ModelState model) {
        if (!has(WEIGHTS)) {
            throw new BadInputException(
                    "The checkpoint '%s' has the average of the weights alone; leave out --weights raw."
                            .formatted(path));
        }
        fill(WEIGHTS, model);
    }

    private void fill(String prefix, ModelState model) {
        List<String> names = model.learned().stream().map(Weight::name).toList();
        fill(prefix, names, Set.copyOf(names), model.parameters());
    }

    /** @param known names that the file may have, whether they are wanted or not */
    private void fill(String prefix, List<String> names, Set<String> known, TensorList list) {
        Set<String> unknown = new TreeSet<>(tensors.keySet());
        unknown.removeIf(name -> !name.startsWith(prefix + ".") || known.contains(name.substring(prefix.length() + 1)));
        for (int i = 0; i < list.size(); i++) {
            String name = prefix + "." + names.get(i);
            ByteBuffer bytes = require(name, dtype(list), list.shape(i));
            long bad = notFinite(bytes, list.isDouble());
            if (bad > 0) {
                throw damaged("%d of the numbers of its tensor '%s' are not finite".formatted(bad, name));
            }
            list.set(i, bytes);
        }
        if (!unknown.isEmpty()) {
            throw damaged("it has the tensor '%s', which the network does not have"
                    .formatted(unknown.iterator().next()));
        }
    }

    private ByteBuffer require(String name, String dtype, long... shape) {
        TensorInfo info = tensor(name);
        if (!info.dtype().equals(dtype) || !Arrays.equals(info.shape(), shape)) {
            throw damaged("its tensor '%s' is %s%s where %s%s is needed, as of another network or precision"
                    .formatted(name, info.dtype(), Arrays.toString(info.shape()), dtype, Arrays.toString(shape)));
        }
        return file.bytes(name);
    }

    private TensorInfo tensor(String name) {
        TensorInfo info = tensors.get(name);
        if (info == null) {
            throw damaged("it has no tensor '%s'".formatted(name));
        }
        return info;
    }

    private static String dtype(TensorList list) {
        return list.isDouble() ? "F64" : "F32";
    }

    @Override
    public void close() {
        file.close();
    }
}
