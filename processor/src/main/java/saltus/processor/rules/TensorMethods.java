package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.pipeline.Card;
import saltus.pipeline.TensorMethod;
import saltus.processor.component.MethodCall;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.StaticMethod;

/**
 * A method over tensors and the component that calls it come together (framework, C29); what it returns is seen when the
 * pipeline is opened.
 */
@AutoService(Rule.class)
public final class TensorMethods implements Rule {
    @Override
    public String claim() {
        return "methods over tensors return numbers that training can use";
    }

    @Override
    public List<String> presumes() {
        return List.of("DuplicateComponent", "ConflictingSupers");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<TensorMethod> called = MethodCall.of(design);
        List<Finding> idle = idle(design, called);
        List<Finding> errors = called.stream()
                .filter(method -> design.tensorMethods(method).size() != 1)
                .map(method -> wrong(design, method))
                .toList();
        if (!errors.isEmpty()) {
            return Optional.of(new Verdict.Refused(
                    Stream.concat(errors.stream(), idle.stream()).toList()));
        }
        if (!called.isEmpty()) {
            return Optional.of(new Verdict.LeftOpen(new saltus.pipeline.opening.TensorMethods(), claim(), idle));
        }
        return idle.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Verdict.Stands(Card.Status.REPORTED, idle.get(0).what(), idle));
    }

    private Finding wrong(Design design, TensorMethod method) {
        Component component = design.components().values().stream()
                .filter(one -> one.is(method.component()))
                .findFirst()
                .orElseThrow();
        List<StaticMethod> named = design.methods().stream()
                .filter(other -> other.name().equals(method.method()))
                .toList();
        boolean disputed = design.tensorMethods(method).size() > 1;
        List<Place> places = new ArrayList<>();
        named.forEach(other -> places.add(new Place.AtMethod(other.owner(), other.signature())));
        places.add(Place.of(component));
        return new Finding(
                id(),
                disputed
                        ? "super-types disagree on the method " + method.method() + " over tensors"
                        : "the method " + method.method() + " over tensors is missing",
                Found.in(design, component)
                        + named.stream().map(TensorMethods::text).collect(Collectors.joining()),
                "the component takes " + method.method()
                        + " from a static method of the recipe that other classes can call",
                "declare " + method.signature() + " { return ..; }",
                places);
    }

    private static String text(StaticMethod method) {
        return " and " + (method.hidden() ? "private " : "") + "static " + simple(method.result()) + " " + method.name()
                + "("
                + method.parameters().stream().map(TensorMethods::simple).collect(Collectors.joining(", ")) + ") of "
                + method.owner();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Methods that nothing calls. Beside those that are called others may be helpers, if they do not have a name of these. */
    private List<Finding> idle(Design design, List<TensorMethod> called) {
        return design.methods().stream()
                .filter(method -> method.makesTensor() && !method.hidden())
                .filter(method -> method.owner().equals(design.typeName()))
                .filter(method -> called.isEmpty()
                        || named(method).filter(kind -> !called.contains(kind)).isPresent())
                .map(this::idle)
                .toList();
    }

    private static Optional<TensorMethod> named(StaticMethod method) {
        return Arrays.stream(TensorMethod.values())
                .filter(kind -> kind.method().equals(method.name()))
                .findFirst();
    }

    private Finding idle(StaticMethod method) {
        return new Finding(
                Severity.WARNING,
                id(),
                "nothing calls the method " + method.name() + " over tensors",
                "static Tensor " + method.name() + " without a component that calls it",
                "a method over tensors acts through a component; as it stands the recipe ignores it",
                named(method)
                                .map(TensorMethods::asked)
                                .orElseGet(() -> Arrays.stream(TensorMethod.values())
                                        .map(TensorMethods::asked)
                                        .collect(Collectors.joining(", or ")))
                        + ", or move the method out of the recipe",
                List.of(new Place.AtMethod(method.owner(), method.signature())));
    }

    private static String asked(TensorMethod method) {
        return "add @" + method.component().getSimpleName() + " for " + method.signature();
    }
}
