package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.pipeline.Card;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.design.Design;

/**
 * A step of length zero changes nothing, whatever the network says and however it is scaled (framework, C12). On every
 * path: alphaBar(t, r) = (alpha(r) sigma'(t) - sigma(r) alpha'(t)) / D(t) is D(t) / D(t) at r = t, and betaBar(t, r) =
 * (sigma(r) alpha(t) - alpha(r) sigma(t)) / D(t) a product less itself, in the very operations of the program, so that
 * rounding is the same on both sides. All it takes is D &gt; 0, which {@link SignalToNoiseFalls} proves. Euler's step x +
 * (r - t) u has it by its form.
 */
@AutoService(Rule.class)
public final class IdentityAtCoincidence implements Rule {
    @Override
    public String claim() {
        return "a step from t to t is the identity";
    }

    @Override
    public List<String> presumes() {
        return List.of("SignalToNoiseFalls");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return FlowFormulas.of(design)
                .map(path -> new Verdict.Stands(
                        Card.Status.PROVED,
                        "alphaBar(t, t) = D / D and betaBar(t, t) = 0 / D, by their form",
                        List.of()));
    }
}
