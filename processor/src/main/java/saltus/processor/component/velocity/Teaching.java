package saltus.processor.component.velocity;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import saltus.StepVelocity;
import saltus.TangentVelocity;
import saltus.TeacherVelocity;
import saltus.TwoStep;
import saltus.pipeline.Guided;
import saltus.pipeline.TaughtVelocity;
import saltus.processor.design.Design;

/**
 * Where a design asks a teacher.
 *
 * @param first true if the first step of a target follows it
 * @param second true if the second does
 * @param tangent true if a derivative runs along it
 * @param lent what rows have of it in the place of data
 */
public record Teaching(boolean first, boolean second, boolean tangent, Optional<TeacherVelocity> lent) {
    /** Where this design does. */
    public static Teaching of(Design design) {
        Optional<TwoStep> steps = design.find(TwoStep.class);
        return new Teaching(
                steps.filter(two -> two.first().velocity() == StepVelocity.TEACHER)
                        .isPresent(),
                steps.filter(two -> two.second().velocity() == StepVelocity.TEACHER)
                        .isPresent(),
                design.find(TangentVelocity.class)
                        .filter(along -> along.value() == StepVelocity.TEACHER)
                        .isPresent(),
                design.find(TeacherVelocity.class));
    }

    /** True if there is a teacher at all. */
    public boolean isAsked() {
        return first || second || tangent || lent.isPresent();
    }

    /** Scale of the teacher's own guidance; 1 is without. */
    public double omega() {
        return lent.map(TeacherVelocity::omega).orElse(1.0);
    }

    /** The scale that the model has from it. */
    public double scale() {
        return 1 + lent.map(TeacherVelocity::share).orElse(0.0) * (omega() - 1);
    }

    /** The {@link TaughtVelocity}. */
    public CodeBlock code() {
        return lent.filter(teacher -> teacher.omega() != 1)
                .map(teacher -> CodeBlock.of(
                        "new $T(new $T($L, $L, $L))",
                        TaughtVelocity.class,
                        Guided.class,
                        teacher.omega(),
                        teacher.from(),
                        teacher.until()))
                .orElseGet(() -> CodeBlock.of("new $T()", TaughtVelocity.class));
    }
}
