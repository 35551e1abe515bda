package saltus.runtime.ranks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import saltus.runtime.ranks.Follower.Order;

/** Rank 0 and two others, on their lines alone. */
class LeaderTest {
    private static final int SOON = 10;

    private final BlockingQueue<String> endings = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> followersEnd = new LinkedBlockingQueue<>();
    private Leader leader;
    private Follower one;
    private Follower two;

    @BeforeEach
    void meet() throws Exception {
        leader = new Leader(3, (sentence, isKnown) -> endings.add(isKnown + ": " + sentence));
        one = follower(1);
        two = follower(2);
    }

    private Follower follower(int number) throws Exception {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Line near = new Line(new Socket(door.getInetAddress(), door.getLocalPort()));
            leader.hears(number, "process " + number + " there", new Line(door.accept()));
            return new Follower(
                    near, (sentence, isKnown) -> followersEnd.add(number + " " + isKnown + ": " + sentence));
        }
    }

    @AfterEach
    void part() {
        leader.close();
        one.close();
        two.close();
    }

    @Test
    void followersDoWhatTheyAreTold() {
        leader.begin(7);
        leader.go();
        for (Follower follower : new Follower[] {one, two}) {
            assertEquals(new Order.Begin(7), follower.next());
            assertEquals(new Order.Go(), follower.next());
        }
    }

    @Test
    void aRankWithAnotherStateIsNamed() {
        one.state(5);
        two.state(5);
        assertEquals(Optional.empty(), leader.differing(5));
        one.state(5);
        two.state(6);
        assertEquals(Optional.of("rank 2 of 3 (process 2 there)"), leader.differing(5));
    }

    @Test
    void aRankThatIsAskedToStopStopsAll() throws Exception {
        assertFalse(leader.isAskedToStop());
        two.ask();
        for (int i = 0; i < SOON * 10 && !leader.isAskedToStop(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertTrue(leader.isAskedToStop());
    }

    @Test
    void aRankThatEndsIsNamedToAllOthersOnce() throws Exception {
        one.close();
        String sentence = endings.poll(SOON, TimeUnit.SECONDS);
        assertEquals("false: Rank 1 of 3 (process 1 there) has ended" + Leader.OVER, sentence);
        assertEquals(
                "2 true: Rank 1 of 3 (process 1 there) has ended" + Leader.OVER,
                followersEnd.poll(SOON, TimeUnit.SECONDS));
        assertNull(endings.poll(1, TimeUnit.SECONDS), "said twice");
    }

    @Test
    void aRankThatGivesUpSaysWhy() throws Exception {
        two.fail("no such file");
        assertEquals(
                "false: Rank 2 of 3 (process 2 there) gives up: no such file", endings.poll(SOON, TimeUnit.SECONDS));
    }

    @Test
    void theEndOfTrainingIsNobodysLoss() throws Exception {
        leader.close();
        assertEquals(new Order.Stop(), one.next());
        assertEquals(new Order.Stop(), two.next());
        assertNull(endings.poll(1, TimeUnit.SECONDS));
        assertNull(followersEnd.poll(1, TimeUnit.SECONDS));
        assertTrue(one.awaitVerdict());
    }
}
