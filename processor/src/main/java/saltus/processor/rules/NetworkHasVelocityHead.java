package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.VelocityHead;
import saltus.processor.design.Design;

/** A velocity head is an output of the network, which is known when training starts (framework, C17). */
@AutoService(Rule.class)
public final class NetworkHasVelocityHead implements Rule {
    @Override
    public String claim() {
        return "the network has a velocity head";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.has(VelocityHead.class)
                ? Optional.of(new Verdict.LeftOpen(new saltus.pipeline.opening.NetworkHasVelocityHead(), claim()))
                : Optional.empty();
    }
}
