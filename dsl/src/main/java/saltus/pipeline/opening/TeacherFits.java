package saltus.pipeline.opening;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Tensor;
import saltus.pipeline.Leg;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;

/**
 * A teacher says the velocity of the very flow that is learned: it is there, of the same samples and classes, on the same path with
 * the same noise, and its recipe trains velocities, with guidance of this scale if it is guided (framework, C35).
 *
 * @param omega scale of the teacher's guidance; 1 is without
 */
public record TeacherFits(double omega) implements Obligation {
    private static final double ROUNDING = 1e-6;

    /** Where paths are compared and velocities have to be trained. */
    private static final List<Double> TIMES = List.of(0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875);

    @Override
    public Optional<Unmet> unmet(Opening opening) {
        // whose teacher it is says the pipeline
        return Optional.empty();
    }

    @Override
    public Optional<Unmet> unmet(Pipeline pipeline, Opening opening) {
        if (!(opening instanceof Opening.Training training)) {
            return Optional.empty();
        }
        if (training.teacher().isEmpty()) {
            return Optional.of(Unmet.error(
                    "there is no teacher",
                    "the recipe " + pipeline.card().recipe() + ", and none named",
                    "its targets follow what a trained network says",
                    "name the run of one, as in --teacher runs/FlowMatching-checkerboard"));
        }
        Opening.Taught teacher = training.teacher().get();
        return shape(training, teacher)
                .or(() -> path(pipeline, teacher))
                .or(() -> noise(pipeline, teacher))
                .or(() -> velocities(teacher))
                .or(() -> guidance(teacher));
    }

    private static Optional<Unmet> shape(Opening.Training training, Opening.Taught teacher) {
        return teacher.sample().equals(training.sample()) && teacher.classes() == training.classes()
                ? Optional.empty()
                : Optional.of(Unmet.error(
                        "the teacher knows other samples",
                        teacher.name() + ", of samples " + teacher.sample() + " in " + teacher.classes()
                                + " classes, beside samples " + training.sample() + " in " + training.classes(),
                        "it is asked for the velocity of these",
                        "name a teacher that was trained on these data"));
    }

    private static Optional<Unmet> path(Pipeline pipeline, Opening.Taught teacher) {
        Path mine = pipeline.path();
        Path its = teacher.pipeline().path();
        return TIMES.stream()
                .filter(t -> differ(mine, its, Path::alpha, t) || differ(mine, its, Path::sigma, t))
                .findFirst()
                .map(t -> Unmet.error(
                        "the teacher has learned on another path",
                        "%s, with alpha = %.4g and sigma = %.4g at t = %s, here %.4g and %.4g"
                                .formatted(
                                        teacher.name(),
                                        at(its, Path::alpha, t),
                                        at(its, Path::sigma, t),
                                        t,
                                        at(mine, Path::alpha, t),
                                        at(mine, Path::sigma, t)),
                        "points between data and noise are not the same, and neither are their velocities",
                        "train the teacher on this path, or use its path here"));
    }

    private static boolean differ(Path mine, Path its, BiFunction<Path, Tensor, Tensor> part, double t) {
        double here = at(mine, part, t);
        return Math.abs(here - at(its, part, t)) > ROUNDING * Math.max(1, Math.abs(here));
    }

    private static double at(Path path, BiFunction<Path, Tensor, Tensor> part, double t) {
        GraphBuilder graph = new GraphBuilder();
        graph.output("part", part.apply(path, graph.scalar(t)));
        return Objects.requireNonNull(Interpreter.run(graph.build(), Map.of()).get("part"))
                .values()[0];
    }

    private static Optional<Unmet> noise(Pipeline pipeline, Opening.Taught teacher) {
        double here = pipeline.scaling().noise();
        double there = teacher.pipeline().scaling().noise();
        return Math.abs(here - there) <= ROUNDING * here
                ? Optional.empty()
                : Optional.of(Unmet.error(
                        "the teacher has learned with other noise",
                        teacher.name() + ", with noise of deviation " + there + ", here " + here,
                        "points between data and noise are not the same, and neither are their velocities",
                        "use the same deviation in both recipes"));
    }

    private static Optional<Unmet> velocities(Opening.Taught teacher) {
        return teacher.pipeline().obligations().stream()
                .filter(SampledStepsAreTrained.class::isInstance)
                .map(obligation -> ((SampledStepsAreTrained) obligation).trained())
                .filter(trained -> TIMES.stream().noneMatch(t -> trained.has(new Leg(t, t))))
                .findFirst()
                .map(trained -> Unmet.error(
                        "the teacher has not learned velocities",
                        teacher.name() + ", which was trained for " + trained.words(),
                        "what it says of the velocity at t is arbitrary",
                        "name a teacher whose recipe has rows with r = t, such as flow matching"));
    }

    private Optional<Unmet> guidance(Opening.Taught teacher) {
        List<Obligation> its = teacher.pipeline().obligations();
        if (omega == 1
                || teacher.classes() == 0
                || teacher.pipeline().guidanceInputs() > 0
                        && its.stream()
                                .noneMatch(obligation ->
                                        obligation instanceof SampledGuidanceIsTrained told && omega > told.max())) {
            return Optional.empty();
        }
        if (teacher.pipeline().guidanceInputs() > 0) {
            return Optional.of(Unmet.error(
                    "the teacher knows no such guidance",
                    teacher.name() + ", asked for guidance of scale " + omega,
                    "it is told the scale as an input, and was trained with smaller ones",
                    "let omega be one of its scales"));
        }
        return its.stream().anyMatch(LabelsForGuidance.class::isInstance)
                ? Optional.empty()
                : Optional.of(Unmet.error(
                        "the teacher knows no null label",
                        teacher.name() + ", which was trained without label dropout, asked for guidance of scale "
                                + omega,
                        "guidance contrasts what it says with a label and without one",
                        "let omega be 1, or name a teacher whose recipe has @LabelDropout"));
    }
}
