package saltus.runtime.sample;

import java.util.List;
import java.util.Optional;
import saltus.pipeline.Guided;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Route;
import saltus.pipeline.opening.Opening;
import saltus.runtime.BadInputException;

/**
 * What to sample.
 *
 * @param count number of samples
 * @param route from noise to data
 * @param guidance while sampling; empty for what the recipe says
 * @param seed decides noise; sample i depends on (seed, i) alone
 * @param classes the classes to sample in turn; empty for all of them
 */
public record SampleRequest(int count, Route route, Optional<Guided> guidance, long seed, List<Integer> classes) {
    public SampleRequest {
        classes = List.copyOf(classes);
        require(count >= 1, "number of samples", count, "at least 1");
    }

    /** {@code count} samples of all classes, guided as the recipe says. */
    public static SampleRequest of(int count, Route route, long seed) {
        return new SampleRequest(count, route, Optional.empty(), seed, List.of());
    }

    /** The same in so many equal steps. */
    public static SampleRequest of(int count, int steps, long seed) {
        return of(count, RouteText.steps(steps), seed);
    }

    /**
     * The same with another number of samples.
     *
     * @param wanted the classes to sample in turn; empty for all of them
     */
    public SampleRequest of(int number, List<Integer> wanted) {
        return new SampleRequest(number, route, guidance, seed, wanted);
    }

    /** The same, guided otherwise; empty for what the recipe says. */
    public SampleRequest guided(Optional<Guided> wanted) {
        return new SampleRequest(count, route, wanted, seed, classes);
    }

    /** Guidance of a model of so many classes: without classes there is none that a recipe could mean. */
    public Guided guided(Pipeline pipeline, int modelClasses) {
        return guidance.orElse(modelClasses == 0 ? Guided.NONE : pipeline.usualGuidance());
    }

    /**
     * What a pipeline is told about sampling before it starts.
     *
     * @param modelClasses number of classes K of the model
     */
    public Opening opening(Pipeline pipeline, int modelClasses) {
        return new Opening.Sampling(route, guided(pipeline, modelClasses).omega(), modelClasses);
    }

    private static void require(boolean holds, String what, Object value, String range) {
        if (!holds) {
            throw new BadInputException("The %s is %s; give a value %s.".formatted(what, value, range));
        }
    }
}
