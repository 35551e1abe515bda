package saltus.processor.rules;

import java.util.Optional;
import java.util.stream.Stream;
import saltus.pipeline.opening.Obligation;
import saltus.processor.component.comparison.Comparison;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.term.Term;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.component.velocity.Estimate;
import saltus.processor.design.Design;

/** A rule that a component of the design leaves to be checked when the pipeline is opened. */
abstract class Opened implements Rule {
    @Override
    public Optional<Verdict> judge(Design design) {
        return obligations(design)
                .filter(obligation -> obligation.rule().equals(id()))
                .findFirst()
                .map(obligation -> new Verdict.LeftOpen(obligation, claim()));
    }

    private static Stream<Obligation> obligations(Design design) {
        return Stream.of(
                        TimeLaw.of(design).map(TimeLaw::obligations),
                        Metric.of(design).map(Metric::obligations),
                        Optional.of(Comparison.of(design).obligations()),
                        Optional.of(Estimate.of(design).obligations()),
                        Optional.of(Term.of(design).stream()
                                .flatMap(term -> term.obligations().stream())
                                .toList()))
                .flatMap(Optional::stream)
                .flatMap(java.util.List::stream);
    }
}
