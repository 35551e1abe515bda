package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.NetworkOutput;
import saltus.OutputKind;
import saltus.StepByLevel;
import saltus.processor.component.term.Term;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A network that is asked for a velocity, r = t, has one to say (framework, C5 and C11). */
@AutoService(Rule.class)
public final class VelocityTermFits implements Rule {
    @Override
    public String claim() {
        return "the network's output at r = t, which the velocity term reads, is a velocity";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!Term.asksVelocity(design)) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>();
        if (design.find(NetworkOutput.class)
                .filter(output -> output.value() == OutputKind.CORRECTION)
                .isPresent()) {
            findings.add(finding(
                    design,
                    design.component(Category.OUTPUT).orElseThrow(),
                    "a correction is no velocity",
                    "it is what is added to a multiple of z on the way to data, and says nothing of the flow at t",
                    "let the network say a velocity, and a step of Euler or DDIM take it"));
        }
        if (TimeLaw.of(design).filter(TimeLaw::generates).isPresent()) {
            findings.add(finding(
                    design,
                    design.component(Category.TIMES).orElseThrow(),
                    "no row has a velocity to learn",
                    "all rows are noise that is compared with data as a set: no sample is a row's own",
                    "let rows lie between noise and data"));
        }
        if (design.has(StepByLevel.class)) {
            findings.add(finding(
                    design,
                    design.component(Category.CONDITIONING).orElseThrow(),
                    "a step of no length has no level",
                    "levels are logarithms of lengths: at r = t the network would be told infinity",
                    "use @StepByValue"));
        }
        return Optional.of(Verdict.of(claim(), findings));
    }

    private Finding finding(Design design, Component other, String what, String why, String fix) {
        Component term = design.component(Category.VELOCITY_TERM).orElseThrow();
        return new Finding(
                id(),
                what,
                Found.in(design, term, other),
                why,
                fix + ", or remove " + term.text(),
                List.of(Place.of(term), Place.of(other)));
    }
}
