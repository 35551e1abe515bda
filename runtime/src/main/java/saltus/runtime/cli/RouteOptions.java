package saltus.runtime.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Route;
import saltus.runtime.BadInputException;
import saltus.runtime.sample.RouteText;

/** How samples get from noise to data. */
final class RouteOptions {
    @Option(
            names = "--steps",
            paramLabel = "N",
            description =
                    "Equal steps from noise to data; evaluate takes it more than once (default: as the recipe says:"
                            + " one step, or 64 evaluations for recipes that learn velocities only).")
    private List<Integer> steps = List.of();

    @Option(
            names = "--times",
            paramLabel = "T,T,..",
            description =
                    "Where steps start, from 1 down, instead of --steps: 1,0.6,0.2 are three steps, the last of"
                            + " which ends at data; evaluate takes it more than once. The model has to have learned such steps.")
    private List<String> times = List.of();

    @Option(
            names = "--sampler",
            paramLabel = "NAME",
            description = {
                "What is done in a step (default: as the recipe says):",
                "  shortcut: a step as it was learned;",
                "  renoising[:SHARE]: noise is added anew after each shortcut, SHARE of that of the next time (default:"
                        + " 1, which goes all the way to data first);",
                "  velocity: along u(z, t, t);",
                "  extrapolating:KAPPA: the same, data and noise being extrapolated from the step before;",
                "  heun: along u(z, t, t) with a correction, two evaluations a step but the last."
            })
    private @Nullable String sampler;

    /** True if nothing is given. */
    boolean areUsual() {
        return steps.isEmpty() && times.isEmpty() && sampler == null;
    }

    /** Refuses what no recipe could do. */
    void check() {
        asked();
        Optional.ofNullable(sampler).ifPresent(RouteText::move);
    }

    /** Refuses more than one way. */
    void checkOne() {
        check();
        if (steps.size() + times.size() > 1) {
            throw new BadInputException(
                    "Samples take one way from noise to data; give --steps or --times once, and not both.");
        }
    }

    private List<Route> asked() {
        List<Route> routes = new ArrayList<>();
        steps.forEach(number -> routes.add(RouteText.steps(number)));
        times.forEach(text -> routes.add(RouteText.times(text)));
        return routes;
    }

    /** The ways that are asked for, or the recipe's. */
    List<Route> of(Pipeline pipeline) {
        List<Route> routes = asked();
        return (routes.isEmpty() ? List.of(pipeline.usualRoute()) : routes)
                .stream()
                        .map(route -> sampler == null ? route : route.by(RouteText.move(sampler)))
                        .toList();
    }

    /** The way that is asked for, after {@link #checkOne}. */
    Route one(Pipeline pipeline) {
        return of(pipeline).get(0);
    }
}
