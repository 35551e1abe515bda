package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.ClassConsistentBatches;
import saltus.LabelDropout;
import saltus.TwoStep;
import saltus.processor.component.term.Term;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Design;

/**
 * The network reads what its output depends on: t always, r where shortcuts end anywhere, the label where there is one
 * (framework, C11). The network is known when the pipeline is opened.
 */
@AutoService(Rule.class)
public final class NetworkSeesTimes implements Rule {
    @Override
    public String claim() {
        return "the network reads t, and r and the label where the design needs them";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        boolean end = design.has(TwoStep.class)
                && (TimeLaw.of(design).filter(TimeLaw::endsAtData).isEmpty() || Term.asksVelocity(design));
        boolean labels = design.has(LabelDropout.class)
                || (design.has(ClassConsistentBatches.class)
                        && TimeLaw.of(design).filter(TimeLaw::generates).isPresent());
        return Optional.of(new Verdict.LeftOpen(new saltus.pipeline.opening.NetworkSeesTimes(end, labels), claim()));
    }
}
