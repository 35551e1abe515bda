package saltus.runtime.train;

import java.util.Optional;
import java.util.function.Supplier;
import saltus.runtime.UnusableResultException;
import saltus.runtime.program.ProgramException;
import saltus.runtime.program.SharedState;
import saltus.runtime.program.StepReport;
import saltus.runtime.ranks.Leader;

/** Who makes the steps of a run: this process alone, or others together with it, which it leads. */
interface Pace {
    /** Called once, when the state is that of the first step to be made. */
    void begins();

    /** Makes the next step. */
    StepReport next();

    /**
     * Makes one state of those that processes have after steps of their own.
     *
     * @return what they all say of the last step
     */
    StepReport meet();

    /** True if another process was asked to stop. */
    boolean wantsToStop();

    /**
     * Called before a state is kept.
     *
     * @throws UnusableResultException if another process has another one
     */
    void requireOneState();

    /** This process alone. */
    record Alone(Trainer trainer) implements Pace {
        @Override
        public void begins() {
            trainer.setOut();
        }

        @Override
        public StepReport next() {
            return trainer.next();
        }

        @Override
        public StepReport meet() {
            return trainer.meet();
        }

        @Override
        public boolean wantsToStop() {
            return false;
        }

        @Override
        public void requireOneState() {}
    }

    /**
     * This process, and others that follow it.
     *
     * @param state what they all have
     */
    record Leading(Trainer trainer, Leader leader, SharedState state) implements Pace {
        @Override
        public void begins() {
            leader.begin(trainer.made());
            state.share();
            trainer.setOut();
        }

        @Override
        public StepReport next() {
            leader.go();
            return together(trainer::next);
        }

        @Override
        public StepReport meet() {
            leader.meet();
            return together(trainer::meet);
        }

        private StepReport together(Supplier<StepReport> work) {
            try {
                return work.get();
            } catch (ProgramException e) {
                leader.awaitVerdict(); // what fails for want of a rank is not the program's mistake
                throw e;
            }
        }

        @Override
        public boolean wantsToStop() {
            return leader.isAskedToStop();
        }

        @Override
        public void requireOneState() {
            Optional<String> others = leader.differing(state.sum());
            if (others.isPresent()) {
                throw new UnusableResultException(
                        "After step %,d the weights are not those of all ranks: those of %s differ from those of rank 0. No checkpoint is written; the last one was equal on all. See that all ranks run the same Saltus, engine and kind of processor."
                                .formatted(trainer.made(), others.get()));
            }
        }
    }
}
