package saltus.runtime.opening;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import saltus.pipeline.Pipeline;
import saltus.pipeline.opening.Opening;
import saltus.pipeline.opening.PerceptualNeedsPixels;
import saltus.pipeline.opening.Unmet.Severity;
import saltus.runtime.BadInputException;

/** Lets a pipeline be opened only if it meets its obligations. */
public final class Gate {
    private Gate() {}

    /**
     * Asks every obligation of a pipeline about everything that is going to be done with it.
     *
     * @return notes, which stop nobody, each to be shown once
     * @throws BadInputException with all obligations that are not met, in the form of the compiler's messages, or for
     *     features that no metric of the pipeline looks through, or a teacher that it does not follow
     */
    public static List<String> pass(Pipeline pipeline, List<? extends Opening> openings) {
        refuseIdleFeatures(pipeline, openings);
        refuseIdleTeacher(pipeline, openings);
        Set<String> errors = messages(pipeline, openings, Severity.ERROR);
        if (!errors.isEmpty()) {
            throw new BadInputException("%s cannot run like this:%n%s"
                    .formatted(pipeline.card().recipe(), String.join(System.lineSeparator(), errors)));
        }
        return List.copyOf(messages(pipeline, openings, Severity.NOTE));
    }

    /** True if a pipeline has a use for a feature network. */
    public static boolean looksThroughFeatures(Pipeline pipeline) {
        return pipeline.obligations().stream().anyMatch(PerceptualNeedsPixels.class::isInstance);
    }

    /** Who gives features expects them to matter. */
    private static void refuseIdleFeatures(Pipeline pipeline, List<? extends Opening> openings) {
        boolean given = openings.stream()
                .anyMatch(opening -> opening instanceof Opening.Training training && training.features());
        if (given && !looksThroughFeatures(pipeline)) {
            throw new BadInputException(
                    "The recipe %s looks through no features, so that --features has no use; leave it out, or give the recipe @Perceptual or @CompareFeatures."
                            .formatted(pipeline.card().recipe()));
        }
    }

    /** So does who names a teacher. */
    private static void refuseIdleTeacher(Pipeline pipeline, List<? extends Opening> openings) {
        boolean given = openings.stream()
                .anyMatch(opening -> opening instanceof Opening.Training training
                        && training.teacher().isPresent());
        if (given && !pipeline.needsTeacher()) {
            throw new BadInputException(
                    "The recipe %s follows no teacher, so that --teacher has no use; leave it out, or give the recipe @TeacherVelocity."
                            .formatted(pipeline.card().recipe()));
        }
    }

    private static Set<String> messages(Pipeline pipeline, List<? extends Opening> openings, Severity severity) {
        return pipeline.obligations().stream()
                .flatMap(obligation -> openings.stream()
                        .flatMap(opening -> obligation.unmet(pipeline, opening).stream())
                        .filter(unmet -> unmet.severity() == severity)
                        .map(unmet -> unmet.message(obligation.rule())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
