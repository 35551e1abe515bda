package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.GroupTimes;
import saltus.LogTangentTimes;
import saltus.LogitNormalTimes;
import saltus.SeparateLogitNormalTimes;
import saltus.UniformTimes;
import saltus.pipeline.Card;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** One-step sampling starts at t = 1: some rows have to be trained near it (framework, C26). */
public final class MassNearNoise implements Rule {
    private static final double NEAR = 0.97;
    private static final double LOGIT = Math.log(NEAR / (1 - NEAR));
    private static final double NOTHING = 1e-6;

    @Override
    public String claim() {
        return "some rows are trained near t = 1, where sampling starts";
    }

    @Override
    public List<String> presumes() {
        return List.of("LogitNormalMean", "LogitNormalDeviation");
    }

    /** P(t > 0.97) for laws of which it is known; of a pair t is the larger of two. */
    private static Optional<Double> mass(Design design) {
        return design.find(LogitNormalTimes.class)
                .map(law -> largerOfTwo(NormalLaw.below((LOGIT - law.mean()) / law.deviation())))
                .or(() -> design.find(UniformTimes.class).map(law -> largerOfTwo(NEAR)))
                .or(() -> design.find(SeparateLogitNormalTimes.class)
                        .map(law -> 1 - NormalLaw.below((LOGIT - law.startMean()) / law.startDeviation())))
                .or(() -> design.find(GroupTimes.class).map(law -> Math.max(0, 1 - NEAR / law.until())))
                .or(() -> design.find(LogTangentTimes.class).map(MassNearNoise::ofTangents));
    }

    private static double largerOfTwo(double below) {
        return 1 - below * below;
    }

    private static double ofTangents(LogTangentTimes law) {
        double level = Math.log(law.dataDeviation() * Math.tan(Math.PI / 2 * NEAR));
        return 1 - NormalLaw.below((level - law.mean()) / law.deviation());
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return mass(design)
                .map(mass -> new Verdict.Stands(
                        Card.Status.REPORTED,
                        "P(t > 0.97) = " + Goal.number(mass),
                        mass < NOTHING ? List.of(warning(design, mass)) : List.of()));
    }

    private Finding warning(Design design, double mass) {
        Component times = design.component(Category.TIMES).orElseThrow();
        return new Finding(
                Severity.WARNING,
                id(),
                "almost nothing is trained near t = 1, where one-step sampling starts",
                Found.in(design, times) + ": P(t > 0.97) = " + Goal.number(mass),
                "the network extrapolates for every sample; the published laws have 1e-4 there",
                "raise mean or deviation, or use @UniformTimes",
                List.of(Place.of(times, "mean"), Place.of(times)));
    }
}
