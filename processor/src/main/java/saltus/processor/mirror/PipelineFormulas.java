package saltus.processor.mirror;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import saltus.pipeline.CanonicalFormula;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Formula;

/** Formulas of types from class files: the class of their pipeline carries them as text. */
final class PipelineFormulas {
    private final Elements elements;
    private final Function<String, Formula> reader;

    /** @param reader turns canonical text back into a formula; throws IllegalArgumentException if it cannot */
    PipelineFormulas(Elements elements, Function<String, Formula> reader) {
        this.elements = elements;
        this.reader = reader;
    }

    /**
     * All formulas in force in a recipe, inherited ones included; empty if it has no pipeline with formulas, or one of
     * another version, whose text says nothing.
     */
    List<DeclaredFormula> inForce(TypeElement recipe) {
        TypeElement pipeline = elements.getTypeElement(pipeline(recipe));
        List<DeclaredFormula> result = new ArrayList<>();
        if (pipeline != null) {
            try {
                texts(pipeline).forEach(text -> result.add(formula(text)));
            } catch (IllegalArgumentException anotherVersion) {
                return List.of();
            }
        }
        return result;
    }

    private static String pipeline(TypeElement recipe) {
        String packageName = MoreElements.getPackage(recipe).getQualifiedName().toString();
        String full = recipe.getQualifiedName().toString();
        return packageName.isEmpty()
                ? full.replace('.', '_') + "Pipeline"
                : packageName + "." + full.substring(packageName.length() + 1).replace('.', '_') + "Pipeline";
    }

    private DeclaredFormula formula(String text) {
        Formula formula = reader.apply(text);
        FormulaKind kind = Arrays.stream(FormulaKind.values())
                .filter(candidate -> candidate.method().equals(formula.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(formula.name() + " is no formula"));
        return new DeclaredFormula(kind, formula.owner(), Optional.of(formula), List.of());
    }

    private static List<String> texts(TypeElement pipeline) {
        List<String> texts = new ArrayList<>();
        for (AnnotationMirror mirror : pipeline.getAnnotationMirrors()) {
            String type = MoreTypes.asTypeElement(mirror.getAnnotationType())
                    .getQualifiedName()
                    .toString();
            if (type.equals(CanonicalFormula.class.getCanonicalName())) {
                texts.add(text(mirror));
            } else if (type.equals(CanonicalFormula.All.class.getCanonicalName())) {
                List<?> all = (List<?>) value(mirror);
                all.forEach(one -> texts.add(text((AnnotationMirror) ((AnnotationValue) one).getValue())));
            }
        }
        return texts;
    }

    private static String text(AnnotationMirror formula) {
        return (String) value(formula);
    }

    private static Object value(AnnotationMirror mirror) {
        return mirror.getElementValues().values().iterator().next().getValue();
    }
}
