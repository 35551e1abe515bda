package saltus.recipes.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.Category;
import saltus.pages.Pages;
import saltus.pipeline.Pipeline;
import saltus.recipes.MeanFlow;
import saltus.runtime.BadInputException;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.sweep.choice.Choice;
import saltus.runtime.sweep.choice.Combination;
import saltus.runtime.sweep.choice.Factor;
import saltus.runtime.sweep.choice.FactorReader;
import saltus.runtime.sweep.choice.Language;
import saltus.runtime.sweep.choice.LeftOut;
import saltus.runtime.sweep.compile.CompiledRecipes;
import saltus.runtime.sweep.compile.RecipeCompiler;
import saltus.runtime.sweep.compile.RecipeSource;
import saltus.runtime.sweep.compile.Refusal;

/** What is varied becomes recipes, and the compiler takes those that its rules allow. */
class ChoicesTest {
    private static final RecipeCatalog RECIPES = RecipeCatalog.load(ChoicesTest.class.getClassLoader());
    private static final RecipeCompiler COMPILER = RecipeCompiler.ofThisJava();
    private static final Language LANGUAGE = COMPILER.language();

    /** Every component of the language, whatever comes to it, is written or left out for one reason only. */
    @ParameterizedTest
    @ValueSource(strings = {"MeanFlow", "ContinuousConsistencyCosine"})
    void allComponentsOfAllSlotsAreWrittenAndJudged(String base) {
        Pipeline pipeline = RECIPES.find(base);
        FactorReader reader = reader(base);
        for (Category category : Category.values()) {
            reader.read(Language.name(category) + "=*");
        }
        List<Combination> all = Combination.all(reader.factors(), 1);
        Map<Combination, RecipeSource> sources = sources(pipeline, all);
        RecipeCompiler.Compiled compiled = COMPILER.compile(List.copyOf(sources.values()));
        CompiledRecipes loader = new CompiledRecipes(compiled.files());
        Set<String> ids = Pages.ids().stream().map("Saltus/"::concat).collect(Collectors.toSet());
        sources.values().forEach(source -> {
            Refusal refusal = compiled.refused().get(source.type());
            if (refusal == null) {
                assertEquals(source.type(), loader.pipeline(source).card().type());
            } else {
                assertTrue(ids.containsAll(refusal.ids()), () -> source.text() + refusal.messages());
                assertFalse(refusal.ids().contains("Saltus/InternalError"), () -> source.text() + refusal.messages());
            }
        });
        Set<String> seen = new HashSet<>();
        pipeline.card().components().forEach(part -> seen.add(part.kind().getSimpleName()));
        all.forEach(combination -> combination
                .parts()
                .forEach(part -> seen.add(part.annotation().annotationType().getSimpleName())));
        for (LeftOut left : reader.leftOut()) {
            seen.add(left.component());
            Annotation written = written(left);
            assertTrue(left.reason().contains("no default"), left::reason);
            assertEquals(left.component(), written.annotationType().getSimpleName());
        }
        assertEquals(
                LANGUAGE.all().map(Class::getSimpleName).collect(Collectors.toSet()),
                seen,
                "components that no choice stands for");
        assertTrue(compiled.refused().size() < sources.size(), "the compiler takes none");
    }

    /** What is left out by {@code *} can be written by those who know its numbers. */
    private static Annotation written(LeftOut left) {
        Class<? extends Annotation> type = LANGUAGE.find(left.component()).orElseThrow();
        FactorReader reader = reader("MeanFlow");
        String form = left.reason().substring(left.reason().indexOf("write ") + "write ".length());
        reader.read(Language.name(type.getAnnotation(saltus.Component.class).value()) + "="
                + form.replace("{number,..}", "{1,0.5}")
                        .replaceAll("=(number|int)", "=1")
                        .replace("=boolean", "=true"));
        return ((Choice.Part) reader.factors().get(0).choices().get(1)).annotation();
    }

