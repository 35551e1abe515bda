package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import saltus.CompareFeatures;
import saltus.DataMeasure;
import saltus.DataTerm;
import saltus.Perceptual;
import saltus.TensorVelocity;
import saltus.graph.Dtype;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Network;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.NetworkInputs;
import saltus.pipeline.opening.Opening;
import saltus.processor.design.Design;
import saltus.processor.rules.Judgement;
import saltus.processor.rules.Rules;
import saltus.recipes.compiling.Language;
import saltus.recipes.interpreting.InterpretedStep;
import saltus.testkit.Kit;

/**
 * What the compiler accepts is sound, whatever it is made of: designs are drawn around each component of the language,
 * new ones without being named here. Those of which nothing is wrong pass the test kit and draw their times where proofs
 * look; a design with a warning, or with a velocity of its own, of which nobody knows the mean, takes a training step to a
 * finite loss, at least.
 */
class AcceptedDesignsTest {
    private static final int DESIGNS = 2;
    private static final int TRIES = 300;
    private static final long SEED = 20_251_101;
    private static final int CLASSES = 3;
    private static final int MANY = 4096;
    private static final NetworkInputs SEES_ALL = NetworkInputs.all("drawn");

    /** Smooth in all it is asked with. */
    private static final TrainingStep.Binding NETWORK = (graph, role, detached) -> new Network() {
        @Override
        public Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition) {
            return z.times(0.3)
                    .plus(r.minus(t).plus(condition.labels().cast(Dtype.F32)).over(z))
                    .tanh();
        }

        @Override
        public Tensor velocity(Tensor z, Tensor r, Tensor t, Condition condition) {
            return apply(z, r, t, condition).tanh();
        }

        @Override
        public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
            return t.times(0.1);
        }
    };

    @Test
    void acceptedDesignsAreSound() {
        DrawnDesigns draws = new DrawnDesigns(SEED);
        Pipelines pipelines = new Pipelines(source -> source);
        Map<Design, Judgement> accepted = new LinkedHashMap<>();
        for (Class<?> type : Language.components()) {
            int found = 0;
            for (int i = 0; found < DESIGNS && i < TRIES; i++) {
                Design design = draws.around(type);
                Judgement judgement = Rules.judge(design);
                if (!judgement.refuses()) {
                    accepted.put(design, judgement);
                    pipelines.add(design, judgement);
                    found++;
                }
            }
            assertTrue(found > 0, () -> "no design with " + type.getSimpleName() + " is accepted");
        }
        Map<Design, Pipeline> written = pipelines.compiled();
        accepted.forEach((design, judgement) -> check(design, judgement, written.get(design)));
    }

    private static void check(Design design, Judgement judgement, Pipeline pipeline) {
        try {
            if (judgement.findings().isEmpty() && !design.has(TensorVelocity.class)) {
                Kit.check(pipeline, seed(design));
                if (!looksThroughFeatures(design)) {
                    DrawnTimesTest.check(design, pipeline);
                }
            } else {
                Behaviour.of(pipeline);
                if (!looksThroughFeatures(design)) {
                    train(pipeline);
                }
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "accepted, but not sound: "
                            + design.components().values().stream()
                                    .map(component -> component.text())
                                    .toList() + " of " + design.typeName() + judgement.findings(),
                    e);
        }
    }

    /** The same in every process, unlike the hash of an annotation's constants. */
    private static long seed(Design design) {
        return design.components().values().stream()
                .map(component -> component.text())
                .toList()
                .hashCode();
    }

    private static boolean looksThroughFeatures(Design design) {
        return design.has(Perceptual.class)
                || design.has(CompareFeatures.class)
                || design.find(DataTerm.class)
                        .filter(term -> term.value() == DataMeasure.FEATURES)
                        .isPresent();
    }

    private static void train(Pipeline pipeline) {
        int rows = IntStream.range(8, MANY)
                .filter(batch -> fits(pipeline, batch))
                .findFirst()
                .orElse(MANY);
        double[] loss = new InterpretedStep(pipeline, NETWORK, rows, CLASSES, Evaluations.PLANNED)
                .run(SEED)
                .get(TrainingStep.LOSS)
                .values();
        assertTrue(Arrays.stream(loss).allMatch(Double::isFinite), () -> "loss = " + Arrays.toString(loss));
    }

    private static boolean fits(Pipeline pipeline, int rows) {
        Opening opening = new Opening.Training(rows, CLASSES, SEES_ALL, Shape.of(2), true);
        return pipeline.obligations().stream()
                .allMatch(obligation -> obligation.unmet(opening).isEmpty());
    }
}
