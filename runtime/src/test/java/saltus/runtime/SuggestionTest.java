package saltus.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("checkerboard", "moons", "gaussians", "swissroll", "csv");

    @Property
    void oneMistakeIsForgiven(
            @ForAll @IntRange(min = 0, max = 4) int which,
            @ForAll @IntRange(max = 20) int place,
            @ForAll @AlphaChars @StringLength(1) String letter) {
        String name = KNOWN.get(which);
        int at = place % name.length();
        String before = name.substring(0, at);
        String after = name.substring(at + 1);
        assertEquals(Optional.of(name), Suggestion.nearest(before + letter + after, KNOWN));
        assertEquals(Optional.of(name), Suggestion.nearest(before + letter + name.substring(at), KNOWN));
        assertEquals(Optional.of(name), Suggestion.nearest(before + after, KNOWN));
    }

    @Test
    void swappedNeighboursAreOneMistake() {
        assertEquals(Optional.of("csv"), Suggestion.nearest("cvs", KNOWN));
        assertEquals(Optional.of("moons"), Suggestion.nearest("omons", KNOWN));
    }

    @Test
    void theBeginningIsEnough() {
        assertEquals(Optional.of("checkerboard"), Suggestion.nearest("che", KNOWN));
        assertEquals(Optional.of("swissroll"), Suggestion.nearest("Swiss", KNOWN));
    }

    @Test
    void theNearestOfSeveralIsTaken() {
        assertEquals(
                Optional.of("MeanFlow"),
                Suggestion.nearest("MeanFlw", List.of("MeanFlow2", "MeanFlow", "SplitMeanFlow")));
        assertEquals(Optional.of("first"), Suggestion.nearest("fir", List.of("first", "firth")));
    }

    @Test
    void nothingIsSuggestedForSomethingElse() {
        assertEquals(Optional.empty(), Suggestion.nearest("imagenet", KNOWN));
        assertEquals(Optional.empty(), Suggestion.nearest("", KNOWN));
        assertEquals(Optional.empty(), Suggestion.nearest("moons", List.of()));
    }
}