    @Test
    void whatIsWrongIsRefusedByTheCheckThatKnowsIt() {
        FactorReader reader = reader("MeanFlow");
        reader.read("times=UniformTimes(coincide=0),UniformTimes(coincide=1.25),PowerTimes(coincide=0.5)");
        reader.read("labels=LabelDropout(0)");
        List<Combination> all = Combination.all(reader.factors(), 2);
        Map<Combination, RecipeSource> sources = sources(RECIPES.find("MeanFlow"), all);
        Map<String, Refusal> refused =
                COMPILER.compile(List.copyOf(sources.values())).refused();
        Map<List<Integer>, Set<String>> ids = new LinkedHashMap<>();
        sources.forEach((combination, source) -> {
            Refusal refusal = refused.get(source.type());
            ids.put(combination.levels(), refusal == null ? Set.of() : Set.copyOf(refusal.ids()));
        });
        assertEquals(
                Map.of(
                        List.of(0, 1), Set.of("Saltus/GuidanceNeedsNullLabel"),
                        List.of(1, 0), Set.of("Saltus/GuidanceNeedsCoincidingTimes"),
                        List.of(1, 1), Set.of("Saltus/GuidanceNeedsCoincidingTimes", "Saltus/GuidanceNeedsNullLabel"),
                        List.of(2, 0), Set.of("Saltus/CoincideIsProbability"),
                        List.of(2, 1), Set.of("Saltus/CoincideIsProbability", "Saltus/GuidanceNeedsNullLabel"),
                        List.of(3, 0), Set.of(),
                        List.of(3, 1), Set.of("Saltus/GuidanceNeedsNullLabel")),
                ids);
    }

    /** A name of what it changes, so that a run is found again by another command that changes the same. */
    @Test
    void theSameChangeHasTheSameNameInEverySweep() {
        FactorReader one = reader("MeanFlow");
        one.read("weight=AdaptiveWeight(power=1)");
        FactorReader other = reader("MeanFlow");
        other.read("metric=PseudoHuber");
        other.read("weight=AdaptiveWeight(power=0.5),AdaptiveWeight(power=1)");
        Set<RecipeSource> first = new HashSet<>(sources(RECIPES.find("MeanFlow"), Combination.all(one.factors(), 1))
                .values());
        first.retainAll(sources(RECIPES.find("MeanFlow"), Combination.all(other.factors(), 2))
                .values());
        assertEquals(1, first.size());
        String text = first.iterator().next().text();
        assertTrue(text.startsWith("""
                package sweep;

                import saltus.AdaptiveWeight;
                import saltus.Recipe;
                import saltus.recipes.MeanFlow;

                /** MeanFlow with AdaptiveWeight(power=1). */
                @Recipe
                @AdaptiveWeight(power = 1.0)
                public interface MeanFlow_AdaptiveWeight_"""), text);
    }

    /** Users' recipes need not be public, nor interfaces. */
    @Test
    void recipesThatOnlyTheirPackageSeesAreExtendedThere() {
        List<RecipeSource> sources = Stream.of(Hidden.class, Embodied.class)
                .map(type -> RecipeSource.of(type.getCanonicalName(), List.of(part("weight=UniformWeight"))))
                .toList();
        sources.forEach(source -> assertEquals(ChoicesTest.class.getPackageName(), source.packageName()));
        RecipeCompiler.Compiled compiled = COMPILER.compile(sources);
        assertEquals(Map.of(), compiled.refused());
        CompiledRecipes loader = new CompiledRecipes(compiled.files());
        sources.forEach(source ->
                assertEquals(source.type(), loader.pipeline(source).card().type()));
    }

    interface Hidden extends MeanFlow {}

    abstract static class Embodied implements MeanFlow {}

    private static Choice.Part part(String vary) {
        FactorReader reader = reader("MeanFlow");
        reader.read(vary);
        return (Choice.Part) reader.factors().get(0).choices().get(1);
    }

