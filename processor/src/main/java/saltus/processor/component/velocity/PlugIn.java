package saltus.processor.component.velocity;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import saltus.ClassConsistentBatches;
import saltus.PlugInVelocity;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.PlugInNeedsBatch;
import saltus.processor.design.Design;

/** On a share of the rows, the mean velocity towards all samples of the batch. */
public record PlugIn(PlugInVelocity values, Design design) implements Estimate {
    @Override
    public CodeBlock code() {
        return CodeBlock.of(
                "new $T(PATH, $L, $L).of(examples)",
                saltus.pipeline.PlugInVelocity.class,
                values.probability(),
                values.withinClass());
    }

    @Override
    public double averaged() {
        return values.probability();
    }

    @Override
    public boolean withinClass() {
        return values.withinClass() || design.has(ClassConsistentBatches.class);
    }

    @Override
    public List<Obligation> obligations() {
        return List.of(new PlugInNeedsBatch());
    }
}
