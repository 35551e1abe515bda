package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import saltus.graph.ForwardMode.Seed;

/** Forward mode of whole compositions: against differences, linear in the direction, and by the chain rule. */
class RandomGraphTangentTest {
    @Provide
    Arbitrary<GraphPlan> graphs() {
        return GraphPlan.upTo(14);
    }

    @Provide
    Arbitrary<GraphPlan> parts() {
        return GraphPlan.upTo(6);
    }

    @Property(tries = 1000)
    void theTangentIsTheDerivative(@ForAll("graphs") GraphPlan plan) {
        RandomGraph random = plan.write();
        GraphBuilder graph = random.trial().graph();
        Map<String, Array> direction = new LinkedHashMap<>();
        List<Seed> seeds = seeds(random.trial(), "d", direction);
        graph.output("value", random.result());
        graph.output("tangent", ForwardMode.tangent(random.result(), seeds));
        Map<String, Array> found = random.trial().run();
        Assume.that(Numbers.areFinite(found.get("value")));
        Differences.Derivative expected =
                Differences.of(graph.build(), "value", random.trial().values(), direction);
        Assume.that(expected.smooth());
        Numbers.assertDerivative(
                expected, found.get("tangent"), () -> graph.build().toString());
    }

    @Property(tries = 1000)
    void theTangentIsLinearInTheDirection(@ForAll("graphs") GraphPlan plan) {
        RandomGraph random = plan.write();
        Trial trial = random.trial();
        List<Seed> first = seeds(trial, "d", new LinkedHashMap<>());
        List<Seed> second = new ArrayList<>();
        List<Seed> mixed = new ArrayList<>();
        double a = trial.uniform(-2, 2);
        double b = trial.uniform(-2, 2);
        for (Seed seed : first) {
            Tensor e = trial.direction("e" + seed.value().id(), seed.value());
            second.add(new Seed(seed.value(), e));
            mixed.add(new Seed(seed.value(), seed.tangent().times(a).plus(e.times(b))));
        }
        Tensor apart = ForwardMode.tangent(random.result(), first)
                .times(a)
                .plus(ForwardMode.tangent(random.result(), second).times(b));
        trial.graph().output("apart", apart);
        trial.graph().output("together", ForwardMode.tangent(random.result(), mixed));
        assertAgree(trial, random.result(), "apart", "together");
    }

    @Property(tries = 1000)
    void theTangentOfACompositionIsTheTangentAlongTheInnerTangent(
            @ForAll("parts") GraphPlan inner, @ForAll("parts") GraphPlan outer) {
        RandomGraph first = inner.write();
        Tensor between = first.result();
        RandomGraph second = RandomGraph.from(first, between);
        List<Seed> seeds = seeds(first.trial(), "d", new LinkedHashMap<>());
        outer.lines().forEach(second::line);
        Tensor whole = ForwardMode.tangent(second.result(), seeds);
        Tensor innerTangent = ForwardMode.tangent(between, seeds);
        Tensor outerTangent = ForwardMode.tangent(second.result(), List.of(new Seed(between, innerTangent)));
        first.trial().graph().output("whole", whole);
        first.trial().graph().output("in two", outerTangent);
        assertAgree(first.trial(), second.result(), "whole", "in two");
    }

    @Property(tries = 1000)
    void onTheFirstRowsItIsTheSameOrRefused(@ForAll("graphs") GraphPlan plan) {
        RandomGraph random = plan.write();
        Trial trial = random.trial();
        Tensor result = random.result();
        Assume.that(result.shape().startsWith(Dim.BATCH));
        List<Seed> seeds = seeds(trial, "d", new LinkedHashMap<>());
        Tensor rows = trial.mask(Shape.of(Dim.BATCH)).rows();
        Tensor first;
        try {
            first = ForwardMode.tangent(result, seeds, rows);
        } catch (GraphException e) {
            return;
        }
        trial.graph().output("expected", ForwardMode.tangent(result, seeds).head(rows));
        trial.graph().output("found", first);
        assertAgree(trial, result, "expected", "found");
    }

    /** Two tangents of a value agree, if there is one at all (there is none for a mean over no rows). */
    private static void assertAgree(Trial trial, Tensor value, String expected, String found) {
        trial.graph().output("value", value);
        Graph graph = trial.graph().build();
        Map<String, Array> values = trial.run();
        Assume.that(Numbers.areFinite(values.get("value")) && Numbers.areFinite(values.get(expected)));
        assertTrue(Numbers.areFinite(values.get(found)), graph::toString);
        Numbers.assertNear(values.get(expected), values.get(found), 1e-9, graph::toString);
    }

    private static List<Seed> seeds(Trial trial, String prefix, Map<String, Array> direction) {
        List<Seed> seeds = new ArrayList<>();
        for (Tensor x : trial.someVariables()) {
            String name = prefix + x.id();
            seeds.add(new Seed(x, trial.direction(name, x)));
            direction.put(
                    ((Op.Input) trial.graph().node(x.id()).op()).name(),
                    trial.values().get(name));
        }
        return seeds;
    }
}
