package saltus.runtime.ranks;

import java.util.concurrent.TimeUnit;
import saltus.runtime.ranks.Line.Message;
import saltus.runtime.ranks.Line.Word;

/** A rank that makes steps when rank 0 says so. */
public final class Follower implements AutoCloseable {
    private static final int VERDICT_SECONDS = Line.SILENCE_SECONDS + 10;

    /** What rank 0 wants. */
    public sealed interface Order {
        /** Training begins after so many steps. */
        record Begin(long made) implements Order {}

        /** Make the next step. */
        record Go() implements Order {}

        /** Make one state of all. */
        record Meet() implements Order {}

        /** Say what the state sums up to. */
        record Check() implements Order {}

        /** Training ends here. */
        record Stop() implements Order {}
    }

    private final Line line;
    private final Loss loss;
    private volatile boolean over;

    Follower(Line line, Loss loss) {
        this.line = line;
        this.loss = loss;
        line.listen("rank 0", this::hear, this::lost);
    }

    private void hear(Message message) {
        if (message.word() == Word.STOP || message.word() == Word.REFUSED) {
            over = true;
        } else if (message.word() == Word.LOST) {
            over = true;
            loss.end(message.text(), true);
        }
    }

    private void lost(String why) {
        if (!over) {
            over = true;
            loss.end("Rank 0 " + why + Leader.OVER, false);
        }
    }

    /** What comes next; waits for it. */
    public Order next() {
        while (true) {
            Message message = line.await();
            switch (message.word()) {
                case BEGIN -> {
                    return new Order.Begin(message.number());
                }
                case GO -> {
                    return new Order.Go();
                }
                case MEET -> {
                    return new Order.Meet();
                }
                case CHECK -> {
                    return new Order.Check();
                }
                case STOP -> {
                    over = true;
                    return new Order.Stop();
                }
                case HELLO, WELCOME, REFUSED, BEAT, STATE, ASKED, FAILED, LOST -> {}
            }
        }
    }

    /** Says what the state sums up to. */
    public void state(long sum) {
        line.say(Word.STATE, "", sum);
    }

    /** Tells rank 0 that this one was asked to stop. */
    public void ask() {
        line.say(Word.ASKED);
    }

    /** Tells rank 0 that this one gives up. */
    public void fail(String why) {
        line.say(Word.FAILED, why, 0);
    }

    /**
     * Waits until it is known why a step failed.
     *
     * @return true if training had ended; false if nothing explains it
     */
    public boolean awaitVerdict() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(VERDICT_SECONDS);
        while (System.nanoTime() < end && !over) {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return over;
            }
        }
        return over;
    }

    @Override
    public void close() {
        over = true;
        line.close();
    }
}
