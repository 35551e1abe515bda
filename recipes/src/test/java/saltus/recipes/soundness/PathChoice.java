package saltus.recipes.soundness;

import java.util.function.DoubleUnaryOperator;

/**
 * A flow path as text and as functions.
 *
 * @param annotation the component
 * @param members formulas of the recipe, empty for built-in paths
 * @param alpha factor of the data
 * @param sigma factor of the noise
 * @param straight true if Euler's step and DDIM's are the same
 * @param explodes true if declared variance-exploding
 */
record PathChoice(
        String annotation,
        String members,
        DoubleUnaryOperator alpha,
        DoubleUnaryOperator sigma,
        boolean straight,
        boolean explodes) {
    static final PathChoice LINEAR = new PathChoice("@FlowPath(LINEAR)", "", t -> 1 - t, t -> t, true, false);
    static final PathChoice COSINE = new PathChoice(
            "@FlowPath(COSINE)", "", t -> Math.cos(Math.PI / 2 * t), t -> Math.sin(Math.PI / 2 * t), false, false);
    static final PathChoice TRIGONOMETRIC = formulas(
            "cos(PI / 2 * t)",
            "Math.sin(t * Math.PI / 2)",
            t -> Math.cos(Math.PI / 2 * t),
            t -> Math.sin(t * Math.PI / 2),
            false);
    static final PathChoice POLYNOMIAL = formulas("1 - t * t", "t * (2 - t)", t -> 1 - t * t, t -> t * (2 - t), false);
    static final PathChoice RATIONAL =
            formulas("(1 - t) / (1 + t)", "2 * t / (1 + t)", t -> (1 - t) / (1 + t), t -> 2 * t / (1 + t), false);
    static final PathChoice BENT = formulas(
            "t < 0.5 ? 1 - 0.5 * t : 1.5 * (1 - t)", "t", t -> t < 0.5 ? 1 - 0.5 * t : 1.5 * (1 - t), t -> t, false);
    static final PathChoice EXPLODING = new PathChoice(
            "@FormulaPath(varianceExploding = true)", text("1", "80 * t"), t -> 1, t -> 80 * t, true, true);

    static final PathChoice REVERSED = formulas("t", "1 - t", t -> t, t -> 1 - t, true);
    static final PathChoice RADIANS = formulas("cos(t)", "sin(t)", Math::cos, Math::sin, false);
    static final PathChoice STANDING_STILL = formulas("1 - t * t", "t * t", t -> 1 - t * t, t -> t * t, false);
    static final PathChoice TURNING =
            formulas("1 - t", "t + 0.9 * sin(2 * PI * t)", t -> 1 - t, t -> t + 0.9 * Math.sin(2 * Math.PI * t), false);
    static final PathChoice UNDECLARED = formulas("1", "80 * t", t -> 1, t -> 80 * t, true);
    static final PathChoice JUMPING =
            formulas("t < 0.5 ? 1 - t : 0.8 * (1 - t)", "t", t -> t < 0.5 ? 1 - t : 0.8 * (1 - t), t -> t, false);
    static final PathChoice STEEP = formulas("sqrt(1 - t * t)", "t", t -> Math.sqrt(1 - t * t), t -> t, false);

    private static PathChoice formulas(
            String alpha,
            String sigma,
            DoubleUnaryOperator alphaValue,
            DoubleUnaryOperator sigmaValue,
            boolean straight) {
        return new PathChoice("@FormulaPath", text(alpha, sigma), alphaValue, sigmaValue, straight, false);
    }

    private static String text(String alpha, String sigma) {
        return "  static double alpha(double t) { return " + alpha + "; }\n  static double sigma(double t) { return "
                + sigma + "; }\n";
    }
}
