package saltus.runtime.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.runtime.BadInputException;

/** One form of text for all doors. */
class OptionsTest {
    private static final Offer OFFER = new Offer() {
        @Override
        public String name() {
            return "mine";
        }

        @Override
        public String form() {
            return "mine:FILE,width=W,share=X";
        }

        @Override
        public String summary() {
            return "a thing";
        }
    };

    private static Options of(String text) {
        return new Options(OFFER, "thing", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mine              | mine:width=64,share=0.5",
                "MINE:             | mine:,width=64,share=0.5",
                "mine:width=3      | mine:width=3,share=0.5",
                "mine:share=1,width=3 | mine:width=3,share=1",
                "mine:a,b:c,width=3   | mine:a,b:c,width=3,share=0.5",
                "mine:/x=1/y,share=0  | mine:/x=1/y,width=64,share=0"
            })
    void theTextInFullHasWhatWasLeftOut(String given, String full) {
        Options options = of(given);
        options.argument();
        options.whole("width", 64, 1, 100);
        options.number("share", 0.5, 0, 1);
        options.requireAllRead();
        assertEquals(full, options.text());
        Options again = of(options.text());
        assertEquals(options.argument(), again.argument());
        assertEquals(options.whole("width", 64, 1, 100), again.whole("width", 1, 1, 100));
        assertEquals(options.number("share", 0.5, 0, 1), again.number("share", 0, 0, 1));
    }

    @Test
    void anArgumentThatIsUsualIsWrittenToo() {
        Options options = of("mine");
        assertEquals("8x1", options.argument("8x1"));
        assertEquals("mine:8x1", options.text());
        assertEquals("2x2", of("mine:2x2").argument("8x1"));
    }

    /** What is asked for by its presence is known, and written only if it is given. */
    @Test
    void whatIsOnlyAskedForIsNotWritten() {
        Options without = of("mine:x");
        assertEquals("x", without.argument().orElseThrow());
        assertFalse(without.has("flip"));
        without.requireAllRead();
        assertEquals("mine:x", without.text());
        Options with = of("mine:x,flip=0.5");
        assertEquals("x", with.argument().orElseThrow());
        assertTrue(with.has("flip"));
        assertEquals(0.5, with.number("flip", 0, 0, 1));
        with.requireAllRead();
        assertEquals("mine:x,flip=0.5", with.text());
    }

    @Test
    void aListHasCommasOfTwoKinds() {
        assertEquals(List.of("a", "b:x=1,y=2", "c:f,z=3", "d"), Options.texts("a,b:x=1,y=2,c:f,z=3,d"));
    }

    @Test
    void pathsAreArguments() {
        assertEquals(Path.of("some,file.csv"), of("mine:some,file.csv").path());
        refused("mine", Options::path, "The thing 'mine' has no path; write mine:FILE,width=W,share=X.");
    }

    @Test
    void mistakesAreOneSentence() {
        refused(
                "mine:width=0",
                options -> options.whole("width", 64, 1, 100),
                "The thing 'mine:width=0' has the width '0'; give a whole number from 1 to 100.");
        refused(
                "mine:share=NaN",
                options -> options.number("share", 0.5, 0, 1),
                "The thing 'mine:share=NaN' has the share 'NaN'; give a number from 0.0 to 1.0.");
        refused(
                "mine:law=nromal",
                options -> options.choice("law", "normal", List.of("normal", "uniform")),
                "The thing 'mine:law=nromal' has the law 'nromal' (did you mean 'normal'?); write normal or uniform.");
        refused(
                "mine:widht=3",
                options -> {
                    options.whole("width", 64, 1, 100);
                    options.requireAllRead();
                },
                "The thing 'mine:widht=3' has the option 'widht', which is unknown (did you mean 'width'?); it has width.");
        refused(
                "mine:3",
                Options::requireAllRead,
                "The thing 'mine:3' has '3' behind its name, where it takes nothing; write mine:FILE,width=W,share=X.");
        assertThrows(BadInputException.class, () -> of("mine:a=1,a=2"));
    }

    private static void refused(String text, Consumer<Options> asks, String sentence) {
        Options options = of(text);
        assertEquals(
                sentence,
                assertThrows(BadInputException.class, () -> asks.accept(options))
                        .getMessage());
    }
}
