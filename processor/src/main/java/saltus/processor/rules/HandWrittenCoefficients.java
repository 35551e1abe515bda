package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import saltus.processor.design.Design;
import saltus.processor.design.StaticMethod;

/**
 * Derivatives and step coefficients follow from alpha and sigma; a recipe that writes them by hand would have two truths
 * (framework, C3 and C4).
 */
@AutoService(Rule.class)
public final class HandWrittenCoefficients implements Rule {
    private static final Set<String> DERIVED =
            Set.of("alphaPrime", "sigmaPrime", "alphaBar", "betaBar", "alphaHat", "betaHat");

    @Override
    public String claim() {
        return "derivatives and step coefficients are taken from alpha and sigma";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Finding> findings = design.methods().stream()
                .filter(method -> DERIVED.contains(method.name()))
                .map(this::finding)
                .toList();
        return Optional.of(Verdict.of(claim(), findings));
    }

    private Finding finding(StaticMethod method) {
        boolean derivative = method.name().endsWith("Prime");
        return new Finding(
                id(),
                method.name() + " is not the recipe's to say",
                "a static method " + method.name(),
                derivative
                        ? "the compiler differentiates alpha and sigma itself; a copy by hand can only drift from them"
                        : "the coefficients of a step are those of the path: alphaBar = (alpha_r sigma'_t - sigma_r"
                                + " alpha'_t) / D, betaBar = (sigma_r alpha_t - alpha_r sigma_t) / D",
                "remove it" + (derivative ? "" : "; if the step is meant to differ, change alpha and sigma"),
                List.of(new Place.AtMethod(method.owner(), method.name())));
    }
}
