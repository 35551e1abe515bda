package saltus.processor.component.sampling;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import saltus.DirectSampler;
import saltus.ExtrapolatingSampler;
import saltus.HeunSampler;
import saltus.RenoisingSampler;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.Move;
import saltus.pipeline.Route;
import saltus.pipeline.Sampler;
import saltus.processor.component.Answers;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.component.times.Walk;
import saltus.processor.design.Design;

/** What a sampler does in a step. */
public sealed interface Drive {
    /** Evaluations of the network along velocities, if nobody says how many steps: velocities want many. */
    int EVALUATIONS = 64;

    /** That of a design whose times are known. */
    static Drive of(Design design) {
        return Answers.of(Drive.class, design)
                .orElseGet(() -> new Direct(AnnotationView.of(DirectSampler.class), design));
    }

    /** The way of a design's samples if nobody says otherwise; its move is that of {@link #of}. */
    static List<Double> times(Design design) {
        return Stops.of(design)
                .map(Stops::times)
                .orElseGet(() -> Route.equally(of(design).usualSteps()).times());
    }

    /** What is done. */
    Move move();

    /** Steps if nobody says otherwise. */
    int usualSteps();

    /** The {@link Sampler}. */
    CodeBlock code();

    private static CodeBlock by(CodeBlock move) {
        return CodeBlock.of("$T.by(PATH, STEP, $L)", Sampler.class, move);
    }

    /** What the law of times asks for. */
    record Direct(DirectSampler values, Design design) implements Drive {
        private Walk walk() {
            return TimeLaw.of(design).orElseThrow().walk();
        }

        @Override
        public Move move() {
            return walk().move();
        }

        @Override
        public int usualSteps() {
            return move() instanceof Move.Velocity ? EVALUATIONS : 1;
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of("$T.$L(PATH, STEP)", Sampler.class, walk().factory());
        }
    }

    /** Shortcuts with new noise between them. */
    record Renoising(RenoisingSampler values) implements Drive {
        @Override
        public Move move() {
            return new Move.Shortcut(values.share());
        }

        @Override
        public int usualSteps() {
            return 1;
        }

        @Override
        public CodeBlock code() {
            return by(CodeBlock.of("new $T($L)", Move.Shortcut.class, values.share()));
        }
    }

    /** Velocities, extrapolated. */
    record Extrapolating(ExtrapolatingSampler values) implements Drive {
        @Override
        public Move move() {
            return new Move.Velocity(values.kappa());
        }

        @Override
        public int usualSteps() {
            return EVALUATIONS;
        }

        @Override
        public CodeBlock code() {
            return by(CodeBlock.of("new $T($L)", Move.Velocity.class, values.kappa()));
        }
    }

    /** Velocities, by Heun's method. */
    record ByHeun(HeunSampler values) implements Drive {
        @Override
        public Move move() {
            return new Move.Heun();
        }

        @Override
        public int usualSteps() {
            return EVALUATIONS / 2;
        }

        @Override
        public CodeBlock code() {
            return by(CodeBlock.of("new $T()", Move.Heun.class));
        }
    }
}
