package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import saltus.Perceptual;
import saltus.TensorVelocity;
import saltus.pipeline.Pipeline;
import saltus.processor.design.Design;
import saltus.processor.rules.Judgement;
import saltus.processor.rules.Rules;
import saltus.recipes.compiling.Language;
import saltus.testkit.Kit;

/**
 * What the compiler accepts is sound, whatever it is made of: designs are drawn around each component of the language,
 * new ones without being named here. Those of which nothing is wrong pass the test kit and draw their times where proofs
 * look; a design with a warning, or with a velocity of its own, of which
 * nobody knows the mean, can be trained, at least.
 */
class AcceptedDesignsTest {
    private static final int DESIGNS = 2;
    private static final int TRIES = 300;
    private static final long SEED = 20_251_101;

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
                Kit.check(pipeline, design.hashCode());
                if (!design.has(Perceptual.class)) {
                    DrawnTimesTest.check(design, pipeline);
                }
            } else {
                Behaviour.of(pipeline);
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
}
