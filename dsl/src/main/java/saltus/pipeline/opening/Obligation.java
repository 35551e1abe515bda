package saltus.pipeline.opening;

import java.util.Optional;
import saltus.pipeline.Pipeline;

/**
 * A rule of which the compiler knows one half. Each is a record of numbers, truths, texts and such records, so that the compiler can
 * write it down as a constructor call; the other half comes with the {@link Opening}.
 */
public sealed interface Obligation
        permits BatchHoldsEveryStep,
                BatchHoldsSets,
                GroupsDivideBatch,
                LabelsForGuidance,
                LogVarianceHead,
                NetworkHasVelocityHead,
                NetworkReadsGuidance,
                NetworkSeesTimes,
                PerceptualNeedsPixels,
                PlugInNeedsBatch,
                SampledGuidanceIsTrained,
                SampledStepsAreTrained,
                SampledWithoutGuidance,
                SetsOfOneClass,
                TeacherFits,
                TensorMethods {
    /** The rule's id, under which {@code saltus explain} tells more. */
    default String rule() {
        return getClass().getSimpleName();
    }

    /** What is wrong with an opening; empty if nothing is, or if this concerns openings of another kind. */
    Optional<Unmet> unmet(Opening opening);

    /** The same, where it takes the pipeline itself to see. */
    default Optional<Unmet> unmet(Pipeline pipeline, Opening opening) {
        return unmet(opening);
    }
}
