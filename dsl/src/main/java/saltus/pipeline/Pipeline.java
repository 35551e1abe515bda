package saltus.pipeline;

import java.util.List;
import saltus.pipeline.opening.Obligation;

/**
 * What the compiler makes of a recipe: its training step and its sampler as symbolic graphs. Implementations are
 * generated, have a public constructor without arguments and are found by {@link java.util.ServiceLoader}.
 */
public interface Pipeline {
    /** The design and the checks it passed, for people. */
    Card card();

    /** The flow path. */
    Path path();

    /** Where an output of the network leads: the one-step prediction of training and sampling. */
    SolverMap solver();

    /** What stands between the network and the design. */
    default Scaling scaling() {
        return Scaling.NONE;
    }

    /** Decay of the target network's moving average; 0 if the target network is the student. */
    double targetDecay();

    /** The same after a number of training steps, where it changes over training. */
    default double targetDecay(long steps) {
        return targetDecay();
    }

    /** True if the network needs a log-variance head. */
    default boolean needsLogVariance() {
        return false;
    }

    /** How many numbers of guidance the network has to read: 0 for none, 1 for omega, 3 with a window. */
    default int guidanceInputs() {
        return 0;
    }

    /** True if the network needs a velocity head. */
    default boolean needsVelocityHead() {
        return false;
    }

    /** True if it learns from a teacher, which {@code train --teacher RUN} names. */
    default boolean needsTeacher() {
        return false;
    }

    /** Which samples share a batch of the training step. */
    default Batching batching() {
        return Batching.SHUFFLED;
    }

    /** Steps that samples take if nobody says otherwise: one, unless only velocities are learned. */
    int usualSteps();

    /** The way that samples take if nobody says otherwise. */
    default Route usualRoute() {
        return Route.equally(usualSteps());
    }

    /** How samples with a class are guided if nobody says otherwise. */
    default Guided usualGuidance() {
        return Guided.NONE;
    }

    /** What has to hold for the batch, the data, the network and the way of sampling, none of which the compiler knows. */
    default List<Obligation> obligations() {
        return List.of();
    }

    /** Writes the training step: everything from the draws to {@link TrainingStep#loss}. */
    void train(TrainingStep step);

    /** Writes the sampler: everything from noise to {@link SamplingStep#result}. */
    void sample(SamplingStep step);
}
