package saltus.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import saltus.processor.formula.Parsed;
import saltus.processor.proof.Claim.Relation;

/** Claims of one recipe share a budget, and verdicts know nothing of what was proved before. */
class BudgetTest {
    private static final Domain UNIT = Domain.of("t", new Interval(0, 1));

    /** True, and beyond what bisection can show: rounding leaves the difference on both sides of 0. */
    private static Claim resisting(int which) {
        String angle = "(t + " + which + ")";
        String expr = "pow(sin(" + angle + "), 2) + pow(cos(" + angle + "), 2) - 1";
        return new Claim(Parsed.of(expr), Relation.AT_LEAST, -1e-17, UNIT);
    }

    private static Claim easy(int which) {
        return new Claim(Parsed.of("exp(t) + " + which), Relation.GREATER, 0, UNIT);
    }

    /** What was left for the next claim after each. */
    private static List<Long> limits(List<Claim> claims) {
        return Budget.ofRecipe(() -> claims.stream()
                .map(claim -> {
                    Prover.prove(claim);
                    return Budget.limit();
                })
                .toList());
    }

    @Test
    void twentyClaimsThatResistTakeNoMoreThanTwo() {
        List<Claim> claims =
                IntStream.range(0, 20).mapToObj(BudgetTest::resisting).toList();
        Budget.ofRecipe(() -> {
            for (Claim claim : claims) {
                assertInstanceOf(Proof.Undecided.class, Prover.prove(claim));
            }
            return 0;
        });
        List<Long> limits = limits(claims);
        assertTrue(limits.get(0) > 0);
        assertEquals(0, limits.get(2));
    }

    @Test
    void whatIsEasyIsShownBesideOneThatResists() {
        Budget.ofRecipe(() -> {
            assertInstanceOf(Proof.Undecided.class, Prover.prove(resisting(30)));
            IntStream.range(0, 30)
                    .forEach(i -> assertInstanceOf(Proof.Proved.class, Prover.prove(easy(i)), "claim " + i));
            return 0;
        });
    }

    /** Known proofs count as new ones do, and one that was cut short is no answer where there is more room. */
    @RepeatedTest(5)
    void whatWasProvedBeforeChangesNothing() {
        List<Claim> claims = new ArrayList<>();
        IntStream.range(40, 46).forEach(i -> claims.addAll(List.of(resisting(i), easy(i))));
        List<Proof> proofs = proofs(claims);
        List<Long> limits = limits(claims);
        List<Claim> mixed = new ArrayList<>(claims);
        Collections.shuffle(mixed, new Random());
        proofs(mixed);
        assertEquals(limits, limits(claims));
        assertEquals(proofs, proofs(claims));
    }

    private static List<Proof> proofs(List<Claim> claims) {
        return Budget.ofRecipe(() -> claims.stream().map(Prover::prove).toList());
    }
}
