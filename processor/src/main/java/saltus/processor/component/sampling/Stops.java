package saltus.processor.component.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import saltus.SampleSteps;
import saltus.SampleTimes;
import saltus.SampleTimesFormula;
import saltus.pipeline.Route;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Evaluation;

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

    /** By a formula of the share of the steps that are done. */
    record ByFormula(SampleTimesFormula values, Design design) implements Stops {
        @Override
        public List<Double> times() {
            return IntStream.range(0, values.steps())
                    .mapToObj(k -> k == 0 ? 1.0 : time(k / (double) values.steps()))
                    .toList();
        }

        /** Even while the recipe lacks the formula. */
        private double time(double done) {
            return design.formula(FormulaKind.SAMPLE_TIME)
                    .map(law -> Evaluation.of(law.body(), Map.of("done", done)))
                    .orElse(1 - done);
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
