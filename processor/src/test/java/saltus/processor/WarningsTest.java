package saltus.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;

/** What the compiler only warns of. */
class WarningsTest {
    private static final String CONFINED = "@LogitNormalTimes(mean = -0.14, deviation = 0.03, coincide = 0.5)\n";

    /** Its values are the same for all times, which takes more algebra than the compiler has. */
    private static final String STUBBORN = """
            @TimeWeight
            interface Own extends Base {
                static double weight(double r, double s, double t) {
                    return 1e-9 + exp(r + t) - exp(r) * exp(t);
                }
            }
            """;

    private static Compilation compile(String body) {
        return Compiling.compile("Recipe.java", IMPORTS + MEAN_FLOW + "@Recipe\n" + body);
    }

    @Test
    void timesThatNeverComeNearNoise() {
        Compilation compilation = compile(CONFINED + "interface Confined extends Base {}");
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(2);
        assertThat(compilation).hadWarningContaining("[Saltus/MassNearData] almost no shortcut ends near r = 0");
        assertThat(compilation)
                .hadWarningContaining("[Saltus/MassNearNoise] almost nothing is trained near t = 1")
                .inFile(compilation.sourceFiles().get(0))
                .onLineContaining("mean = -0.14");
    }

    @Test
    void guidanceThatLeadsAwayFromDataSomewhere() {
        Compilation compilation = compile("""
                @LabelDropout
                @GuidanceFormula
                interface Turning extends Base {
                    static double omega(double t) {
                        return 1 - 2 * t;
                    }
                }
                """);
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation).hadWarningContaining("[Saltus/GuidanceOmega] omega is not greater than 0 everywhere");
    }

    @Test
    void samplesOfNoiseFollowNoVelocityOfTheData() {
        Compilation compilation = Compiling.compile("Recipe.java", IMPORTS + """
                @Recipe
                @FlowPath(LINEAR)
                @NetworkOutput(AVERAGE_VELOCITY)
                @OneStep(EULER)
                @NoiseToData
                @CompareSamples
                @EnergyDistance
                @PlugInVelocity
                @TimeWeight
                interface Idle {
                    static double weight(double r, double s, double t) {
                        return t - r;
                    }
                }
                """);
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(2);
        assertThat(compilation).hadWarningContaining("[Saltus/WithoutEffect] no row follows a velocity of the data");
        assertThat(compilation).hadWarningContaining("[Saltus/WithoutEffect] all rows have the same times");
    }

    @Test
    void aStepAlongATeacherThatRowsFollowAlready() {
        Compilation compilation = compile("""
                @TeacherVelocity
                @TwoStep(first = @Step(solver = DDIM, velocity = TEACHER), second = @Step(solver = EULER, velocity = NETWORK))
                interface Twice extends Base {}
                """);
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation).hadWarningContaining("[Saltus/WithoutEffect] rows follow the teacher already");
    }

    @Test
    void aWindowOfATeacherThatIsNotGuided() {
        Compilation compilation = compile("""
                @TeacherVelocity(until = 0.5)
                interface Windowed extends Base {}
                """);
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation)
                .hadWarningContaining("[Saltus/WithoutEffect] the window of the teacher's guidance is not read");
    }

    @Test
    void aPowerThatAFormulaReplaces() {
        Compilation compilation = compile("""
                @LabelDropout
                @GuidanceInput(max = 4, power = 2)
                interface Drawn extends Base {
                    static double guidance(double u) {
                        return 1 + 3 * u;
                    }
                }
                """);
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation)
                .hadWarningContaining("[Saltus/WithoutEffect] the power of the scales' density is not read");
    }

    @Test
    void progressThatNoFormulaReads() {
        Compilation compilation = compile("""
                @TimeWeight
                @Progress(steps = 100)
                interface Still extends Base {
                    static double weight(double r, double s, double t, double progress) {
                        return 1 + t;
                    }
                }
                """);
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation).hadWarningContaining("[Saltus/WithoutEffect] no formula reads the progress");
    }

    @Test
    void noiseThatDrownsTheDataInSinglePrecisionIsTold() {
        Compilation compilation = Compiling.compile(
                "Recipe.java",
                Sources.IMPORTS + Sources.FLOW
                        + "@Recipe @FormulaPath(varianceExploding = true) interface Loud extends Base {"
                        + " static double alpha(double t) { return 1; }"
                        + " static double sigma(double t) { return 1e6 * t; } }");
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation).hadWarningContaining("[Saltus/SignalToNoiseFalls] steps to data magnify rounding by 2");
    }

    @Test
    void aWarningIsSuppressedByItsId() {
        assertThat(compile("@SuppressWarnings({\"saltus:MassNearNoise\", \"saltus:MassNearData\"})\n" + CONFINED
                        + "interface Known extends Base {}"))
                .succeededWithoutWarnings();
        assertThat(compile(
                        "@SuppressWarnings(\"saltus:PathEndpoints\")\n" + CONFINED + "interface Other extends Base {}"))
                .hadWarningCount(2);
    }

    @Test
    void anErrorIsNotSuppressed() {
        assertThat(
                        compile(
                                "@SuppressWarnings(\"saltus:TargetDecay\") @TargetNetwork(decay = 2) interface Loud extends Base {}"))
                .hadErrorCount(1);
    }

    @Test
    void aProofThatIsNotFoundSaysWhereItResisted() {
        Compilation compilation = compile(STUBBORN);
        assertThat(compilation).succeeded();
        assertThat(compilation)
                .hadWarningContaining("cannot decide whether weight")
                .inFile(compilation.sourceFiles().get(0))
                .onLineContaining("1e-9 + exp(r + t)");
    }
}
