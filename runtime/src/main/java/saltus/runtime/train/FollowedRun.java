package saltus.runtime.train;

import saltus.runtime.program.ProgramException;
import saltus.runtime.program.SharedState;
import saltus.runtime.ranks.Follower;
import saltus.runtime.ranks.Follower.Order;

/** A rank's part of a run that rank 0 leads: it makes steps when it is told to, and leaves no files. */
record FollowedRun(Trainer trainer, SharedState state, Follower follower) {
    void run() {
        while (true) {
            Order order = follower.next();
            if (order instanceof Order.Stop) {
                return;
            }
            try {
                obey(order);
            } catch (ProgramException e) {
                if (follower.awaitVerdict()) {
                    return; // the others have ended first
                }
                throw e;
            }
        }
    }

    private void obey(Order order) {
        if (order instanceof Order.Begin begin) {
            trainer.continueAfter(begin.made());
            state.share();
            trainer.setOut();
        } else if (order instanceof Order.Go) {
            trainer.next();
        } else if (order instanceof Order.Meet) {
            trainer.meet();
        } else if (order instanceof Order.Check) {
            follower.state(state.sum());
        }
    }
}
