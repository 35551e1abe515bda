package saltus.processor.component.weight;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;

/** A weight of a row by its times. */
public sealed interface TimeFactor permits ByFormula, ByMethod {
    /** The weight of a design; empty where all times count the same. */
    static Optional<TimeFactor> of(Design design) {
        return Answers.of(TimeFactor.class, design);
    }

    /** The weight of every row [B]. */
    CodeBlock code();
}
