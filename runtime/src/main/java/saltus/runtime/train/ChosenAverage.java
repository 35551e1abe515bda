package saltus.runtime.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.program.ModelState;
import saltus.runtime.program.TrainingState;

/** An average of a run, by its name: one that it has kept, or a power function of any length made of those that it has. */
public final class ChosenAverage {
    private final Checkpoint checkpoint;
    private final List<StoredAverages.Stored> stored;
    private final double[] weights;
    private final String note;

    private ChosenAverage(Checkpoint checkpoint, List<StoredAverages.Stored> stored, double[] weights, String note) {
        this.checkpoint = checkpoint;
        this.stored = stored;
        this.weights = weights;
        this.note = note;
    }

    /**
     * Finds an average.
     *
     * @param name as {@code saltus train --ema} took it, such as {@code 0.9999} or {@code power:0.07}
     * @throws BadInputException if the run has not kept it, and it cannot be made of what was kept
     */
    public static ChosenAverage of(Checkpoint checkpoint, String name) {
        Averaging wanted = Averaging.parse(name);
        List<String> names = StoredAverages.names(checkpoint.identity());
        int index = names.indexOf(wanted.text());
        if (index >= 0) {
            StoredAverages.Stored kept = new StoredAverages.Stored(
                    new PowerProfile(1, 1), checkpoint.path(), TrainingState.averageName(index));
            return new ChosenAverage(checkpoint, List.of(kept), new double[] {1}, "the average " + wanted.text());
        }
        if (!(wanted instanceof Averaging.Power power)) {
            throw new BadInputException("The run '%s' has not kept the average %s, it has %s; give one of these."
                    .formatted(checkpoint.folder(), Quoted.of(name), String.join(", ", names)));
        }
        List<StoredAverages.Stored> stored = StoredAverages.of(checkpoint);
        if (stored.isEmpty()) {
            throw new BadInputException(
                    "The run '%s' has kept no power-function averages to make %s of; train with --ema power:0.05 --ema power:0.1 --keep-averages-every N."
                            .formatted(checkpoint.folder(), Quoted.of(name)));
        }
        List<PowerProfile> profiles =
                stored.stream().map(StoredAverages.Stored::profile).toList();
        PowerProfile profile = PowerProfile.of((double) checkpoint.step(), power.length());
        double[] weights = PowerProfile.weights(profiles, profile);
        return new ChosenAverage(
                checkpoint,
                stored,
                weights,
                String.format(
                        Locale.ROOT,
                        "the average %s is made of %d that were kept, and differs from it by %.2g %%",
                        power.text(),
                        stored.size(),
                        100 * PowerProfile.distance(profiles, weights, profile)));
    }

    /** Which it is, and how exact. */
    public String note() {
        return note;
    }

    /** Fills a model with it, tensor by tensor. */
    public void read(ModelState model) {
        Map<Path, SafetensorsReader> open = new LinkedHashMap<>();
        try {
            stored.forEach(one -> open.computeIfAbsent(one.file(), SafetensorsReader::openSealed));
            List<String> names =
                    model.learned().stream().map(weight -> weight.name()).toList();
            for (int i = 0; i < names.size(); i++) {
                model.parameters().set(i, sum(open, names.get(i)));
            }
        } finally {
            new ArrayList<>(open.values()).forEach(SafetensorsReader::close);
        }
    }

    private double[] sum(Map<Path, SafetensorsReader> open, String name) {
        double[] sum = new double[0];
        for (int i = 0; i < weights.length; i++) {
            SafetensorsReader reader =
                    Objects.requireNonNull(open.get(stored.get(i).file()));
            double[] part = reader.doubles(stored.get(i).prefix() + "." + name);
            double weight = weights[i];
            double[] before = sum;
            sum = i == 0
                    ? IntStream.range(0, part.length)
                            .mapToDouble(j -> weight * part[j])
                            .toArray()
                    : IntStream.range(0, part.length)
                            .mapToDouble(j -> before[j] + weight * part[j])
                            .toArray();
        }
        for (double number : sum) {
            if (!Double.isFinite(number)) {
                throw new BadInputException(
                        "The averages of '%s' have numbers in '%s' that are not finite; take another."
                                .formatted(checkpoint.folder(), name));
            }
        }
        return sum;
    }
}
