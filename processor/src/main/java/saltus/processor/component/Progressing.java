package saltus.processor.component;

import com.palantir.javapoet.CodeBlock;
import saltus.Progress;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;

/** The progress that a formula of times may have as its last parameter. */
public final class Progressing {
    private Progressing() {}

    /** A formula as a function of its parameters but progress, which the step gives. */
    public static CodeBlock function(Design design, FormulaKind kind) {
        String last = kind.parameters().get(kind.parameters().size() - 1);
        CodeBlock progress = argument(design, kind, last + ".ones().times(step.progress($L))");
        String parameters = String.join(", ", kind.parameters());
        return progress.isEmpty()
                ? CodeBlock.of("$L::$L", design.pipelineName(), kind.method())
                : CodeBlock.of(
                        kind.parameters().size() == 1 ? "$1L -> $2L($1L$3L)" : "($1L) -> $2L($1L$3L)",
                        parameters,
                        kind.method(),
                        progress);
    }

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
