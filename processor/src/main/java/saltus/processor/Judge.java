package saltus.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import saltus.processor.design.Design;
import saltus.processor.mirror.Reading;
import saltus.processor.mirror.RecipeReader;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Judgement;
import saltus.processor.rules.Severity;

/** What is to be said of the recipes of one round. Each is read and judged once, however many inherit it. */
final class Judge {
    private final RecipeReader reader;
    private final Function<Design, Judgement> rules;
    private final Map<TypeElement, Optional<Judged>> judged = new HashMap<>();

    Judge(RecipeReader reader, Function<Design, Judgement> rules) {
        this.reader = reader;
        this.rules = rules;
    }

    /**
     * One recipe.
     *
     * @param reading what it says
     * @param judgement what the rules say of that
     */
    record Judged(Reading reading, Judgement judgement) {
        /** Problems of reading first. */
        List<Finding> findings() {
            return Stream.concat(reading.problems().stream(), judgement.findings().stream())
                    .toList();
        }

        boolean isRefused() {
            return findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        }
    }

    /** One recipe; empty if javac itself cannot make sense of it. */
    Optional<Judged> of(TypeElement recipe) {
        Optional<Judged> known = judged.get(recipe);
        if (known == null) {
            known = reader.read(recipe).map(reading -> new Judged(reading, rules.apply(reading.design())));
            judged.put(recipe, known);
        }
        return known;
    }

    /** What its super-recipes have not been told already. */
    List<Finding> news(TypeElement recipe, Judged own) {
        List<Finding> inherited = reader.superRecipes(recipe).stream()
                .flatMap(parent -> of(parent).stream())
                .flatMap(parent -> parent.findings().stream())
                .toList();
        return own.findings().stream()
                .filter(finding -> inherited.stream().noneMatch(other -> sameCause(finding, other)))
                .toList();
    }

    private static boolean sameCause(Finding one, Finding other) {
        return one.rule().equals(other.rule())
                && one.what().equals(other.what())
                && one.places().equals(other.places());
    }
}
