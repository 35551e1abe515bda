package saltus.processor.component.metric;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import saltus.pipeline.PerceptualDistance;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.PerceptualNeedsPixels;

/** A distance by the features of a network. */
public record Perceptual(saltus.Perceptual values) implements Metric {
    @Override
    public CodeBlock code() {
        return CodeBlock.of("$T.of(ends)", PerceptualDistance.class);
    }

    @Override
    public boolean comparesSamples() {
        return true;
    }

    @Override
    public List<Obligation> obligations() {
        return List.of(new PerceptualNeedsPixels());
    }
}
