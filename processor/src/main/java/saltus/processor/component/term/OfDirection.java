package saltus.processor.component.term;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import saltus.Category;
import saltus.DirectionTerm;
import saltus.pipeline.Directions;
import saltus.processor.component.metric.Sides;
import saltus.processor.design.Design;

/** 1 - cos between prediction and target, a part of the distance. */
public record OfDirection(DirectionTerm values, Design design) implements Term {
    @Override
    public Category category() {
        return Category.DIRECTION_TERM;
    }

    @Override
    public boolean counts() {
        return values.weight() > 0;
    }

    @Override
    public Rest rest() {
        return Rest.CERTAIN;
    }

    @Override
    public Optional<CodeBlock> joined() {
        Sides sides = Sides.of(design);
        return Optional.of(CodeBlock.of(
                "$T.between($L, $L).times($L)", Directions.class, sides.prediction(), sides.target(), values.weight()));
    }
}
