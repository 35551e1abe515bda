package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import saltus.Category;
import saltus.DataHead;
import saltus.processor.component.times.Region;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.formula.Expr;

/** A head that divides by t is not asked at t = 0 (framework, C25). */
@AutoService(Rule.class)
public final class DataHeadSparesData extends ProofRule {
    /** What single precision divides by with digits left. */
    private static final double LEAST = 1e-6;

    private static final Expr S = new Expr.Variable("s");

    @Override
    public String claim() {
        return "the network is asked away from t = 0, where its head would divide by 0";
    }

    @Override
    public List<String> presumes() {
        return List.of(
                "MissingComponent",
                "MissingFormula",
                "InnerTimeNeedsLaw",
                "EndNeedsPairLaw",
                "GridNeedsKnownPath",
                "TimesByFormula",
                "GridLevelsInOrder");
    }

    @Override
    boolean concerns(Design design) {
        return design.find(DataHead.class).filter(head -> head.floor() == 0).isPresent()
                && TimeLaw.of(design).isPresent();
    }

    private static Component head(Design design) {
        return design.component(Category.HEAD).orElseThrow();
    }

    @Override
    List<Place> places(Design design) {
        return List.of(Place.of(head(design), "floor"));
    }

    /** Of all times at which a row asks the least is the inner one of a shortcut; other rows ask at their start. */
    @Override
    List<Goal> goals(Design design) {
        return TimeLaw.of(design).orElseThrow().regions().stream()
                .map(rows -> goal(design, rows))
                .toList();
    }

    private Goal goal(Design design, Region rows) {
        return Goal.atLeast(
                        (rows.shortcut() ? "s" : "t") + " >= 1E-6 on rows with " + rows.name(),
                        rows.at(rows.shortcut() ? S : Terms.T),
                        LEAST,
                        rows.everywhere().get(0),
                        refuted -> new Finding(
                                id(),
                                "the head divides by a time near 0",
                                Found.in(design, head(design)) + ", and rows with " + rows.name() + " ask the network "
                                        + Goal.at(refuted),
                                "(z - x) / t makes infinitely much of an error of x there",
                                "give floor a value, as in @DataHead(floor = 0.05), or choose times that stay away from 0",
                                places(design)))
                .over(rows.everywhere());
    }
}
