package saltus.processor.rules;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import saltus.Within;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A number of a component lies in the range in which it means something; the range stands on the annotation's member. */
final class NumberInRange implements Rule {
    private final Component component;
    private final Method member;
    private final Within within;

    private NumberInRange(Component component, Method member) {
        this.component = component;
        this.member = member;
        this.within = member.getAnnotation(Within.class);
    }

    /** One rule for each number of a component that has a range. */
    static List<NumberInRange> of(Component component) {
        return component.values().keySet().stream()
                .map(name -> member(component, name))
                .filter(member -> member.isAnnotationPresent(Within.class))
                .map(member -> new NumberInRange(component, member))
                .toList();
    }

    private static Method member(Component component, String name) {
        try {
            return component.type().getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(component.text() + " has no member " + name, e);
        }
    }

    @Override
    public String id() {
        return within.id();
    }

    @Override
    public String claim() {
        return name() + " is " + Range.of(within);
    }

    /** The member's name, within its annotation. */
    String memberName() {
        return member.getName();
    }

    private String name() {
        return "@" + component.type().getSimpleName()
                + (memberName().equals("value") ? "'s value" : "." + memberName());
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        double value = component.number(memberName());
        if (Arrays.stream(within.except()).anyMatch(other -> other == value)) {
            return Optional.empty();
        }
        Range range = Range.of(within);
        if (!range.contains(value)) {
            return Optional.of(Verdict.refused(finding(
                    design,
                    Severity.ERROR,
                    " is out of range",
                    within.why(),
                    "give a value " + (range.toString().startsWith("in ") ? range : "that is " + range))));
        }
        if (value == within.atLeast() || value == within.atMost()) {
            return Optional.of(Verdict.holds(claim()));
        }
        if (value < within.feltFrom()) {
            return Optional.of(unfelt(design, " is too small to be felt", "at least " + within.feltFrom()));
        }
        return Optional.of(
                value > within.feltUntil()
                        ? unfelt(design, " is too large to be felt", "at most " + within.feltUntil())
                        : Verdict.holds(claim()));
    }

    private Verdict unfelt(Design design, String what, String bound) {
        return Verdict.warned(finding(
                design,
                Severity.WARNING,
                what,
                within.unfelt(),
                "give a value of " + bound + ", or, if it is meant, @SuppressWarnings(\"saltus:" + id() + "\")"));
    }

    private Finding finding(Design design, Severity severity, String what, String why, String fix) {
        return new Finding(
                severity,
                id(),
                name() + what,
                Found.in(design, component),
                why,
                fix,
                List.of(Place.of(component, memberName())));
    }
}
