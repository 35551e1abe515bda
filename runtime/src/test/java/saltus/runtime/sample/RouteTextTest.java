package saltus.runtime.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.pipeline.Move;
import saltus.pipeline.Route;
import saltus.runtime.BadInputException;

class RouteTextTest {
    @Test
    void timesAreThoseThatAreWritten() {
        assertEquals(List.of(1.0, 0.6, 0.2), RouteText.times("1, 0.6,.2").times());
        assertEquals(Route.equally(1), RouteText.times("1"));
        assertEquals("3 steps from 1, 0.6, 0.2", RouteText.times("1,0.6,0.2").words());
        assertEquals(
                "3steps-1-0.6-0.2-renoising-0.5",
                RouteText.times("1,0.6,0.2").by(new Move.Shortcut(0.5)).name());
        assertEquals("4steps", RouteText.steps(4).name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,0.6,x|'x' of the times '1,0.6,x' is no number",
                "|'' of the times '' is no number",
                "0.9,0.5|the first is 0.9",
                "1,0.5,0.5|0.5 follows 0.5, and times have to fall",
                "1,0.2,0.6|0.6 follows 0.2",
                "1,0.5,0|0.0 is not greater than 0",
                "1,NaN|NaN is not greater than 0",
                "1,0.5,1e-9|rounding does not tell from 0"
            })
    void timesThatDoNotLeadFromNoiseToDataAreRefused(String text, String says) {
        String given = text == null ? "" : text;
        Exception e = assertThrows(BadInputException.class, () -> RouteText.times(given));
        assertTrue(e.getMessage().contains(says), e::getMessage);
        assertTrue(e.getMessage().contains("1,0.6,0.2"), e::getMessage);
    }

    @Test
    void movesGoByTheirNames() {
        List<Move> moves = List.of(
                Move.SHORTCUT,
                Move.VELOCITY,
                new Move.Heun(),
                new Move.Shortcut(1),
                new Move.Shortcut(0.25),
                new Move.Velocity(0.3));
        moves.forEach(move -> assertEquals(move, RouteText.move(move.name())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "huen",
                "heun:2",
                "renoising:",
                "renoising:2",
                "renoising:NaN",
                "extrapolating",
                "extrapolating:1"
            })
    void otherMovesAreRefused(String text) {
        assertThrows(BadInputException.class, () -> RouteText.move(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, 2_000_000})
    void soManyStepsThereAreNot(int steps) {
        assertThrows(BadInputException.class, () -> RouteText.steps(steps));
    }
}
