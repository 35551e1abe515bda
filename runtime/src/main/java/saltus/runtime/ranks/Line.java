package saltus.runtime.ranks;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A connection between two ranks on which each hears that the other is alive. Who says nothing for {@link #SILENCE_SECONDS}, or hangs
 * up, is lost; the line says so once, from a thread of its own.
 */
final class Line implements AutoCloseable {
    /** After so long a rank that is not heard of is gone: stopped, or its machine. A process that ends is missed at once. */
    static final int SILENCE_SECONDS = 20;

    private static final int BEAT_SECONDS = 2;

    /** Bytes of a text: whatever else knocks at the port is no rank. */
    private static final int LONGEST = 1 << 20;

    /** What ranks say to each other. */
    enum Word {
        /** A rank tells who it is. */
        HELLO,
        /** The leader has called all ranks. */
        WELCOME,
        /** The rank is not wanted, and why. */
        REFUSED,
        /** Still there. */
        BEAT,
        /** Training begins after so many steps. */
        BEGIN,
        /** Make the next step. */
        GO,
        /** Make one state of all. */
        MEET,
        /** Say what your state sums up to. */
        CHECK,
        /** What it sums up to. */
        STATE,
        /** Training ends here. */
        STOP,
        /** The rank was asked to stop. */
        ASKED,
        /** The rank gives up, and why. */
        FAILED,
        /** Another rank is lost: a sentence. */
        LOST
    }

    /**
     * A word with what belongs to it.
     *
     * @param text may be empty
     * @param number may be 0
     */
    record Message(Word word, String text, long number) {}

    private final Socket socket;
    private final int silence;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    /** A line over a socket that is connected, on which nothing is heard before {@link #listen}. */
    Line(Socket socket) throws IOException {
        this(socket, SILENCE_SECONDS);
    }

    /** The same with another patience. */
    Line(Socket socket, int silence) throws IOException {
        this.socket = socket;
        this.silence = silence;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(silence));
        this.out = new DataOutputStream(socket.getOutputStream());
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** The address by which this process is reached on this line. */
    String ownAddress() {
        return socket.getLocalAddress().getHostAddress();
    }

    /** Says something; of a line that is broken, the listener hears. */
    synchronized void say(Word word, String text, long number) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeByte(word.ordinal());
            out.writeLong(number);
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            // whoever listens hears of it
        }
    }

    void say(Word word) {
        say(word, "", 0);
    }

    /** The next message, beats aside. */
    Message read() throws IOException {
        while (true) {
            int word = in.readUnsignedByte();
            long number = in.readLong();
            int length = in.readInt();
            if (word >= Word.values().length || length < 0 || length > LONGEST) {
                throw new IOException("this is no rank");
            }
            String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (Word.values()[word] != Word.BEAT) {
                return new Message(Word.values()[word], text, number);
            }
        }
    }

    /**
     * Begins to beat and to hear.
     *
     * @param all gets every message when it comes; what is waited for can be waited for all the same
     * @param lost is told why the line is broken, unless this side has closed it
     */
    void listen(String name, Consumer<Message> all, Consumer<String> lost) {
        thread(name + " hears", () -> {
            try {
                while (true) {
                    Message message = read();
                    all.accept(message);
                    switch (message.word()) {
                        case ASKED, FAILED, LOST -> {} // nobody waits for these
                        case HELLO, WELCOME, REFUSED, BEAT, BEGIN, GO, MEET, CHECK, STATE, STOP -> heard.add(message);
                    }
                }
            } catch (IOException e) {
                if (!closed) {
                    lost.accept(
                            e instanceof SocketTimeoutException
                                    ? "has not been heard of for " + silence + " seconds"
                                    : "has ended");
                }
            }
        });
        thread(name + " beats", () -> {
            while (!closed) {
                say(Word.BEAT);
                try {
                    TimeUnit.SECONDS.sleep(BEAT_SECONDS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for a message. Of a line that breaks meanwhile, the listener hears. */
    Message await() {
        try {
            return heard.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Message(Word.STOP, "", 0);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            // nobody is left who could mind
        }
    }
}
