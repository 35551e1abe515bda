package saltus.graph;

/** The functions of one or two numbers that the elementwise operations apply. */
final class Elementwise {
    private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);
    private static final double GELU_CUBIC = 0.044715;

    private Elementwise() {}

    static double unary(Op.UnaryKind kind, double x) {
        return switch (kind) {
            case NEGATE -> -x;
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SQRT -> Math.sqrt(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TANH -> Math.tanh(x);
            case ATAN -> Math.atan(x);
            case SIGMOID -> sigmoid(x);
            case SILU -> x * sigmoid(x);
            case GELU -> 0.5 * x * (1 + Math.tanh(geluInner(x)));
            case ABS -> Math.abs(x);
            case FLOOR -> Math.floor(x);
            case SQUARE -> x * x;
        };
    }

    /** The derivative of the two activations. */
    static double slope(Op.UnaryKind kind, double x) {
        if (kind == Op.UnaryKind.SILU) {
            double s = sigmoid(x);
            return s * (1 + x * (1 - s));
        }
        double th = Math.tanh(geluInner(x));
        double inner = GELU_SCALE * (1 + 3 * GELU_CUBIC * x * x);
        return 0.5 * (1 + th) + 0.5 * x * (1 - th * th) * inner;
    }

    static double binary(Op.BinaryKind kind, double a, double b) {
        return switch (kind) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> Math.pow(a, b);
            case MINIMUM -> Math.min(a, b);
            case MAXIMUM -> Math.max(a, b);
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double geluInner(double x) {
        return GELU_SCALE * (x + GELU_CUBIC * x * x * x);
    }
}
