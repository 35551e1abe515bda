package saltus.runtime.ranks;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import saltus.runtime.ranks.Line.Message;
import saltus.runtime.ranks.Line.Word;

/** Rank 0 of several: it decides when a step is made, and hears of who is lost. */
public final class Leader implements AutoCloseable {
    private static final int VERDICT_SECONDS = Line.SILENCE_SECONDS + 10;

    /** What follows from the loss of a rank. */
    static final String OVER = "; the other ranks end, too. The same command goes on from the last checkpoint.";

    private final int count;
    private final Loss loss;
    private final Map<Integer, Line> lines = new TreeMap<>();
    private final Map<Integer, String> names = new TreeMap<>();
    private volatile boolean asked;
    private volatile boolean over;

    Leader(int count, Loss loss) {
        this.count = count;
        this.loss = loss;
    }

    /** Hears a rank that has come, before all others have. */
    void hears(int number, String who, Line line) {
        synchronized (lines) {
            lines.put(number, line);
            names.put(number, "rank %d of %d (%s)".formatted(number, count, who));
        }
        line.listen(
                "rank " + number,
                message -> hear(number, message),
                why -> lost(number, name(number) + " " + why + OVER));
    }

    private String name(int number) {
        synchronized (lines) {
            return names.getOrDefault(number, "rank " + number);
        }
    }

    private void hear(int number, Message message) {
        if (message.word() == Word.ASKED) {
            asked = true;
        } else if (message.word() == Word.FAILED) {
            lost(number, name(number) + " gives up: " + message.text());
        }
    }

    private void lost(int number, String clause) {
        if (over) {
            return;
        }
        over = true;
        String sentence = Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
        synchronized (lines) {
            lines.forEach((other, line) -> {
                if (other != number) {
                    line.say(Word.LOST, sentence, 0);
                }
            });
        }
        loss.end(sentence, false);
    }

    /** How many ranks there are. */
    public int count() {
        return count;
    }

    /** True once another rank was asked to stop, by a signal that it alone has got. */
    public boolean isAskedToStop() {
        return asked;
    }

    private void all(Word word, long number) {
        synchronized (lines) {
            lines.values().forEach(line -> line.say(word, "", number));
        }
    }

    /** Says after how many steps training begins. */
    public void begin(long made) {
        all(Word.BEGIN, made);
    }

    /** Lets all ranks make the next step, as this one does then. */
    public void go() {
        all(Word.GO, 0);
    }

    /** Lets all ranks make one state of theirs, as this one does then. */
    public void meet() {
        all(Word.MEET, 0);
    }

    /**
     * Asks all ranks what their states sum up to.
     *
     * @param own what this one's does
     * @return the ranks whose state is another one; empty if all are equal
     */
    public Optional<String> differing(long own) {
        all(Word.CHECK, 0);
        StringBuilder others = new StringBuilder();
        Map<Integer, Line> asking;
        synchronized (lines) {
            asking = new TreeMap<>(lines);
        }
        asking.forEach((number, line) -> {
            if (line.await().number() != own) {
                others.append(others.length() == 0 ? "" : ", ").append(name(number));
            }
        });
        return others.length() == 0 ? Optional.empty() : Optional.of(others.toString());
    }

    /**
     * Waits until it is known whether a rank is lost, which ends this process: a step fails a moment before the line breaks. Returns if
     * none is.
     */
    public void awaitVerdict() {
        try {
            TimeUnit.SECONDS.sleep(VERDICT_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the training of all other ranks. */
    @Override
    public void close() {
        if (!over) {
            over = true;
            all(Word.STOP, 0);
        }
        synchronized (lines) {
            lines.values().forEach(Line::close);
        }
    }
}
