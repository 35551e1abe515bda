package saltus.processor.component.term;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.pipeline.opening.Obligation;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;

/** A part of the loss of a row. */
public sealed interface Term permits OfDirection, OfVelocity, OfData {
    /** Those that a design has, in the order in which they are computed. */
    static List<Term> of(Design design) {
        return Answers.all(Term.class, design).stream().filter(Term::counts).toList();
    }

    /** True if a term has the network asked for velocities, r = t, on rows that learn a shortcut. */
    static boolean asksVelocity(Design design) {
        return of(design).stream().anyMatch(term -> term.category() == Category.VELOCITY_TERM);
    }

    /** What the component decides. */
    Category category();

    /** True unless it has no weight. */
    boolean counts();

    /** How the exact flow map stands with it. */
    Rest rest();

    /** What is added to {@code distance}; empty for nothing. */
    default Optional<CodeBlock> joined() {
        return Optional.empty();
    }

    /** What is added to {@code loss}; empty for nothing. */
    default Optional<CodeBlock> added() {
        return Optional.empty();
    }

    /** What has to hold for the data. */
    default List<Obligation> obligations() {
        return List.of();
    }

    /** Where a term is least. */
    enum Rest {
        /** At the exact flow map. */
        EXACT(""),
        /** At the exact flow map if targets are not left to chance. */
        CERTAIN("compares directions, whose mean is not the direction of the mean"),
        /** Elsewhere. */
        ELSEWHERE("draws each row to its own sample");

        private final String elsewhere;

        Rest(String elsewhere) {
            this.elsewhere = elsewhere;
        }

        /** Why it is not always the exact flow map; empty if it is. */
        public Optional<String> elsewhere() {
            return Optional.of(elsewhere).filter(why -> !why.isEmpty());
        }
    }
}
