package saltus.processor;

import static saltus.processor.Sources.FLOW;
import static saltus.processor.Sources.MEAN_FLOW;
import static saltus.processor.Sources.SHORTCUT;

import java.util.List;

/** Recipes whose formulas are broken, or whose components do not fit their formulas, in exactly the marked places. */
final class BrokenFormulas {
    private BrokenFormulas() {}

    /** An expression as the end of a return statement, before its mark if it has one. */
    private static String line(String expression) {
        return expression.contains("//") ? expression : expression + ";";
    }

    private static String path(String alpha, String sigma) {
        return FLOW + """
                @Recipe
                @FormulaPath
                interface Own extends Base {
                    static double alpha(double t) {
                        return %s
                    }
                    static double sigma(double t) {
                        return %s
                    }
                }
                """.formatted(line(alpha), line(sigma));
    }

    private static String inner(String s) {
        return MEAN_FLOW + """
                @Recipe
                @TwoStep(
                    first = @Step(solver = DDIM, velocity = CONDITIONAL),
                    second = @Step(solver = EULER, velocity = NETWORK))
                @InnerFormula
                interface Own extends Base {
                    static double inner(double r, double t) {
                        return %s
                    }
                }
                """.formatted(line(s));
    }

    private static String weight(String times, String weight) {
        return MEAN_FLOW + """
                @Recipe
                @TimeWeight
                %s
                interface Own extends Base {
                    static double weight(double r, double s, double t) {
                        return %s
                    }
                }
                """.formatted(times, line(weight));
    }

    private static String gradual(String law) {
        return MEAN_FLOW + """
                @Recipe
                @GradualTimes(steps = 100)
                interface Own extends Base {
                    static double gradual(double progress) {
                        return %s
                    }
                }
                """.formatted(line(law));
    }

    private static String warmUp(String law) {
        return MEAN_FLOW + """
                @Recipe
                @TangentWarmUp(steps = 100)
                interface Own extends Base {
                    static double warmUp(double progress) {
                        return %s
                    }
                }
                """.formatted(line(law));
    }

