package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.Region;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.proof.Proof;

/** Somewhere s lies above r, so that the target reads the network (framework, Eq. 5 and C20). */
@AutoService(Rule.class)
public final class SecondStepHasLength implements Rule {
    @Override
    public String claim() {
        return "some shortcuts have a second step";
    }

    @Override
    public List<String> presumes() {
        return List.of(
                "MissingComponent",
                "MissingFormula",
                "InnerTimeNeedsLaw",
                "CurriculumInUnit",
                "GridNeedsKnownPath",
                "TimesByFormula");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Region> shortcuts = InnerRule.of(design)
                .filter(inner -> inner.meeting() == InnerRule.Meeting.BETWEEN)
                .flatMap(inner -> TimeLaw.of(design))
                .map(law -> law.regions().stream().filter(Region::shortcut).toList())
                .orElse(List.of());
        if (shortcuts.isEmpty()) {
            return Optional.empty();
        }
        if (!shortcuts.stream().allMatch(SecondStepHasLength::isEmpty)) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component inner = design.component(Category.INNER).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "no shortcut has a second step: s = r on every row",
                Found.in(design, inner),
                "the target is then the first step alone: along the conditional velocity that is flow matching, which"
                        + " learns no shortcut, along the network it is the prediction itself",
                "let s lie above r on some rows, as with @InnerTime(MIDPOINT), or start lower and end lower: fraction(1) < 1",
                List.of(Place.of(inner)))));
    }

    private static boolean isEmpty(Region rows) {
        return Goal.atMost(
                                "s = r",
                                Terms.difference(rows.s(), rows.r()),
                                Goal.ORDER,
                                rows.everywhere().get(0),
                                refuted -> {
                                    throw new IllegalStateException("only asked whether it is proved");
                                })
                        .over(rows.everywhere())
                        .prove()
                instanceof Proof.Proved;
    }
}
