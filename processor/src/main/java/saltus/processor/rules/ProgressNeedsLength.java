package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.Progress;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Formula;

/** A formula that sees progress knows how long it takes (framework, C27). */
@AutoService(Rule.class)
public final class ProgressNeedsLength implements Rule {
    @Override
    public String claim() {
        return "progress has a length";
    }

    @Override
    public List<String> presumes() {
        return List.of("DuplicateComponent", "ConflictingSupers", "UnusedFormula");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Formula> changing = design.formulas().entrySet().stream()
                .filter(entry -> design.has(entry.getKey().reader()))
                .filter(entry -> entry.getKey().changes(entry.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        if (changing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Verdict.of(
                claim(),
                design.has(Progress.class)
                        ? List.of()
                        : changing.stream().map(this::finding).toList()));
    }

    private Finding finding(Formula formula) {
        return new Finding(
                id(),
                "nobody says how long progress takes",
                formula.head() + " without @Progress",
                FormulaKind.PROGRESS + " is min(1, k / steps) after k training steps",
                "add @Progress(steps = 100_000), or leave out the last parameter",
                List.of(new Place.AtMethod(formula.owner(), formula.name())));
    }
}
