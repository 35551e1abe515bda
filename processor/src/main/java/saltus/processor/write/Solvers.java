package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import saltus.OneStep;
import saltus.Solver;
import saltus.processor.design.Design;

/** Solvers as code. */
final class Solvers {
    private Solvers() {}

    static CodeBlock code(Solver solver) {
        return CodeBlock.of("$T.$L", Solver.class, solver.name());
    }

    static CodeBlock prediction(Design design) {
        return code(design.find(OneStep.class).orElseThrow().value());
    }
}
