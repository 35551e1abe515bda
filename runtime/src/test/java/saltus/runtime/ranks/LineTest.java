package saltus.runtime.ranks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import saltus.runtime.ranks.Line.Message;
import saltus.runtime.ranks.Line.Word;

class LineTest {
    private static final int SOON = 10;

    private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();

    /** Two ends of a connection. */
    private record Pair(Socket one, Socket other) {
        static Pair open() throws IOException {
            try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Socket one = new Socket(door.getInetAddress(), door.getLocalPort());
                return new Pair(one, door.accept());
            }
        }
    }

    private void listen(Line line) {
        line.listen("test", heard::add, lost::add);
    }

    @Test
    void messagesArriveWholeAndInOrder() throws Exception {
        Pair pair = Pair.open();
        try (Line one = new Line(pair.one());
                Line other = new Line(pair.other())) {
            listen(other);
            String text = "\u00fc".repeat(100_000);
            one.say(Word.BEGIN, text, 1L << 40);
            one.say(Word.GO);
            assertEquals(new Message(Word.BEGIN, text, 1L << 40), other.await());
            assertEquals(new Message(Word.GO, "", 0), other.await());
            assertEquals(Word.BEGIN, heard.poll(SOON, TimeUnit.SECONDS).word());
        }
    }

    @Test
    void whoHangsUpIsMissedAtOnce() throws Exception {
        Pair pair = Pair.open();
        try (Line line = new Line(pair.one())) {
            listen(line);
            pair.other().close();
            assertEquals("has ended", lost.poll(SOON, TimeUnit.SECONDS));
        }
    }

    /** Beats come every two seconds: a process that hears them with a patience of five may have stood still for three. */
    @Test
    void whoSaysNothingIsMissedAndWhoBeatsIsNot() throws Exception {
        Pair silent = Pair.open();
        Pair alive = Pair.open();
        BlockingQueue<String> none = new LinkedBlockingQueue<>();
        try (Line line = new Line(silent.one(), 3);
                Line hearing = new Line(alive.one(), 5);
                Line beating = new Line(alive.other(), 5)) {
            hearing.listen("hears", message -> {}, none::add);
            beating.listen("beats", message -> {}, none::add);
            listen(line);
            assertEquals("has not been heard of for 3 seconds", lost.poll(SOON, TimeUnit.SECONDS));
            assertNull(none.poll(3, TimeUnit.SECONDS), "a rank that beats was missed");
        }
    }

    @Test
    void whoClosesALineMissesNobody() throws Exception {
        Pair pair = Pair.open();
        Line line = new Line(pair.one());
        listen(line);
        line.close();
        assertNull(lost.poll(1, TimeUnit.SECONDS));
    }

    @Test
    void whatIsNoRankIsHungUpOn() throws Exception {
        Pair pair = Pair.open();
        try (Line line = new Line(pair.one())) {
            listen(line);
            pair.other().getOutputStream().write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes("US-ASCII"));
            assertNotNull(lost.poll(SOON, TimeUnit.SECONDS));
        }
    }
}
