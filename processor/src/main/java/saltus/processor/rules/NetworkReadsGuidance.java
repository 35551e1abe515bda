package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.processor.component.guidance.Guiding;
import saltus.processor.design.Design;

/** Guidance that is an input is read by the network, which is known when the pipeline is opened (framework, C11). */
@AutoService(Rule.class)
public final class NetworkReadsGuidance implements Rule {
    @Override
    public String claim() {
        return "the network reads the guidance that it is told";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return Guiding.of(design)
                .map(Guiding::inputs)
                .filter(numbers -> numbers > 0)
                .map(numbers ->
                        new Verdict.LeftOpen(new saltus.pipeline.opening.NetworkReadsGuidance(numbers), claim()));
    }
}
