package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import saltus.BoundarySkip;
import saltus.OneStep;
import saltus.Solver;
import saltus.pipeline.SolverMap;
import saltus.processor.design.Design;

/** Solver maps as code. */
final class Solvers {
    private Solvers() {}

    static CodeBlock code(Solver solver) {
        return solver == Solver.EULER
                ? CodeBlock.of("$T.euler()", SolverMap.class)
                : CodeBlock.of("$T.ddim(PATH)", SolverMap.class);
    }

    static CodeBlock prediction(Design design) {
        return design.find(BoundarySkip.class)
                .map(skip -> CodeBlock.of(
                        "$T.boundary(PATH, $L, $L)", SolverMap.class, skip.dataDeviation(), skip.smallest()))
                .orElseGet(() -> code(design.find(OneStep.class).orElseThrow().value()));
    }

    /** A step of the target: through the network it is that of the prediction, if they have the same solver. */
    static CodeBlock step(Design design, Solver solver) {
        boolean same = design.find(OneStep.class)
                .filter(step -> step.value() == solver)
                .isPresent();
        return same ? CodeBlock.of("STEP") : code(solver);
    }

    /** The second step of a target, which goes through the network as the prediction does. */
    static CodeBlock second(Design design, Solver solver) {
        return design.has(BoundarySkip.class) ? CodeBlock.of("STEP") : step(design, solver);
    }
}
