package saltus.recipes.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import saltus.graph.Shape;
import saltus.pipeline.Pipeline;
import saltus.pipeline.opening.NetworkInputs;
import saltus.pipeline.opening.Opening;
import saltus.pipeline.opening.TeacherFits;
import saltus.pipeline.opening.Unmet;
import saltus.recipes.AlignYourFlowPipeline;
import saltus.recipes.ConsistencyEdmPipeline;
import saltus.recipes.ConsistencyLinearPipeline;
import saltus.recipes.ContinuousConsistencyCosinePipeline;
import saltus.recipes.FlowAnchoredConsistencyPipeline;
import saltus.recipes.FlowMatchingPipeline;
import saltus.recipes.FreeFlowPipeline;
import saltus.recipes.GuidedImprovedMeanFlowPipeline;
import saltus.recipes.LatentDistilledFlowAnchoredConsistencyPipeline;
import saltus.recipes.LatentMeanFlowPipeline;
import saltus.recipes.MeanFlowPipeline;

/** Who may teach: each mistake is named, and nothing else is. */
class TeacherFitsTest {
    private static final Shape SAMPLE = Shape.of(2);
    private static final int CLASSES = 3;

    private static Optional<String> unmet(Pipeline student, Optional<Opening.Taught> teacher) {
        Opening opening = new Opening.Training(8, CLASSES, NetworkInputs.all("net"), SAMPLE, false, teacher);
        return student.obligations().stream()
                .filter(TeacherFits.class::isInstance)
                .flatMap(obligation -> obligation.unmet(student, opening).stream())
                .map(Unmet::what)
                .findFirst();
    }

    private static Optional<String> unmet(Pipeline student, Pipeline teacher) {
        return unmet(student, Optional.of(new Opening.Taught("a run", teacher, SAMPLE, CLASSES)));
    }

    @Test
    void whoeverHasLearnedTheVelocityOfTheFlowMayTeach() {
        for (Pipeline student : List.of(new AlignYourFlowPipeline(), new FreeFlowPipeline())) {
            for (Pipeline teacher : List.of(
                    new FlowMatchingPipeline(),
                    new MeanFlowPipeline(),
                    new LatentMeanFlowPipeline(),
                    new FlowAnchoredConsistencyPipeline(),
                    new GuidedImprovedMeanFlowPipeline())) {
                assertEquals(Optional.empty(), unmet(student, teacher), teacher.card()::recipe);
            }
        }
    }

    @Test
    void nobodyIsNoTeacher() {
        assertEquals(Optional.of("there is no teacher"), unmet(new AlignYourFlowPipeline(), Optional.empty()));
    }

    @Test
    void theOneWhoWasTrainedOnOtherSamplesIsNone() {
        Pipeline flow = new FlowMatchingPipeline();
        for (Opening.Taught other : List.of(
                new Opening.Taught("a run", flow, Shape.of(3), CLASSES),
                new Opening.Taught("a run", flow, SAMPLE, 0))) {
            assertEquals(
                    Optional.of("the teacher knows other samples"),
                    unmet(new AlignYourFlowPipeline(), Optional.of(other)));
        }
    }

    @Test
    void theOneOnAnotherPathIsNone() {
        for (Pipeline other : List.of(new ContinuousConsistencyCosinePipeline(), new ConsistencyEdmPipeline())) {
            assertEquals(
                    Optional.of("the teacher has learned on another path"),
                    unmet(new AlignYourFlowPipeline(), other),
                    other.card()::recipe);
        }
    }

    @Test
    void theOneWhoHasLearnedStepsToDataAloneIsNone() {
        assertEquals(
                Optional.of("the teacher has not learned velocities"),
                unmet(new AlignYourFlowPipeline(), new ConsistencyLinearPipeline()));
    }

    @Test
    void theOneWhoKnowsNoNullLabelIsNotGuided() {
        Pipeline guided = new LatentDistilledFlowAnchoredConsistencyPipeline();
        assertEquals(Optional.empty(), unmet(guided, new FlowMatchingPipeline()));
        assertEquals(Optional.of("the teacher knows no null label"), unmet(guided, new WithoutNullLabelPipeline()));
        assertEquals(Optional.empty(), unmet(new AlignYourFlowPipeline(), new WithoutNullLabelPipeline()));
    }

    @Test
    void theOneWhoIsToldGuidanceIsToldATrainedScale() {
        Pipeline told = new GuidedImprovedMeanFlowPipeline();
        Pipeline student = new AlignYourFlowPipeline();
        Opening opening = new Opening.Training(
                8,
                CLASSES,
                NetworkInputs.all("net"),
                SAMPLE,
                false,
                Optional.of(new Opening.Taught("a run", told, SAMPLE, CLASSES)));
        assertEquals(Optional.empty(), new TeacherFits(8).unmet(student, opening));
        assertEquals(
                Optional.of("the teacher knows no such guidance"),
                new TeacherFits(8.5).unmet(student, opening).map(Unmet::what));
    }

    @Test
    void whatIsSaidNamesTheTeacher() {
        String message = new AlignYourFlowPipeline()
                .obligations().stream()
                        .filter(TeacherFits.class::isInstance)
                        .flatMap(obligation -> obligation
                                .unmet(
                                        new AlignYourFlowPipeline(),
                                        new Opening.Training(
                                                8,
                                                CLASSES,
                                                NetworkInputs.all("net"),
                                                SAMPLE,
                                                false,
                                                Optional.of(new Opening.Taught(
                                                        "Edm of 'runs/edm'",
                                                        new ConsistencyEdmPipeline(),
                                                        SAMPLE,
                                                        CLASSES))))
                                .stream())
                        .map(unmet -> unmet.message("TeacherFits"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(message.startsWith("[Saltus/TeacherFits] "), message);
        assertTrue(message.contains("Edm of 'runs/edm'"), message);
    }
}
