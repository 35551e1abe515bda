package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.TensorDistance;
import saltus.processor.component.metric.ByMethod;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.StaticMethod;

/** A method over tensors and the component that calls it come together (framework, C29). */
@AutoService(Rule.class)
public final class TensorMethods implements Rule {
    private static final String SIGNATURE = "static Tensor distance(Tensor prediction, Tensor target)";

    @Override
    public String claim() {
        return "methods over tensors are called, and those that are called are there";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (design.has(TensorDistance.class)) {
            return Optional.of(
                    design.tensorMethod(ByMethod.NAME, 2).isPresent()
                            ? Verdict.holds(claim())
                            : Verdict.refused(missing(design)));
        }
        List<Finding> idle = design.methods().stream()
                .filter(StaticMethod::isOverTensors)
                .filter(method -> method.owner().equals(design.typeName()))
                .map(this::idle)
                .toList();
        return idle.isEmpty()
                ? Optional.empty()
                : Optional.of(new Verdict.Stands(
                        saltus.pipeline.Card.Status.REPORTED, idle.get(0).what(), idle));
    }

    private Finding missing(Design design) {
        Component metric = design.component(Category.METRIC).orElseThrow();
        return new Finding(
                id(),
                "the method " + ByMethod.NAME + " over tensors is missing",
                Found.in(design, metric),
                "the component calls it for the distance of each row",
                "declare " + SIGNATURE + " { return ..; }",
                List.of(Place.of(metric)));
    }

    private Finding idle(StaticMethod method) {
        return new Finding(
                Severity.WARNING,
                id(),
                "nothing calls the method " + method.name() + " over tensors",
                "static Tensor " + method.name() + " without a component that calls it",
                "a method over tensors acts through a component; as it stands the recipe ignores it",
                "add @TensorDistance for " + SIGNATURE + ", or move the method out of the recipe",
                List.of(new Place.AtMethod(method.owner(), method.name())));
    }
}
