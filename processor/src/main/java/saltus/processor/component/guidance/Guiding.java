package saltus.processor.component.guidance;

import java.util.Optional;
import saltus.BootstrapGuidance;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;

/** How training is guided. */
public sealed interface Guiding permits Mixing, Guiding.Bootstrapped {
    /** The guidance of a design; empty where there is none. */
    static Optional<Guiding> of(Design design) {
        return Answers.of(Guiding.class, design);
    }

    /** The largest scale that the model has from training, whatever it is sampled with; 1 is none. */
    double scale();

    /** How many numbers of guidance the network is told: 0 for none, 1 for the scale, 3 with a window. */
    default int inputs() {
        return 0;
    }

    /** True if no velocity is changed by it. */
    boolean isIdle();

    /** Of bootstrapped targets. */
    record Bootstrapped(BootstrapGuidance values) implements Guiding {
        @Override
        public double scale() {
            return values.omega();
        }

        @Override
        public boolean isIdle() {
            return values.omega() == 1;
        }
    }
}
