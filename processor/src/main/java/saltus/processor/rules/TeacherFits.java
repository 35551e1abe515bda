package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.processor.component.velocity.Teaching;
import saltus.processor.design.Design;

/** A teacher is of the flow that is learned; which one it is, is known when training starts (framework, C35). */
@AutoService(Rule.class)
public final class TeacherFits implements Rule {
    @Override
    public String claim() {
        return "a teacher says the velocity of this flow";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return Optional.of(Teaching.of(design))
                .filter(Teaching::isAsked)
                .map(teaching -> new saltus.pipeline.opening.TeacherFits(teaching.omega()))
                .map(obligation -> new Verdict.LeftOpen(obligation, claim()));
    }
}
