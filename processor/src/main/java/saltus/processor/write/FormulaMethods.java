package saltus.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import saltus.FlowRowsFormula;
import saltus.FormulaTimes;
import saltus.GuidanceFormula;
import saltus.GuidanceInput;
import saltus.LossFormula;
import saltus.SampleGuidanceFormula;
import saltus.TangentScaleFormula;
import saltus.TimeWeight;
import saltus.pipeline.CanonicalFormula;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.Ending;
import saltus.processor.design.Curriculum;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.CanonicalText;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Simplify;

/** Writes the formulas of a recipe that are not its path: each as a static method over tensors. */
final class FormulaMethods {
    private FormulaMethods() {}

    static List<MethodSpec> of(Design design) {
        List<MethodSpec> methods = new ArrayList<>();
        if (InnerRule.of(design).filter(InnerRule::isFormula).isPresent()) {
            methods.add(
                    method(FormulaKind.INNER, design.formula(FormulaKind.INNER).orElseThrow()));
        }
        if (design.has(TimeWeight.class)) {
            methods.add(method(
                    FormulaKind.WEIGHT, design.formula(FormulaKind.WEIGHT).orElseThrow()));
        }
        if (design.has(FormulaTimes.class)) {
            methods.add(
                    method(FormulaKind.START, design.formula(FormulaKind.START).orElseThrow()));
            if (!Ending.of(design).movesAll()) {
                methods.add(
                        method(FormulaKind.END, design.formula(FormulaKind.END).orElseThrow()));
            }
        }
        if (design.has(LossFormula.class)) {
            methods.add(
                    method(FormulaKind.LOSS, design.formula(FormulaKind.LOSS).orElseThrow()));
        }
        if (design.has(FlowRowsFormula.class)) {
            methods.add(
                    method(FormulaKind.FLOW, design.formula(FormulaKind.FLOW).orElseThrow()));
        }
        if (design.has(TangentScaleFormula.class)) {
            methods.add(
                    method(FormulaKind.SCALE, design.formula(FormulaKind.SCALE).orElseThrow()));
        }
        if (design.has(GuidanceFormula.class)) {
            methods.add(
                    method(FormulaKind.OMEGA, design.formula(FormulaKind.OMEGA).orElseThrow()));
        }
        if (design.has(GuidanceInput.class)) {
            design.formula(FormulaKind.GUIDANCE)
                    .ifPresent(formula -> methods.add(method(FormulaKind.GUIDANCE, formula)));
        }
        if (design.has(SampleGuidanceFormula.class)) {
            methods.add(method(
                    FormulaKind.SAMPLE_GUIDANCE,
                    design.formula(FormulaKind.SAMPLE_GUIDANCE).orElseThrow()));
        }
        Curriculum.gradual(design).ifPresent(law -> methods.add(method(law.kind(), law.formula())));
        InnerRule.of(design)
                .flatMap(InnerRule::curriculum)
                .ifPresent(law -> methods.add(method(law.kind(), law.formula())));
        Curriculum.warmUp(design).ifPresent(law -> methods.add(method(law.kind(), law.formula())));
        return methods;
    }

    private static MethodSpec method(FormulaKind kind, Formula formula) {
        return TensorCode.helper(kind.method(), formula.parameters(), Simplify.of(formula.body()));
    }

    /** The formulas as texts that travel with the class, for recipes that inherit from it as a class file. */
    static List<AnnotationSpec> canonical(Design design) {
        return design.formulas().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> AnnotationSpec.builder(CanonicalFormula.class)
                        .addMember("value", "$S", CanonicalText.write(entry.getValue()))
                        .build())
                .toList();
    }
}
