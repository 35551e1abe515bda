package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import saltus.Category;
import saltus.pipeline.Leg;
import saltus.pipeline.Move;
import saltus.pipeline.Route;
import saltus.pipeline.opening.TrainedSteps;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.component.sampling.Drive;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;

/**
 * Samples take steps that were trained (framework, C5 and C47): those of the recipe, which are judged here, and those that
 * somebody asks for when sampling starts.
 */
@AutoService(Rule.class)
public final class SampledStepsAreTrained implements Rule {
    @Override
    public String claim() {
        return "samples take steps that are trained only";
    }

    @Override
    public List<String> presumes() {
        return List.of(
                "MissingComponent",
                "SampleTimesFall",
                "SampleTimesByFormula",
                "TimesFitTarget",
                "DyadicGrid",
                "GridLevelsInOrder",
                "GridNeedsKnownPath",
                "TimesByFormula",
                "EndNeedsPairLaw",
                "SkipEndsAtData",
                "PathEndpoints",
                "SignalToNoiseFalls");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<TimeLaw> law = TimeLaw.of(design);
        Optional<FlowFormulas> path = FlowFormulas.of(design);
        if (law.isEmpty() || path.isEmpty()) {
            return Optional.empty();
        }
        TrainedSteps trained = law.get().trained();
        Move move = Drive.of(design).move();
        Optional<Leg> untrained =
                move.legs(new Route(Drive.times(design), Optional.empty()), level(path.get())).stream()
                        .filter(leg -> !trained.has(leg))
                        .findFirst();
        if (untrained.isPresent()) {
            return Optional.of(refused(design, untrained.get(), trained));
        }
        boolean all = trained instanceof TrainedSteps.Drawn drawn && drawn.areAll();
        return all
                ? named(design).findFirst().map(sampler -> Verdict.holds(claim()))
                : Optional.of(new Verdict.LeftOpen(
                        new saltus.pipeline.opening.SampledStepsAreTrained(trained, move), claim()));
    }

    private static DoubleUnaryOperator level(FlowFormulas path) {
        return t -> at(path.sigma().body(), t) / at(path.alpha().body(), t);
    }

    private static double at(Expr formula, double t) {
        return Evaluation.of(formula, Map.of("t", t));
    }

    private static Stream<Component> named(Design design) {
        return Stream.of(Category.SAMPLER, Category.SAMPLE_TIMES)
                .flatMap(category -> design.component(category).stream());
    }

    private Verdict refused(Design design, Leg leg, TrainedSteps trained) {
        Component times = design.component(Category.TIMES).orElseThrow();
        List<Component> concerned =
                Stream.concat(named(design), Stream.of(times)).toList();
        return Verdict.refused(new Finding(
                id(),
                "the sampler asks for what is not trained",
                Found.in(design, concerned.toArray(Component[]::new)) + ", which asks for " + leg + "; trained are "
                        + trained.words(),
                "the network answers to any r and t, but what it says of times that it was never shown is arbitrary",
                fix(leg, trained),
                concerned.stream().map(Place::of).toList()));
    }

    private static String fix(Leg leg, TrainedSteps trained) {
        if (leg.isVelocity() && !trained.velocities()) {
            return "use @DirectSampler, or a law of times with rows at r = t (coincide greater than 0)";
        }
        return trained instanceof TrainedSteps.Halvings
                ? "let each step be a halving, as in @SampleSteps(4), and use @DirectSampler"
                : "use times and a sampler that ask for " + trained.words();
    }
}