    static final List<Broken> ALL = List.of(
            Broken.of(
                    "a path from noise to data",
                    "the path runs from noise to data",
                    path("t; // !PathEndpoints@t;", "1 - t")),
            Broken.of(
                    "a path in radians", "write PI / 2 * t for t", path("cos(t); // !PathEndpoints@cos(t)", "sin(t)")),
            Broken.of(
                    "a path in degrees",
                    "write PI / 2 * t for 90 * t",
                    path("cos(90 * t); // !PathEndpoints@cos(90", "sin(90 * t)")),
            Broken.of(
                    "a path whose noise is next to nothing",
                    "sigma(1) >= 0.001",
                    path("1 - t", "1e-6 * t; // !PathEndpoints@*")),
            Broken.of(
                    "a path with parts beyond single precision",
                    "alpha is not finite in single precision",
                    path("1 - expm1(100 * t) / expm1(100); // !PathIsContinuous@-", "expm1(100 * t) / expm1(100)")),
            Broken.of(
                    "a path that single precision cannot resolve",
                    "single precision loses sigma",
                    path("1 - t", "expm1(1e-7 * t) / expm1(1e-7); // !PathIsContinuous@/")),
            Broken.of(
                    "a path that is a step in single precision",
                    "sigma is too steep for single precision",
                    path("1 - t", "tanh(1e8 * t); // !PathIsContinuous@tanh(")),
            Broken.of(
                    "a path whose noise hardly begins",
                    "falls too slowly for single precision",
                    path("1 - expm1(40 * t) / expm1(40)", "expm1(40 * t) / expm1(40); // !SignalToNoiseFalls@/")),
            Broken.of(
                    "a path that begins with noise mixed in",
                    "sigma(0) = 0.1",
                    path("1 - t", "0.1 + 0.9 * t; // !PathEndpoints@+")),
            Broken.of(
                    "a path that ends with data left over",
                    "varianceExploding = true",
                    path("1 - 0.95 * t; // !PathEndpoints@-", "t")),
            Broken.of(
                    "a variance-exploding path that does not explode",
                    "alpha(1) / sigma(1) <= 0.1",
                    path("1", "3 * t; // !PathEndpoints@*")
                            .replace("@FormulaPath", "@FormulaPath(varianceExploding = true)")),
            Broken.of(
                    "a path that stands still at data",
                    "at t = 0",
                    path("1 - t * t", "t * t; // !SignalToNoiseFalls@*")),
            Broken.of(
                    "noise that falls on its way",
                    "the signal-to-noise ratio alpha / sigma does not fall everywhere",
                    path("1 - t", "t + 0.4 * sin(2 * PI * t); // !SignalToNoiseFalls@+")),
            Broken.of(
                    "a path that jumps",
                    "alpha jumps where its condition changes",
                    path("t < 0.5 ? 1 - t : 0.8 * (1 - t); // !PathIsContinuous@?", "t")),
            Broken.of(
                    "a path of infinite slope at noise",
                    "alpha or its slope is not finite everywhere",
                    path("sqrt(1 - t * t); // !PathIsContinuous@sqrt(", "t")),
            Broken.of("a derivative by hand", "alphaPrime is not the recipe's to say", FLOW + """
                    @Recipe
                    @FormulaPath
                    interface Own extends Base {
                        static double alpha(double t) { return 1 - t; }
                        static double sigma(double t) { return t; }
                        static double alphaPrime(double t) { return -1; } // !HandWrittenCoefficients@alphaPrime
                    }
                    """),
            Broken.of("a formula that is missing", "the formula sigma is missing", FLOW + """
                    @Recipe
                    @FormulaPath // !MissingFormula
                    interface Own extends Base {
                        static double alpha(double t) { return 1 - t; }
                    }
                    """),
            Broken.of("a formula that is misspelt", "did you mean sigma?", FLOW + """
                    @Recipe
                    @FormulaPath // !MissingFormula
                    interface Own extends Base {
                        static double alpha(double t) { return 1 - t; }
                        static double simga(double t) { return t; }
                    }
                    """),
            Broken.of("an inner time without its formula", "the formula inner is missing", MEAN_FLOW + """
                    @Recipe
                    @TwoStep(
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = EULER, velocity = NETWORK))
                    @InnerFormula // !MissingFormula
                    interface Own extends Base {}
                    """),
            Broken.of("two paths on one recipe", "@FormulaPath beside @FlowPath(LINEAR)", FLOW + """
                    @Recipe
                    @FormulaPath
                    @FlowPath(LINEAR) // !DuplicateComponent
                    interface Own extends Base {
                        static double alpha(double t) { return 1 - t; }
                        static double sigma(double t) { return t; }
                    }
                    """),
            Broken.of("a formula that nothing reads", "nothing reads the formula weight", MEAN_FLOW + """
                    @Recipe
                    interface Own extends Base {
                        static double weight(double r, double s, double t) { return 1 + t; } // !UnusedFormula@weight
                    }
                    """),
            Broken.of(
                    "an inner time before the interval",
                    "the inner time leaves the interval: s < r",
                    inner("max(0, t - 0.25); // !InnerTimeInInterval@max(")),
            Broken.of(
                    "an inner time beyond the interval",
                    "the inner time leaves the interval: s > t",
                    inner("t + 0.1 * (t - r); // !InnerTimeInInterval@+")),
            Broken.of(
                    "an inner time that splits nothing",
                    "the inner time does not split the interval",
                    inner("t; // !InnerTimeInInterval@t;")),
            Broken.of(
                    "a weight that is infinite where r = t",
                    "not finite on rows with r = t",
                    weight("", "1 / (t - r); // !WeightIsFinite@/")),
            Broken.of(
                    "a weight that is infinite at data",
                    "not finite",
                    weight("@UniformTimes(coincide = 0.5)", "1 / (t * (1 - t)); // !WeightIsFinite@/")),
            Broken.of(
                    "a weight that becomes negative",
                    "the time weight is negative",
                    weight("", "t - 0.5; // !WeightIsPositive@-")),
            Broken.of(
                    "a weight of zero on all rows with r = t",
                    "the time weight is zero on rows with r = t",
                    weight("", "t - r; // !WeightIsPositive@-")),
            Broken.of(
                    "a curriculum beyond 1",
                    "gradual leaves [0, 1]",
                    gradual("2 - 2 * progress; // !CurriculumInUnit@-")),
            Broken.of(
                    "gradual times that come back",
                    "gradual rises on its way",
                    gradual("1 - sin(PI * progress); // !CurriculumMonotone@-")),
            Broken.of(
                    "a warm-up that never ends",
                    "the warm-up never ends",
                    warmUp("0.9 * progress; // !CurriculumInUnit@*")),
            Broken.of(
                    "a warm-up that falls",
                    "warmUp falls on its way",
                    warmUp("progress < 0.5 ? 0.8 : progress * progress; // !CurriculumMonotone@?")),
            Broken.of("a curriculum of no length", "out of range", MEAN_FLOW + """
                    @Recipe
                    @GradualTimes(steps = 0) // !CurriculumLength@0)
                    interface Own extends Base {}
                    """),
            Broken.of("a warm-up of nothing", "there is no derivative to warm up", SHORTCUT + """
                    @Recipe
                    @TangentWarmUp // !WarmUpNeedsContinuousTarget
                    interface Own extends Base {}
                    """),
            Broken.of("dyadic steps that end at data", "dyadic steps cannot all end at data", SHORTCUT + """
                    @Recipe
                    @EndAtData // !EndNeedsPairLaw
                    interface Own extends Base {}
                    """),
            Broken.of("flow times that end at data", "there are no ends that could be moved to data", FLOW + """
                    @Recipe
                    @GradualTimes // !EndNeedsPairLaw
                    interface Own extends Base {}
                    """));
}
