package saltus.processor.mirror;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Severity;

/**
 * Prints findings where they belong, in the order of the text, each once. A recipe may silence warnings, though no errors,
 * with {@code @SuppressWarnings("saltus:Id")}.
 */
public final class Reporter {
    private record Line(Spot spot, Diagnostic.Kind kind, String message) {}

    private final Messager messager;
    private final Spots spots;

    Reporter(Messager messager, Spots spots) {
        this.messager = messager;
        this.spots = spots;
    }

    /** Prints all that was found out about a recipe. */
    public void print(TypeElement recipe, List<Finding> findings) {
        Set<Line> lines = new LinkedHashSet<>();
        findings.stream()
                .filter(finding -> !isSilenced(recipe, finding))
                .forEach(finding -> lines.add(new Line(spots.of(recipe, finding), kind(finding), finding.message())));
        lines.stream()
                .sorted(Comparator.comparingLong(line -> line.spot().position()))
                .forEach(line -> line.spot().print(line.kind(), line.message()));
    }

    /** Prints an error at the recipe's name. */
    public void error(TypeElement recipe, String message) {
        messager.printMessage(Diagnostic.Kind.ERROR, message, recipe);
    }

    private static boolean isSilenced(TypeElement recipe, Finding finding) {
        SuppressWarnings silenced = recipe.getAnnotation(SuppressWarnings.class);
        return finding.severity() == Severity.WARNING
                && silenced != null
                && Arrays.asList(silenced.value()).contains("saltus:" + finding.rule());
    }

    private static Diagnostic.Kind kind(Finding finding) {
        return finding.severity() == Severity.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
    }
}
