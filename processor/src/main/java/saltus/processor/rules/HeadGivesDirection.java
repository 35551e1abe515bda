package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.StepVelocity;
import saltus.TangentVelocity;
import saltus.TwoStep;
import saltus.VelocityHead;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A velocity head gives the direction of a derivative, if it is trained; steps follow the sample or the output (framework, C35). */
@AutoService(Rule.class)
public final class HeadGivesDirection implements Rule {
    @Override
    public String claim() {
        return "a velocity head is trained where it gives a direction, and gives nothing else";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Finding> findings = new ArrayList<>();
        boolean directs = design.find(TangentVelocity.class)
                .filter(tangent -> tangent.value() == StepVelocity.HEAD)
                .isPresent();
        if (directs && !design.has(VelocityHead.class)) {
            Component tangent = design.component(Category.TANGENT).orElseThrow();
            findings.add(new Finding(
                    id(),
                    "the derivative runs along a velocity head that nothing trains",
                    Found.in(design, tangent) + " without @VelocityHead",
                    "nothing would train what the second output says",
                    "add @VelocityHead, or let the value be NETWORK",
                    List.of(Place.of(tangent, "value"))));
        }
        Optional<TwoStep> steps = design.find(TwoStep.class)
                .filter(two -> two.first().velocity() == StepVelocity.HEAD
                        || two.second().velocity() == StepVelocity.HEAD);
        steps.ifPresent(two -> {
            Component target = design.component(Category.TARGET).orElseThrow();
            boolean first = two.first().velocity() == StepVelocity.HEAD;
            findings.add(new Finding(
                    id(),
                    "a step follows the velocity head",
                    Found.in(design, target),
                    "the head says the velocity at t, not the way to another time; it gives the direction of a derivative alone",
                    "let the step's velocity be NETWORK; a head is for the derivative to run along",
                    List.of(Place.of(target, (first ? "first" : "second") + ".velocity"))));
        });
        boolean nothing = design.has(VelocityHead.class)
                && TimeLaw.of(design).filter(TimeLaw::generates).isPresent();
        if (nothing) {
            Component head = design.component(Category.VELOCITY_HEAD).orElseThrow();
            findings.add(new Finding(
                    id(),
                    "a velocity head has no velocity to learn",
                    Found.in(design, head, design.component(Category.TIMES).orElseThrow()),
                    "all rows start at noise, and none follows a velocity of the data",
                    "remove " + head.text(),
                    List.of(Place.of(head))));
        }
        return directs || nothing || steps.isPresent() ? Optional.of(Verdict.of(claim(), findings)) : Optional.empty();
    }
}
