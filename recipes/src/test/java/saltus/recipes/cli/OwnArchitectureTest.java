package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Pipeline;
import saltus.recipes.FlowMatchingPipeline;
import saltus.recipes.MeanFlowPipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.EndlessPoints;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.door.Named;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.sample.Sampling;
import saltus.runtime.sample.Trust;
import saltus.runtime.train.Checkpoint;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.RunStart;
import saltus.runtime.train.TrainingSettings;

/** A run of a network and data that were made in Java and have no door: it is trained, and opened again. */
class OwnArchitectureTest {
    @TempDir
    Path folder;

    private record Own(int width) implements Architecture {
        @Override
        public String name() {
            return "own " + width;
        }

        @Override
        public Shape sample() {
            return Shape.of(1);
        }

        @Override
        public int classes() {
            return 0;
        }

        @Override
        public List<Weight> weights() {
            return List.of(
                    Weight.of("table", Depth.EDGE, new Initial.Table(i -> i + 1.0), width),
                    Weight.of("gain", Depth.EDGE, new Initial.Given(i -> 0.5), width));
        }

        @Override
        public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
            Tensor gain = weights.get("table").times(weights.get("gain")).sum(0);
            return z.times(gain).plus(t.plus(r).over(z));
        }
    }

    @Test
    void itIsOpenedWithItsNetworkAndTheCommandLineSaysWhatIsMissing() {
        Pipeline pipeline = new FlowMatchingPipeline();
        DataSet data = new EndlessPoints(1, (random, point) -> point[0] = random.normal());
        TrainingSettings settings =
                TrainingSettings.defaults(data.kind()).steps(3).batchSize(4).build();
        RunFolder run = new RunFolder(folder.resolve("run"));
        Named<DataSet> named = new Named<>("normal", data);
        PlannedRun planned = PlannedRun.of(
                pipeline, named, new Named<>("own", new Own(3)), settings, 1, Thoroughness.QUICK, run.path());
        try (FolderLock lock = FolderLock.of(run.path());
                RunStart start = planned.start(lock, false)) {
            planned.train(start, Device.cpu(), List.of());
        }
        try (Model model = open(run, pipeline, new Own(3), named)) {
            assertEquals(
                    5,
                    Sampling.of(model, SampleRequest.of(5, 2, 0), Device.cpu()).count());
        }
        refused(() -> open(run, pipeline, new Own(4), named), "weights own 3, not own 4");
        refused(
                () -> open(run, new MeanFlowPipeline(), new Own(3), named),
                "recipe saltus.recipes.FlowMatching, not saltus.recipes.MeanFlow");
        Console console = Console.run("sample", run.path());
        assertEquals(2, console.code());
        assertTrue(console.err().contains("cannot be opened. There is no network 'own'"), console::err);
    }

    private static Model open(RunFolder run, Pipeline pipeline, Own network, Named<DataSet> data) {
        try (Checkpoint checkpoint = RunFolder.existing(run.path())) {
            return Model.open(checkpoint, pipeline, new Named<>("own", network), data, Trust.CAREFUL, Device.cpu());
        }
    }

    private static void refused(org.junit.jupiter.api.function.Executable opening, String says) {
        String message = assertThrows(BadInputException.class, opening).getMessage();
        assertTrue(message.contains(says), message);
    }
}
