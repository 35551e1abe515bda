package saltus.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import saltus.pipeline.Card;
import saltus.pipeline.Pipeline;

/** What a shipped recipe claims is proved or refuted: a warning that nothing can be decided is for the recipes of others. */
class DecidedTest {
    @Test
    void noShippedRecipeLeavesTheCompilerInDoubt() {
        List<Card> shipped = ServiceLoader.load(Pipeline.class).stream()
                .map(provider -> provider.get().card())
                .filter(card -> card.type().matches("saltus\\.recipes\\.[A-Z]\\w*"))
                .toList();
        assertTrue(shipped.size() > 60, () -> "found " + shipped.size());
        assertEquals(List.of(), shipped.stream().flatMap(DecidedTest::doubts).toList());
    }

    private static Stream<String> doubts(Card card) {
        return card.checks().stream()
                .filter(check -> check.status() == Card.Status.UNDECIDED)
                .map(check -> card.recipe() + ": " + check.id() + ", " + check.says());
    }
}
