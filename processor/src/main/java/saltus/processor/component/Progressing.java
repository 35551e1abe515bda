package saltus.processor.component;

import com.palantir.javapoet.CodeBlock;
import saltus.Progress;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;

/** The progress that a formula of times may have as its last parameter. */
public final class Progressing {
    private Progressing() {}

    /**
     * What is added to the call of a formula; nothing for one without progress.
     *
     * @param source code that gives progress over {@code $L} steps, one number a row
     */
    public static CodeBlock argument(Design design, FormulaKind kind, String source) {
        return design.formula(kind)
                .filter(kind::changes)
                .flatMap(formula -> design.find(Progress.class))
                .map(progress -> CodeBlock.of(", " + source, progress.steps()))
                .orElse(CodeBlock.of(""));
    }
}
