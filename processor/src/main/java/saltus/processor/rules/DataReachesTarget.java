package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.processor.component.term.Term;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** If both steps go through the network, only rows that learn the velocity itself carry data (framework, C20). */
@AutoService(Rule.class)
public final class DataReachesTarget implements Rule {
    @Override
    public String claim() {
        return "some rows compare the network with data, or with a teacher";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (design.find(TwoStep.class)
                .filter(steps -> steps.first().velocity() == StepVelocity.NETWORK
                        && steps.second().velocity() != StepVelocity.TEACHER)
                .isEmpty()) {
            return Optional.empty();
        }
        boolean onlyShortcuts = !Term.asksVelocity(design)
                && TimeLaw.of(design)
                        .filter(law -> law.shares().fromData() == 0)
                        .isPresent();
        if (!onlyShortcuts) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component target = design.component(Category.TARGET).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "no row of a batch ever sees data",
                Found.in(design, target, times),
                "both steps follow the network and all rows are shortcuts: the network is compared with itself only",
                "let r = t on some rows (coincide > 0), or make the first step's velocity CONDITIONAL",
                List.of(Place.of(times, "coincide"), Place.of(target, "first.velocity")))));
    }
}
