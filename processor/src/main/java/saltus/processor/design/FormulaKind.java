package saltus.processor.design;

import java.util.List;

/** The formulas that mean something in a recipe: the name and parameters of each as a static method over double. */
public enum FormulaKind {
    /** Factor of the data, see {@link saltus.FormulaPath}. */
    ALPHA("alpha", "t"),
    /** Factor of the noise, see {@link saltus.FormulaPath}. */
    SIGMA("sigma", "t"),
    /** See {@link saltus.TimeWeight}. */
    WEIGHT("weight", "r", "s", "t"),
    /** The inner time, see {@link saltus.InnerFormula}. */
    INNER("inner", "r", "t"),
    /** Probability of r = 0, see {@link saltus.GradualTimes}. */
    GRADUAL("gradual", "progress"),
    /** Share of a shortcut that its first step takes, see {@link saltus.InnerSchedule}. */
    FRACTION("fraction", "progress"),
    /** Factor of the derivative, see {@link saltus.TangentWarmUp}. */
    WARM_UP("warmUp", "progress");

    private final String method;
    private final List<String> parameters;

    FormulaKind(String method, String... parameters) {
        this.method = method;
        this.parameters = List.of(parameters);
    }

    /** The method's name. */
    public String method() {
        return method;
    }

    /** Its parameters' usual names; any other names will do, the order counts. */
    public List<String> parameters() {
        return parameters;
    }

    /** The method as one would declare it. */
    public String signature() {
        return "static double " + method + "(double " + String.join(", double ", parameters) + ")";
    }
}
