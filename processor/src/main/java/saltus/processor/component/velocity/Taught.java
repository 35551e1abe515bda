package saltus.processor.component.velocity;

import com.palantir.javapoet.CodeBlock;
import saltus.TeacherVelocity;
import saltus.processor.design.Design;

/** A teacher's velocity, or a mean of it and the row's own. */
public record Taught(TeacherVelocity values, Design design) implements Estimate {
    @Override
    public CodeBlock code() {
        CodeBlock teacher = Teaching.of(design).code();
        return values.share() == 1
                ? CodeBlock.of("$L.of(examples)", teacher)
                : CodeBlock.of("$L.of(examples, $L)", teacher, values.share());
    }

    @Override
    public double averaged() {
        return 0;
    }

    @Override
    public boolean withinClass() {
        return true;
    }

    @Override
    public boolean varies() {
        return values.share() < 1;
    }
}
