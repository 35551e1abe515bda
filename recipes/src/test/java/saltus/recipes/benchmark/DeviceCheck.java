package saltus.recipes.benchmark;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.runtime.data.DataSet;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.Task;
import saltus.runtime.program.Devices;
import saltus.runtime.program.StepReport;
import saltus.runtime.program.TensorList;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * Whether a device ({@code -Dsaltus.device=gpu}, or else the processor again) computes what the processor does, and how
 * fast. A step of several recipes is made on both from the same weights and draws: losses, errors and gradients must agree
 * up to rounding. Then steps are timed.
 */
public final class DeviceCheck {
    private static final List<String> RECIPES =
            List.of("FlowMatching", "MeanFlow", "LatentMeanFlow", "ShortcutDiffusion", "EasyConsistency");

    private static final int ROWS = 32;

    private DeviceCheck() {}

    /** Ends with an exception if the device computes something else. */
    public static void main(String[] arguments) {
        Device device = Devices.parse(System.getProperty("saltus.device", "cpu"));
        System.out.printf("%s, cpu beside %s%n", Devices.engine(), device);
        List<String> wrong = new ArrayList<>();
        for (String recipe : RECIPES) {
            for (Precision precision : Precision.values()) {
                double apart = apart(recipe, precision, device);
                boolean good = apart <= allowed(precision);
                System.out.printf(
                        Locale.ROOT,
                        "%-18s %-7s apart by %.1e, allowed %.0e%s%n",
                        recipe,
                        precision,
                        apart,
                        allowed(precision),
                        good ? "" : "   WRONG");
                if (!good) {
                    wrong.add(recipe + " in " + precision);
                }
            }
        }
        BesidePyTorch.main(arguments);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(device + " does not compute what the processor does: " + wrong);
        }
    }

    /** Of one step, in units of the greatest gradient; products in bfloat16 have eight bits. */
    private static double allowed(Precision precision) {
        return switch (precision) {
            case DOUBLE -> 1e-10;
            case SINGLE -> 1e-3;
            case MIXED -> 5e-2;
        };
    }

    private static double apart(String recipe, Precision precision, Device device) {
        try (Trainer here = trainer(recipe, "sit:64x2x4/2", new RandomLatents(8), precision, ROWS, Device.cpu());
                Trainer there = trainer(recipe, "sit:64x2x4/2", new RandomLatents(8), precision, ROWS, device)) {
            StepReport one = here.next();
            StepReport other = there.next();
            double apart = Math.max(
                    relative(one.loss(), other.loss()),
                    Math.max(relative(one.error(), other.error()), relative(one.gradientNorm(), other.gradientNorm())));
            return Math.max(apart, apart(moments(here), moments(there)));
        }
    }

    /** After one step the first moments are a tenth of the gradients. */
    private static TensorList moments(Trainer trainer) {
        return Objects.requireNonNull(trainer.state().lists().get("exp_avg"));
    }

    /** The greatest difference, as a share of the greatest number. */
    private static double apart(TensorList here, TensorList there) {
        double greatest = 0;
        double apart = 0;
        for (int i = 0; i < here.size(); i++) {
            double[] one = here.doubles(i);
            double[] other = there.doubles(i);
            for (int j = 0; j < one.length; j++) {
                greatest = Math.max(greatest, Math.abs(one[j]));
                double difference = Math.abs(one[j] - other[j]);
                apart = Double.isNaN(difference) ? Double.NaN : Math.max(apart, difference);
            }
        }
        return apart / greatest;
    }

    private static double relative(double one, double other) {
        return one == other ? 0 : Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other));
    }

    private static Trainer trainer(
            String recipe, String network, DataSet data, Precision precision, int rows, Device device) {
        Pipeline pipeline =
                RecipeCatalog.load(DeviceCheck.class.getClassLoader()).find(recipe);
        Architecture architecture =
                Architectures.open(network, Task.of(data, pipeline)).value();
        TrainingSettings settings = TrainingSettings.defaults(data.kind())
                .batchSize(rows)
                .precision(precision)
                .build();
        return new Trainer(pipeline, architecture, data, settings, device);
    }
}