    @Test
    void whatTheBaseHasIsItsOwnChoice() {
        FactorReader reader = reader("MeanFlow");
        reader.read("times=UniformTimes(0.5),UniformTimes(coincide=0.25)");
        reader.read("guidance=none,base,Guidance(omega=1,kappa=0.5)");
        reader.read("weight=none");
        reader.read("lr=base,1e-3");
        assertEquals(
                List.of(
                        List.of("base", "UniformTimes(0.25)"),
                        List.of("base", "NoGuidance"),
                        List.of("base"),
                        List.of("base", "1e-3")),
                choices(reader));
    }

    @Test
    void whatTheBaseHasIsAChangeOfAnotherRecipe() {
        FactorReader reader = reader("MeanFlow");
        reader.read("times=UniformTimes(0.5)");
        reader.read("recipe=MeanFlow,AblationA1");
        assertEquals(List.of(List.of("base", "UniformTimes(0.5)"), List.of("base", "AblationA1")), choices(reader));
    }

    private static List<List<String>> choices(FactorReader reader) {
        return reader.factors().stream()
                .map(factor -> factor.choices().stream().map(Choice::text).toList())
                .toList();
    }

    @Test
    void combinationsAreCountedBeforeTheyAreMade() {
        FactorReader reader = reader("MeanFlow");
        reader.read("times=UniformTimes(0.25),UniformTimes(0.3)");
        reader.read("guidance=none");
        reader.read("lr=1,2,3");
        List<Factor> factors = reader.factors();
        for (int changes = 1; changes <= 3; changes++) {
            assertEquals(
                    Combination.count(factors, changes),
                    Combination.all(factors, changes).size());
        }
        assertEquals(3 * 2 * 4, Combination.all(factors, 3).size());
        assertTrue(Combination.all(factors, 2).get(0).isBase());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tims=UniformTimes(0.5); did you mean 'times'?",
                "time-weight=UniformWeight; belongs to the slot 'weight', not to 'time_weight'",
                "times=UniformTime(0.5); did you mean 'UniformTimes'?",
                "times=UniformTimes; does not say 'coincide'",
                "times=UniformTimes(coincid=0.5); did you mean 'coincide'?",
                "times=UniformTimes(coincide=half); give a number",
                "times=UniformTimes(coincide=0.5,coincide=0.5); give it once",
                "times=UniformTimes(0.5; has a parenthesis without the other",
                "times=DyadicTimes(steps=1.5); give a whole number",
                "times=DyadicTimes(onGrid=yes); write true or false",
                "path=FlowPath(LINEER); did you mean 'LINEAR'?",
                "target=TwoStep(first=Stp(DDIM),second=Step(solver=DDIM,velocity=NETWORK)); where a Step belongs",
                "times=LogitNormalTimes(0.5); does not say which member",
                "path=none; cannot be left empty",
                "times=; has no choices",
                "times; has no choices",
                "recipe=AblationA7; did you mean 'AblationA",
                "lrr=1; did you mean 'lr'?"
            })
    void mistakesAreToldInOneSentence(String vary, String says) {
        FactorReader reader = reader("MeanFlow");
        BadInputException mistake = assertThrows(BadInputException.class, () -> reader.read(vary));
        assertTrue(mistake.getMessage().contains(says), mistake::getMessage);
        assertFalse(mistake.getMessage().contains("\n"));
    }

    @Test
    void aSlotIsVariedOnce() {
        FactorReader reader = reader("MeanFlow");
        reader.read("times=UniformTimes(0.25)");
        assertThrows(BadInputException.class, () -> reader.read("TIMES=UniformTimes(0.3)"));
    }

    private static FactorReader reader(String base) {
        return new FactorReader(LANGUAGE, RECIPES, RECIPES.find(base), List.of("lr", "network"));
    }

    private static Map<Combination, RecipeSource> sources(Pipeline base, List<Combination> combinations) {
        Map<Combination, RecipeSource> sources = new LinkedHashMap<>();
        for (Combination combination : new ArrayList<>(combinations)) {
            if (!combination.parts().isEmpty()) {
                sources.put(
                        combination,
                        RecipeSource.of(combination.whole(base).card().type(), combination.parts()));
            }
        }
        return sources;
    }
}
