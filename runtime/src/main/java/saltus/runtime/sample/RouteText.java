package saltus.runtime.sample;

import java.util.ArrayList;
import java.util.List;
import saltus.pipeline.Move;
import saltus.pipeline.Route;
import saltus.runtime.BadInputException;

/** Ways from noise to data as people write them. */
public final class RouteText {
    private static final int MOST_STEPS = 100_000;
    private static final String RENOISING = "renoising";
    private static final String EXTRAPOLATING = "extrapolating";

    private RouteText() {}

    /**
     * So many equal steps.
     *
     * @throws BadInputException if there are none, or more than are told apart
     */
    public static Route steps(int steps) {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new BadInputException(
                    "The number of steps is %d; give a value from 1 to %d.".formatted(steps, MOST_STEPS));
        }
        return Route.equally(steps);
    }

    /**
     * Steps from given times, such as {@code 1,0.6,0.2}.
     *
     * @throws BadInputException if they are no numbers that fall from 1 and stay above 0
     */
    public static Route times(String text) {
        List<Double> times = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            times.add(number(
                    part,
                    () -> new BadInputException("'%s' of the times '%s' is no number; write them like 1,0.6,0.2."
                            .formatted(part.strip(), text))));
        }
        Route.wrong(times).ifPresent(wrong -> {
            throw new BadInputException(
                    "The times '%s' do not lead from noise to data: %s. Write them like 1,0.6,0.2, which are three steps, the last to data."
                            .formatted(text, wrong));
        });
        return Route.at(times.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * What is done in a step, such as {@code heun} or {@code renoising:0.5}.
     *
     * @throws BadInputException if nothing is called so
     */
    public static Move move(String text) {
        String[] parts = text.split(":", 2);
        boolean valued = parts.length > 1;
        return switch (parts[0]) {
            case "shortcut" -> alone(text, valued, Move.SHORTCUT);
            case "velocity" -> alone(text, valued, Move.VELOCITY);
            case "heun" -> alone(text, valued, new Move.Heun());
            case RENOISING -> new Move.Shortcut(valued ? share(text, parts[1]) : 1);
            case EXTRAPOLATING -> new Move.Velocity(kappa(text, valued ? parts[1] : ""));
            default -> throw unknown(text);
        };
    }

    private static Move alone(String text, boolean valued, Move move) {
        if (valued) {
            throw unknown(text);
        }
        return move;
    }

    private static BadInputException unknown(String text) {
        return new BadInputException(
                "There is no sampler '%s'; give shortcut, renoising, renoising:SHARE, velocity, extrapolating:KAPPA or heun."
                        .formatted(text));
    }

    private static double share(String text, String value) {
        double share = number(value, () -> unknown(text));
        if (!(share >= 0 && share <= 1)) {
            throw new BadInputException("The share of '%s' is %s; give a value from 0 to 1.".formatted(text, value));
        }
        return share;
    }

    private static double kappa(String text, String value) {
        double kappa = number(value, () -> unknown(text));
        if (!(kappa > 0 && kappa < 1)) {
            throw new BadInputException(
                    "The kappa of '%s' is %s; give a value between 0 and 1.".formatted(text, value));
        }
        return kappa;
    }

    private static double number(String text, java.util.function.Supplier<BadInputException> otherwise) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException none) {
            throw otherwise.get();
        }
    }
}
