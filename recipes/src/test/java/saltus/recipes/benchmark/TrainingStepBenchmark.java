package saltus.recipes.benchmark;

import ai.djl.Device;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import saltus.pipeline.Evaluations;
import saltus.runtime.network.Extras;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.program.StepReport;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * A training step in the planned order of evaluations beside the reference order, from the same recipe: SiT of width 128,
 * depth 4, 4 heads on 8 x 8 x 4 latents in patches of 2, batch 64.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TrainingStepBenchmark {
    @Param({"PLANNED", "REFERENCE"})
    Evaluations order;

    @Param({"LatentMeanFlow", "MeanFlow", "ShortcutDiffusion", "FlowMatching"})
    String recipe;

    private Trainer trainer;

    @Setup(Level.Trial)
    public void open() {
        RandomLatents data = new RandomLatents(8);
        TrainingSettings settings =
                TrainingSettings.defaults(data.kind()).batchSize(64).build();
        SiT network = new SiT(4, 8, SiTSize.parse("128x4x4/2"), data.classes(), Extras.NONE);
        trainer = new Trainer(
                RecipeCatalog.load(TrainingStepBenchmark.class.getClassLoader()).find(recipe),
                network,
                data,
                settings,
                order,
                Device.cpu());
    }

    @TearDown(Level.Trial)
    public void close() {
        trainer.close();
    }

    @Benchmark
    public StepReport step() {
        return trainer.next();
    }
}
