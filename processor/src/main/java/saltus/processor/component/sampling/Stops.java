package saltus.processor.component.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import saltus.SampleSteps;
import saltus.SampleTimes;
import saltus.pipeline.Route;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;

/** Where the steps of a sampler stand. */
public sealed interface Stops {
    /** Those of a design; empty where it leaves it to its sampler. */
    static Optional<Stops> of(Design design) {
        return Answers.of(Stops.class, design);
    }

    /** Where each step starts, as the recipe says; whether they are in order is a question of its own. */
    List<Double> times();

    /** Equal steps. */
    record Equal(SampleSteps values) implements Stops {
        @Override
        public List<Double> times() {
            return Route.equally(values.value()).times();
        }
    }

    /** Times one by one. */
    record Given(SampleTimes values) implements Stops {
        @Override
        public List<Double> times() {
            return Arrays.stream(values.value()).boxed().toList();
        }
    }
}
