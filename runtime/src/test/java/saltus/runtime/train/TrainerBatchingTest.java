package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Batching;
import saltus.pipeline.Card;
import saltus.pipeline.Condition;
import saltus.pipeline.Draw;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.Scaling;
import saltus.pipeline.SolverMap;
import saltus.pipeline.TrainingStep;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;

/** A trainer asks its data for the batches that the pipeline wants, of the steps that it makes. */
class TrainerBatchingTest {
    /** Notes what it is asked for. */
    private record Noting(List<String> asked) implements DataSet {
        @Override
        public Kind kind() {
            return Kind.POINTS;
        }

        @Override
        public Shape sample() {
            return Shape.of(2);
        }

        @Override
        public List<String> classNames() {
            return List.of("a", "b");
        }

        @Override
        public OptionalLong count() {
            return OptionalLong.empty();
        }

        @Override
        public Batch batch(long seed, long step, int size) {
            return note(Batching.SHUFFLED, seed, step, size);
        }

        @Override
        public Batch oneClassBatch(long seed, long step, int size) {
            return note(Batching.ONE_CLASS, seed, step, size);
        }

        @Override
        public float[] truth(long seed, int n) {
            return new float[2 * n];
        }

        private Batch note(Batching batching, long seed, long step, int size) {
            asked.add(batching + " " + seed + " " + step + " " + size);
            return new Batch(new float[2 * size], new long[size]);
        }
    }

    /** Learns a velocity of zero. */
    private static class Still implements Pipeline {
        @Override
        public Card card() {
            return new Card("Still", "saltus.Still", "", List.of(), List.of());
        }

        @Override
        public Path path() {
            return new LinearPath();
        }

        @Override
        public SolverMap solver() {
            return SolverMap.euler();
        }

        @Override
        public Scaling scaling() {
            return Scaling.NONE;
        }

        @Override
        public double targetDecay() {
            return 0;
        }

        @Override
        public int usualSteps() {
            return 1;
        }

        @Override
        public void train(TrainingStep step) {
            Tensor time = step.draw("time", Draw.Law.UNIFORM);
            Tensor velocity = step.student().apply(step.images(), time, time, Condition.of(step.labels()));
            step.loss(velocity.square().meanPerRow(), velocity);
        }

        @Override
        public void sample(SamplingStep step) {
            throw new AssertionError("a sampler was written");
        }
    }

    private static List<String> asked(Pipeline pipeline) {
        Noting data = new Noting(Collections.synchronizedList(new ArrayList<>()));
        TrainingSettings settings =
                TrainingSettings.defaults(data.kind()).seed(6).batchSize(3).build();
        try (Trainer trainer = new Trainer(pipeline, new Mlp(2, 4, 1, 2, Extras.NONE), data, settings, Device.cpu())) {
            trainer.next();
            trainer.next();
            trainer.continueAfter(900);
            trainer.next();
        }
        return data.asked();
    }

    @ParameterizedTest
    @EnumSource(Batching.class)
    void dataAreAskedForTheBatchesOfThePipeline(Batching batching) {
        List<String> asked = asked(new Still() {
            @Override
            public Batching batching() {
                return batching;
            }
        });
        assertTrue(
                asked.containsAll(List.of(batching + " 6 0 3", batching + " 6 1 3", batching + " 6 900 3")),
                asked.toString());
        assertTrue(asked.stream().allMatch(one -> one.matches(batching + " 6 [0-9]+ 3")), asked.toString());
    }

    @Test
    void aPipelineThatSaysNothingGetsAllClassesMixed() {
        assertTrue(asked(new Still()).contains("SHUFFLED 6 0 3"));
    }
}
