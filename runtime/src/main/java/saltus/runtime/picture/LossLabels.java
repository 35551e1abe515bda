package saltus.runtime.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Labels the marks of the axis of the loss, leaving out those of a logarithmic axis that would run into each other.
 *
 * @param leadingDigits the first digits that get a label where a mark has no other
 */
record LossLabels(String leadingDigits) implements Function<Double, String> {
    private static final double CROWDED_DECADES = 3.5;
    private static final int PLAIN_DIGITS = 4;

    static LossLabels of(LossPoints points) {
        if (!points.positive()) {
            return new LossLabels("123456789");
        }
        double lowest = Arrays.stream(points.losses()).min().orElse(1);
        double highest = Arrays.stream(points.losses()).max().orElse(1);
        double decades = Math.log10(highest) - Math.log10(lowest);
        if (decades < 1) {
            return new LossLabels("123456789");
        }
        return new LossLabels(decades < CROWDED_DECADES ? "125" : "1");
    }

    @Override
    public String apply(Double value) {
        if (value == 0) {
            return "0";
        }
        // Marks are sums of steps, whose last digits are noise.
        BigDecimal round = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        String digits = round.unscaledValue().abs().toString();
        if (digits.length() == 1 && !leadingDigits.contains(digits)) {
            return " ";
        }
        int exponent = round.precision() - round.scale() - 1;
        if (Math.abs(exponent) < PLAIN_DIGITS) {
            return round.toPlainString();
        }
        return round.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }
}
