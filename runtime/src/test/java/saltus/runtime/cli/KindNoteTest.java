package saltus.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import saltus.pipeline.Card;
import saltus.runtime.data.DataSources;

class KindNoteTest {
    private static Optional<String> note(String summary, String data) {
        return KindNote.of(
                new Card("Mine", "mine.Mine", summary, List.of(), List.of()),
                DataSources.open(data).value());
    }

    @Test
    void recipesForLatentsArePointedOutOnPixelsOnly() {
        String published = "Flow with the constants published for image latents.";
        assertTrue(note(published, "digits").orElseThrow().contains("these samples are pixels"));
        assertEquals(Optional.empty(), note(published, "shape:4x8x8,classes=3,kind=latents"));
        assertEquals(Optional.empty(), note(published, "moons"));
        assertEquals(Optional.empty(), note("Flow.", "digits"));
    }
}
