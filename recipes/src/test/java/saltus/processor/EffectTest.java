package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import saltus.Category;
import saltus.pipeline.Pipeline;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Judgement;
import saltus.processor.rules.Rules;
import saltus.recipes.compiling.Language;

/**
 * What a recipe says is done, or the compiler says that it is not: each member of each component is given another value,
 * each component is taken out, and each is put into every recipe that lacks it. What comes of it trains or samples in
 * another way, or the compiler names a rule. All components of the language are asked, new ones without being named here.
 */
class EffectTest {
    /** What became of a variant. */
    private enum Outcome {
        REFUSED,
        /** It does something else. */
        ACTS,
        /** It does the same, which the compiler says. */
        TOLD,
        /** It does the same, and nobody says so. */
        SILENT
    }

    private static final Map<Variant, Outcome> OUTCOMES = new LinkedHashMap<>();
    private static final Set<Class<?>> SEEN = new HashSet<>();

    @BeforeAll
    static void tryAll() {
        List<Design> hosts = new ArrayList<>(Hosts.designs());
        hosts.addAll(newcomers(hosts));
        Pipelines pipelines = new Pipelines(Pipelines::withoutCard);
        Map<Design, Judgement> judgements = new LinkedHashMap<>();
        hosts.forEach(host -> judgements.put(host, Rules.judge(host)));
        judgements.forEach(pipelines::add);
        Map<Variant, Judgement> accepted = new LinkedHashMap<>();
        for (Variant variant : variants(hosts)) {
            Judgement judgement = Rules.judge(variant.design());
            if (judgement.refuses()) {
                OUTCOMES.put(variant, Outcome.REFUSED);
            } else {
                accepted.put(variant, judgement);
                pipelines.add(variant.design(), judgement);
            }
        }
        Map<Pipeline, String> known = new IdentityHashMap<>();
        Map<Design, String> behaviours = new IdentityHashMap<>();
        pipelines
                .compiled()
                .forEach((design, pipeline) -> behaviours.put(design, known.computeIfAbsent(pipeline, Behaviour::of)));
        accepted.forEach((variant, judgement) -> {
            boolean acts = !behaviours.get(variant.design()).equals(behaviours.get(variant.host()));
            boolean told = says(judgement, variant)
                    || !news(judgement, judgements.get(variant.host())).isEmpty();
            OUTCOMES.put(variant, acts ? Outcome.ACTS : told ? Outcome.TOLD : Outcome.SILENT);
        });
        Stream.concat(hosts.stream(), accepted.keySet().stream().map(Variant::design))
                .flatMap(design -> design.components().values().stream())
                .forEach(component -> SEEN.add(component.type()));
    }

    /** The first designs that have a component of which the recipes at hand know nothing, so that its members are asked. */
    private static List<Design> newcomers(List<Design> hosts) {
        return Language.components().stream()
                .filter(type ->
                        type.getDeclaredMethods().length > 0 && hosts.stream().noneMatch(host -> host.has(type)))
                .flatMap(type -> hosts.stream()
                        .map(host -> Variant.with(host, Variant.plain(type)).design())
                        .filter(design -> !Rules.judge(design).refuses())
                        .limit(1))
                .toList();
    }

    private static List<Variant> variants(List<Design> hosts) {
        Map<Class<?>, Component> samples = new LinkedHashMap<>();
        hosts.stream()
                .flatMap(host -> host.components().values().stream())
                .forEach(component -> samples.putIfAbsent(component.type(), component));
        List<Variant> variants = new ArrayList<>();
        for (Design host : hosts) {
            variants.addAll(Variant.changed(host));
            variants.addAll(Variant.without(host));
            Language.components().stream()
                    .filter(type -> !host.has(type))
                    .forEach(type -> variants.add(
                            Variant.with(host, samples.computeIfAbsent(type, absent -> Variant.plain(type)))));
        }
        return variants;
    }

    /** Where solvers do the same, the card says it. */
    private static boolean says(Judgement judgement, Variant variant) {
        return (variant.what().contains("solver")
                        || variant.what().startsWith("NetworkOutput")
                        || variant.what().startsWith("OneStep"))
                && judgement.checks().stream()
                        .anyMatch(check -> check.id().equals("SolverFitsOutput")
                                && check.says().contains("the same"));
    }

    private static Set<String> news(Judgement judgement, Judgement before) {
        Set<String> news = warnings(judgement);
        news.removeAll(warnings(before));
        return news;
    }

    private static Set<String> warnings(Judgement judgement) {
        return judgement.findings().stream().map(Finding::what).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Variant> with(Outcome outcome) {
        return OUTCOMES.entrySet().stream()
                .filter(entry -> entry.getValue() == outcome)
                .map(Map.Entry::getKey);
    }

    @Test
    void nothingIsIgnoredInSilence() {
        assertEquals(
                List.of(),
                with(Outcome.SILENT)
                        .filter(variant -> !variant.isDefault())
                        .map(Variant::toString)
                        .toList());
    }

    /** A category has one component at most that spells out what is done without any. */
    @Test
    void defaultsAreSpelledOutInOneWay() {
        Map<Category, Set<String>> defaults = new TreeMap<>();
        with(Outcome.SILENT)
                .filter(Variant::isDefault)
                .forEach(variant -> defaults.computeIfAbsent(variant.category(), category -> new TreeSet<>())
                        .add(variant.what()));
        assertTrue(defaults.size() > 10, defaults::toString);
        defaults.forEach((category, names) -> assertEquals(1, names.size(), names::toString));
    }

    /** A member that acts nowhere decides at least what is refused. */
    @Test
    void everyMemberActsSomewhereOrIsRefused() {
        Set<String> acting = Stream.concat(with(Outcome.ACTS), with(Outcome.REFUSED))
                .map(variant -> variant.what().replaceAll(" = .*", ""))
                .collect(Collectors.toSet());
        Set<String> idle = new TreeSet<>();
        for (Class<? extends Annotation> type : Language.components()) {
            Variant.members(type).filter(member -> !acting.contains(member)).forEach(idle::add);
        }
        assertEquals(Set.of(), idle);
    }

    @Test
    void everyComponentIsSomewhereAccepted() {
        assertEquals(
                List.of(),
                Language.components().stream()
                        .filter(type -> !SEEN.contains(type))
                        .toList());
    }
}
