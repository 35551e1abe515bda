package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import saltus.EndAtData;
import saltus.GradualTimes;
import saltus.RandomEnd;
import saltus.pipeline.AnnotationView;
import saltus.processor.component.Answers;
import saltus.processor.design.Curriculum;
import saltus.processor.design.Design;

/** Which freely drawn ends are moved to data. */
public sealed interface Ending {
    /** Of a design; without a component ends stay where they are drawn. */
    static Ending of(Design design) {
        return Answers.of(Ending.class, design).orElse(Stay.DEFAULT);
    }

    /** True if some ends are moved. */
    boolean movesSome();

    /** True if all ends are moved, at any time of training. */
    boolean movesAll();

    /** What is asked of the law of pairs. */
    CodeBlock code();

    /** Every end. */
    record AtData(EndAtData values) implements Ending {
        @Override
        public boolean movesSome() {
            return true;
        }

        @Override
        public boolean movesAll() {
            return true;
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of(".endingAtData()");
        }
    }

    /** With a probability that falls over training. */
    record Gradually(GradualTimes values, Design design) implements Ending {
        @Override
        public boolean movesSome() {
            return true;
        }

        @Override
        public boolean movesAll() {
            return false;
        }

        @Override
        public CodeBlock code() {
            Curriculum law = Curriculum.gradual(design).orElseThrow();
            return CodeBlock.of(
                    ".endingAtData($L(step.progress($L)))", law.kind().method(), law.steps());
        }
    }

    /** None. */
    record Stay(RandomEnd values) implements Ending {
        private static final Ending DEFAULT = new Stay(AnnotationView.of(RandomEnd.class));

        @Override
        public boolean movesSome() {
            return false;
        }

        @Override
        public boolean movesAll() {
            return false;
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of("");
        }
    }
}
