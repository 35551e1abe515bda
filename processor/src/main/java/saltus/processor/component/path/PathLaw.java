package saltus.processor.component.path;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import saltus.pipeline.Path;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;

/** A flow path. */
public sealed interface PathLaw permits BuiltIn, Exploding, Written {
    /** The path of a design; empty while it is missing. */
    static Optional<PathLaw> of(Design design) {
        return Answers.of(PathLaw.class, design);
    }

    /** alpha and sigma; empty while the recipe lacks one of its own. */
    Optional<FlowFormulas> formulas();

    /** The path as training computes it; empty for one of the recipe's own. */
    Optional<Path> known();

    /** The time at which sigma / alpha is a level, over the level's variables; empty where no closed form is known. */
    Optional<Expr> timeOf(Expr level);

    /** A new instance. */
    CodeBlock code();

    /** A formula that the language has. */
    static Formula formula(String name, Expr body) {
        return new Formula(saltus.FlowPath.class.getName(), name, List.of("t"), body);
    }
}
