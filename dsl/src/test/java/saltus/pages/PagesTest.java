package saltus.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/saltus/pages");
    private static final int WIDTH = 100;
    private static final String MATTERS = "## Why it matters";
    private static final String FIX = "## The fix";

    /** Ids are never renamed and never used again: whoever removes one here breaks somebody's search. New ones need no entry. */
    private static final Set<String> IDS = new TreeSet<>(List.of(("AdaptiveFloor AdaptivePower AdaptiveWeightNeedsSum"
                    + " AverageNeedsTarget BatchHoldsEveryStep BootstrapGuidanceNeedsDyadicTimes BootstrapIsShare"
                    + " CannotWrite ClampLimit ClampNeedsDiscreteTarget ClassBatches CoincideIsProbability"
                    + " ConditionalStepIsBiased ConflictingSupers ContinuousNeedsDerivative CurriculumInUnit"
                    + " CurriculumLength CurriculumMonotone DataDeviation DataReachesTarget DerivativePrecision"
                    + " DiscreteNeedsNetworkStep DroppedLabels DuplicateComponent DyadicGrid DyadicTimesOnGrid"
                    + " EdmLargest EmbeddingFrequencies EndNeedsPairLaw EvaluationProtocol FormulaNeedsJavac FormulaSignature"
                    + " ForwardDerivativeEverywhere GridSpansTime GuidanceKappa"
                    + " GuidanceNeedsCoincidingTimes GuidanceNeedsNullLabel GuidanceOmega GuidanceWindow"
                    + " HandWrittenCoefficients IdentityAtCoincidence InnerTimeInInterval InternalError"
                    + " LabelDropoutIsProbability LabelsForGuidance LogVarianceHead LogitNormalDeviation"
                    + " LogitNormalMean MassNearData MassNearNoise MissingComponent MissingFormula NamedRecipe NetworkCall"
                    + " NetworkSeesTimes OneDevice PathEndpoints PathIsContinuous PerceptualNeedsPixels"
                    + " PerceptualNeedsSamples"
                    + " PureNetworks RecipeIsInterface RowsAreRows SameSampleVelocity SampledStepsAreTrained"
                    + " SampledWithoutGuidance SharedNoiseScale SharedPreconditioning SignalToNoiseFalls"
                    + " SolverFitsOutput SupportedTarget TargetDecay TargetUnderStopGradient"
                    + " TimesAreOrdered TimesFitTarget UnknownComponent UnreadableFormula UnusedFormula VelocityHeads"
                    + " DecrementPassesEnd DifferenceStep EtaDecrement GridLevels GridLevelsInOrder"
                    + " GridNeedsKnownPath GroupSize GroupsDivideBatch HuberScale InnerTimeNeedsLaw"
                    + " KernelFloor KernelNeedsGroups LevelsNeedDyadicTimes LogTangentLaw MeanIsLearned"
                    + " OutputFactor PlugInIsProbability PlugInMixesClasses PlugInNeedsBatch ProgressNeedsGrid"
                    + " SamplesNeedShortcuts SkipEndsAtData SkipFitsOutput TangentConstant TangentNeedsContinuousTarget"
                    + " VariationalWeightIsVoid"
                    + " WarmUpNeedsContinuousTarget WeightIsFinite WeightIsPositive")
            .split(" ", -1)));

    /** What stands between reason and fix, by how the page's claim is kept. */
    private static final Map<Guard, Set<String>> CASES = Map.of(
            Guard.PROVED, Set.of("## A recipe that fails", "## Why it cannot be written"),
            Guard.COMPILED, Set.of("## A recipe that fails", "## A recipe that is reported", "## A run that fails"),
            Guard.OPENED, Set.of("## A run that fails"),
            Guard.CONSTRUCTION, Set.of("## Why it cannot be written"),
            Guard.UNCHECKED, Set.of("## Why it cannot be written"));

    static Stream<Page> pages() {
        return Pages.ids().stream().map(id -> Pages.find(id).orElseThrow());
    }

    @Test
    void everyIdHasAPageAndEveryPageAnId() throws IOException {
        Set<String> ids = new TreeSet<>(Pages.ids());
        assertTrue(
                ids.containsAll(IDS),
                () -> "gone: " + IDS.stream().filter(id -> !ids.contains(id)).toList());
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - 3))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(ids, names);
        }
        assertEquals(ids.size(), pages().map(Page::id).distinct().count());
    }

    @Test
    void all48ConstraintsAreKeptBySomething() {
        List<String> names = IntStream.rangeClosed(1, 48).mapToObj(n -> "C" + n).toList();
        List<Topic> topics = Pages.topics();
        assertEquals(names, topics.stream().limit(48).map(Topic::name).toList());
        assertEquals(49, topics.size());
        assertEquals("", topics.get(48).name());
        topics.forEach(topic -> assertFalse(topic.ids().isEmpty(), topic::title));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void headingsSayWhatWhyWhereAndHow(Page page) {
        List<String> headings =
                page.text().lines().filter(line -> line.startsWith("#")).toList();
        assertEquals(4, headings.size(), headings::toString);
        assertEquals("# " + page.id() + ": " + page.title(), headings.get(0));
        assertEquals(MATTERS, headings.get(1));
        assertTrue(CASES.get(page.guard()).contains(headings.get(2)), () -> page.guard() + ": " + headings.get(2));
        assertEquals(FIX, headings.get(3));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageFitsATerminal(Page page) {
        page.text().lines().forEach(line -> {
            assertTrue(line.length() <= WIDTH, () -> line.length() + " columns: " + line);
            assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
            assertEquals(line.stripTrailing(), line);
        });
        assertTrue(page.text().endsWith("\n") && !page.text().endsWith("\n\n"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void textBesideHeadingsIsThere(Page page) {
        for (String part : page.text().split("(?m)^#.*$", -1)) {
            assertTrue(part.equals("") || part.strip().length() > 10, () -> page.id() + ": '" + part + "'");
        }
    }

    @Property
    void idsAreFoundInAnyCaseAndAsMessagesShowThem(
            @ForAll("ids") String id, @ForAll boolean upper, @ForAll boolean marked, @ForAll boolean bracketed) {
        String cased = upper ? id.toUpperCase(Locale.ROOT) : id.toLowerCase(Locale.ROOT);
        String name = marked ? (bracketed ? "[Saltus/" + cased + "]" : "saltus/" + cased) : cased;
        assertEquals(Optional.of(id), Pages.find(name).map(Page::id));
        assertEquals(marked, Pages.isMarked(name));
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.of(IDS);
    }

    @Test
    void whatIsNoIdIsNotFound() {
        for (String name : List.of(
                "", "Saltus/", "constraints", "C1", "[PathEndpoints", "PathEndpoint", "../pages/PathEndpoints")) {
            assertEquals(Optional.empty(), Pages.find(name), name);
        }
        assertEquals(Optional.empty(), Pages.topic(""));
        assertEquals(Optional.empty(), Pages.topic("C49"));
        assertEquals("C7", Pages.topic("c7").orElseThrow().name());
    }

    @Test
    void aPageWithAnotherHeadIsRefused() {
        String good = "# Id: title\nConstraint: C1, C7 (framework, section 6)\nChecked: by the compiler\n\nText.\n";
        Page page = Page.parse(good);
        assertEquals(List.of("C1", "C7"), page.constraints());
        assertEquals(Guard.COMPILED, page.guard());
        for (String wrong : List.of(
                good.replace("# Id: ", "# Id "),
                good.replace("C1, C7 (framework, section 6)", "C1, C7"),
                good.replace("C1, C7 (framework, section 6)", "none"),
                good.replace("by the compiler", "by nobody"),
                good.replace("Checked", "Guard"))) {
            assertThrows(IllegalArgumentException.class, () -> Page.parse(wrong), wrong);
        }
    }
}
