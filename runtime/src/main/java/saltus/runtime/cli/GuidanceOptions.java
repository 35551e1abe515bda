package saltus.runtime.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.pipeline.Guided;
import saltus.runtime.BadInputException;

/** How samples are guided while they are made. */
final class GuidanceOptions {
    @Option(
            names = "--guidance",
            paramLabel = "W",
            description =
                    "Scale of classifier-free guidance while sampling (default: as the recipe says with"
                            + " @SampleGuidance or a formula, or none; recipes with @Guidance or @BootstrapGuidance are guided by training;"
                            + " with @GuidanceInput any trained scale). evaluate takes several, for one table of metrics by scale.")
    private List<Double> omegas = List.of();

    @Option(
            names = "--guided",
            paramLabel = "FROM,UNTIL",
            description =
                    "Guides steps that start at these times only, such as 0.2,0.8, with --guidance (default: all).")
    private @Nullable String window;

    /** What is asked for; empty for what the recipe says. */
    Optional<Guided> asked() {
        if (omegas.size() > 1) {
            throw new BadInputException("Samples have one guidance scale; give --guidance once.");
        }
        return all().get(0);
    }

    /** True if nothing is asked for. */
    boolean areUsual() {
        return omegas.isEmpty() && window == null;
    }

    /** All that is asked for, at least one. */
    List<Optional<Guided>> all() {
        if (omegas.isEmpty()) {
            if (window != null) {
                throw new BadInputException(
                        "--guided %s says when samples are guided, but not how much; give --guidance W, too."
                                .formatted(window));
            }
            return List.of(Optional.empty());
        }
        return omegas.stream().map(omega -> Optional.of(guided(omega))).toList();
    }

    private Guided guided(double omega) {
        if (!(omega >= 1 && omega < Double.POSITIVE_INFINITY)) {
            throw new BadInputException("The guidance scale is %s; give a value of at least 1.".formatted(omega));
        }
        return window == null ? Guided.everywhere(omega) : within(omega, window);
    }

    private static Guided within(double omega, String window) {
        String[] ends = window.split(",", -1);
        try {
            double from = Double.parseDouble(ends[0].strip());
            double until = Double.parseDouble(ends[ends.length - 1].strip());
            if (ends.length == 2 && Guided.wrong(from, until).isEmpty()) {
                return new Guided(omega, from, until);
            }
        } catch (NumberFormatException none) {
            // told below, as other texts are
        }
        throw new BadInputException(
                "'%s' is no window of times; write --guided FROM,UNTIL with 0 <= FROM <= UNTIL <= 1, such as 0.2,0.8."
                        .formatted(window));
    }
}
