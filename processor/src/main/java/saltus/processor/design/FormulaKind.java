package saltus.processor.design;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;
import saltus.FlowRowsFormula;
import saltus.FormulaPath;
import saltus.FormulaTimes;
import saltus.GradualTimes;
import saltus.GuidanceFormula;
import saltus.GuidanceInput;
import saltus.InnerFormula;
import saltus.InnerSchedule;
import saltus.LossFormula;
import saltus.SampleGuidanceFormula;
import saltus.SampleTimesFormula;
import saltus.TangentScaleFormula;
import saltus.TangentWarmUp;
import saltus.TimeWeight;
import saltus.processor.formula.Formula;

/** The formulas that mean something in a recipe: the name and parameters of each as a static method over double. */
public enum FormulaKind {
    /** Factor of the data. */
    ALPHA("alpha", FormulaPath.class, "t"),
    /** Factor of the noise. */
    SIGMA("sigma", FormulaPath.class, "t"),
    /** Quantile function of the start. */
    START("start", FormulaTimes.class, "u"),
    /** Quantile function of the end. */
    END("end", FormulaTimes.class, "u", "t"),
    /** Quantile function of the times of rows with r = t. */
    FLOW("flow", FlowRowsFormula.class, "u"),
    /** Weight of a row. */
    WEIGHT("weight", TimeWeight.class, "r", "s", "t"),
    /** The loss of a row. */
    LOSS("loss", LossFormula.class, "e"),
    /** The inner time. */
    INNER("inner", InnerFormula.class, "r", "t"),
    /** Factor of the change that a continuous target asks for. */
    SCALE("scale", TangentScaleFormula.class, "r", "t"),
    /** Weight of a sample's own velocity in guidance. */
    OMEGA("omega", GuidanceFormula.class, "t"),
    /** Quantile function of a guidance scale that the network is told. */
    GUIDANCE("guidance", GuidanceInput.class, "u"),
    /** Times of a sampler's steps. */
    SAMPLE_TIME("sampleTime", SampleTimesFormula.class, "done"),
    /** Scale of guidance while sampling. */
    SAMPLE_GUIDANCE("sampleGuidance", SampleGuidanceFormula.class, "t"),
    /** Probability of r = 0. */
    GRADUAL("gradual", GradualTimes.class, "progress"),
    /** Share of a shortcut that its first step takes. */
    FRACTION("fraction", InnerSchedule.class, "progress"),
    /** Factor of the derivative. */
    WARM_UP("warmUp", TangentWarmUp.class, "progress");

    /** What a formula of times may have as a last parameter, see {@link saltus.Progress}. */
    public static final String PROGRESS = "progress";

    private final String method;
    private final Class<? extends Annotation> reader;
    private final List<String> parameters;

    FormulaKind(String method, Class<? extends Annotation> reader, String... parameters) {
        this.method = method;
        this.reader = reader;
        this.parameters = List.of(parameters);
    }

    /** The method's name. */
    public String method() {
        return method;
    }

    /** The component that asks for it. */
    public Class<? extends Annotation> reader() {
        return reader;
    }

    /** Its parameters' usual names; any other names will do, the order counts. */
    public List<String> parameters() {
        return parameters;
    }

    /** True if progress may follow the parameters. */
    private boolean mayChange() {
        return switch (this) {
            case START, END, FLOW, WEIGHT, INNER, SCALE, OMEGA, GUIDANCE -> true;
            case ALPHA, SIGMA, LOSS, SAMPLE_TIME, SAMPLE_GUIDANCE, GRADUAL, FRACTION, WARM_UP -> false;
        };
    }

    /** True if a method of so many numbers may be it. */
    public boolean takes(int count) {
        return count == parameters.size() || (mayChange() && count == parameters.size() + 1);
    }

    /**
     * Usual names of so many parameters.
     *
     * @throws IllegalArgumentException if it does not take so many
     */
    public List<String> parameters(int count) {
        if (!takes(count)) {
            throw new IllegalArgumentException(method + " does not take " + count + " numbers");
        }
        return count == parameters.size()
                ? parameters
                : Stream.concat(parameters.stream(), Stream.of(PROGRESS)).toList();
    }

    /** True if a formula of this kind sees progress as well, whether its body reads it or not. */
    public boolean changes(Formula formula) {
        return formula.parameters().size() > parameters.size();
    }

    /** The method as one would declare it. */
    public String signature() {
        return "static double " + method + "(double " + String.join(", double ", parameters) + ")";
    }
}
