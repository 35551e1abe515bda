package saltus.processor.component.term;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import saltus.Category;
import saltus.VelocityTerm;

/** The network at (z, t, t) against the velocity, on rows that learn a shortcut. */
public record OfVelocity(VelocityTerm values) implements Term {
    @Override
    public Category category() {
        return Category.VELOCITY_TERM;
    }

    @Override
    public boolean counts() {
        return values.weight() > 0 || values.direction() > 0;
    }

    @Override
    public Rest rest() {
        return values.direction() > 0 ? Rest.CERTAIN : Rest.EXACT;
    }

    @Override
    public Optional<CodeBlock> added() {
        return Optional.of(CodeBlock.of(
                "new $T($L, $L).of(examples, velocity)",
                saltus.pipeline.VelocityTerm.class,
                values.weight(),
                values.direction()));
    }
}
