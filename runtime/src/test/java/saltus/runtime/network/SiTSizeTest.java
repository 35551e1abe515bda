package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;

class SiTSizeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S",
                "S/4",
                "XXL/2",
                "128x4x4",
                "128x4/2",
                "x4x4/2",
                "128x4x4/",
                "-8x1x1/2",
                "128x4x4/2 ",
                "999999x1x1/1"
            })
    void whatIsNoSizeIsRefusedWithTheForms(String text) {
        String message =
                assertThrows(BadInputException.class, () -> SiTSize.parse(text)).getMessage();
        assertTrue(message.contains("'" + text + "'") && message.contains("WIDTHxDEPTHxHEADS/PATCH"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1x1/1", "8x0x1/1", "8x1x0/1", "8x1x1/0", "8x1x3/1", "6x1x1/1", "10x1x5/1"})
    void aSizeThatCannotBeBuiltIsRefused(String text) {
        String message =
                assertThrows(BadInputException.class, () -> SiTSize.parse(text)).getMessage();
        assertTrue(message.contains("multiple of the heads and of 4"), message);
    }

    @Test
    void namesAreReadInEitherCase() {
        assertEquals(SiTSize.parse("XL/2"), SiTSize.parse("xl/2"));
        assertEquals("XL/2", SiTSize.parse("xl/2").text());
    }

    @Property(tries = 50)
    void textAndSizeAreTheSame(
            @ForAll @IntRange(min = 1, max = 64) int quarter,
            @ForAll @IntRange(min = 1, max = 40) int depth,
            @ForAll @IntRange(min = 1, max = 16) int heads,
            @ForAll @IntRange(min = 1, max = 16) int patch) {
        SiTSize size = new SiTSize(4 * quarter * heads, depth, heads, patch);
        assertEquals(size, SiTSize.parse(size.text()));
    }
}
