package saltus.processor.component.metric;

import com.palantir.javapoet.CodeBlock;
import saltus.GroupedKernel;
import saltus.Preconditioning;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Design;

/** The distance between the laws of a group's predictions and targets. */
public record Kernel(GroupedKernel values, Design design) implements Metric {
    @Override
    public CodeBlock code() {
        return CodeBlock.of(
                "new $T($L, $L, $L).of(examples, ends)",
                saltus.pipeline.GroupedKernel.class,
                TimeLaw.of(design).orElseThrow().group().orElseThrow(),
                design.find(Preconditioning.class)
                        .map(Preconditioning::dataDeviation)
                        .orElse(1.0),
                values.floor());
    }

    @Override
    public boolean comparesSamples() {
        return true;
    }

    @Override
    public boolean comparesGroups() {
        return true;
    }

    /** A group has one distance, and its rows have parts of it, which may be negative. */
    @Override
    public boolean weighsRows() {
        return false;
    }
}
