package saltus.processor;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.design.ImmutableDesign;
import saltus.processor.formula.Formula;
import saltus.recipes.compiling.Language;

/** Arbitrary designs around a component: one of a recipe at hand, and of what it has some replaced at random. */
final class DrawnDesigns {
    private final List<Design> hosts = Hosts.designs();
    private final Map<Class<?>, List<Component>> pool = new LinkedHashMap<>();
    private final Random random;

    DrawnDesigns(long seed) {
        this.random = new Random(seed);
        for (Class<? extends Annotation> type : Language.components()) {
            List<Component> components = new ArrayList<>();
            for (Design host : hosts) {
                host.component(type.getAnnotation(saltus.Component.class).value())
                        .filter(component -> component.is(type))
                        .ifPresent(component -> {
                            components.add(component);
                            Variant.others(component).values().forEach(components::add);
                        });
            }
            pool.put(type, components.isEmpty() ? List.of(Variant.plain(type)) : components);
        }
    }

    /** A design that has this component; often enough it makes sense. */
    Design around(Class<?> type) {
        List<Design> near = hosts.stream()
                .filter(host -> host.component(category(type))
                        .filter(component -> component.is(type.asSubclass(Annotation.class)))
                        .isPresent())
                .toList();
        // among many recipes those that suit a rare component are few
        Design host = withFormulas(one(near.isEmpty() || random.nextBoolean() ? hosts : near));
        Design design = Variant.with(host, one(pool.get(type))).design();
        List<Class<?>> types = List.copyOf(pool.keySet());
        for (int change = random.nextInt(4); change > 0; change--) {
            Component other = one(pool.get(one(types)));
            if (other.category() != category(type)) {
                design = Variant.with(design, other).design();
            }
        }
        return design;
    }

    private static saltus.Category category(Class<?> type) {
        return type.getAnnotation(saltus.Component.class).value();
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** With formulas and methods of others where it has none of its own, so that components find what they ask for. */
    private Design withFormulas(Design host) {
        Map<FormulaKind, Formula> formulas = new TreeMap<>();
        ImmutableDesign.Builder methods = ImmutableDesign.builder().from(host);
        for (Design other : hosts) {
            if (random.nextBoolean() || other.formula(FormulaKind.INNER).isPresent()) {
                formulas.putAll(other.formulas());
            }
            methods.addAllMethods(other.methods());
        }
        formulas.putAll(host.formulas());
        return methods.formulas(formulas).build();
    }
}
