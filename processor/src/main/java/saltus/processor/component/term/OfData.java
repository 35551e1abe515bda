package saltus.processor.component.term;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.DataMeasure;
import saltus.DataTerm;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.PerceptualNeedsPixels;
import saltus.processor.component.weight.LossWeight;
import saltus.processor.design.Design;

/** Where the prediction leads at t = 0 against the sample. */
public record OfData(DataTerm values, Design design) implements Term {
    @Override
    public Category category() {
        return Category.DATA_TERM;
    }

    @Override
    public boolean counts() {
        return values.weight() > 0;
    }

    @Override
    public Rest rest() {
        return Rest.ELSEWHERE;
    }

    @Override
    public Optional<CodeBlock> added() {
        CodeBlock term = CodeBlock.of(
                "new $T($T.$L, $L, $L)",
                saltus.pipeline.DataTerm.class,
                DataMeasure.class,
                values.value().name(),
                values.weight(),
                values.until());
        CodeBlock distance = CodeBlock.of("$L.distance(examples, STEP, prediction)", term);
        return Optional.of(
                CodeBlock.of("$L.of(examples, $L)", term, LossWeight.of(design).code(distance)));
    }

    @Override
    public List<Obligation> obligations() {
        return values.value() == DataMeasure.FEATURES ? List.of(new PerceptualNeedsPixels()) : List.of();
    }
}
