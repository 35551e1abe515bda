package saltus.runtime.ranks;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;
import saltus.runtime.identity.Identity;
import saltus.runtime.ranks.Line.Message;
import saltus.runtime.ranks.Line.Word;

/** Where ranks find each other: rank 0 listens, the others call, and when all are there they make their process group. */
public final class Meeting {
    private static final int PATIENCE_SECONDS = 300;
    private static final int NEWS_SECONDS = 10;
    private static final int KNOCK_MILLIS = 100;

    private final RankPlace place;
    private final Identity identity;
    private final Loss loss;

    /**
     * @param place of this rank
     * @param identity of the training, which all ranks have to agree about
     * @param loss ends this process when another rank is lost
     * @throws BadInputException if no ranks can work on this machine; the engine is started for it
     */
    public Meeting(RankPlace place, Identity identity, Loss loss) {
        ProcessGroup.hindrance().ifPresent(why -> {
            throw new BadInputException("No ranks can train together here: " + why + ". Train in one process.");
        });
        this.place = place;
        this.identity = identity;
        this.loss = loss;
    }

    /** Why no ranks can work on this machine; empty if they can. The engine has to be started. */
    public static Optional<String> hindrance() {
        return ProcessGroup.hindrance();
    }

    /**
     * Calls all ranks together, as rank 0.
     *
     * @param says gets a line from time to time about who is waited for
     * @throws BadInputException if some do not come, or come for another training
     */
    public Leader call(Consumer<String> says) {
        Map<Integer, Line> lines = new TreeMap<>();
        try {
            return call(lines, says);
        } catch (BadInputException e) {
            lines.values().forEach(line -> {
                line.say(Word.REFUSED, e.getMessage(), 0);
                line.close();
            });
            throw e;
        }
    }

    private Leader call(Map<Integer, Line> lines, Consumer<String> says) {
        try (ServerSocket door = door()) {
            Leader leader = new Leader(place.count(), loss);
            long begun = System.nanoTime();
            long told = begun;
            while (lines.size() < place.count() - 1) {
                long now = System.nanoTime();
                if (now - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                    throw new BadInputException(
                            "%s did not come to %s:%d within %d seconds; see why they have not started, and start all again."
                                    .formatted(missing(lines), place.host(), place.port(), PATIENCE_SECONDS));
                }
                if (now - told > TimeUnit.SECONDS.toNanos(NEWS_SECONDS)) {
                    told = now;
                    says.accept("waiting at %s:%d for %s".formatted(place.host(), place.port(), missing(lines)));
                }
                greet(door, lines, leader);
            }
            int port = freePort();
            lines.values().forEach(line -> line.say(Word.WELCOME, "", port));
            ProcessGroup.join(place, port, lines.values().iterator().next().ownAddress());
            return leader;
        } catch (IOException e) {
            throw new BadInputException(
                    "Rank 0 cannot listen at %s:%d: %s; give MASTER_ADDR an address of this machine and MASTER_PORT a free port."
                            .formatted(place.host(), place.port(), e.getMessage()),
                    e);
        }
    }

    private ServerSocket door() throws IOException {
        ServerSocket door = new ServerSocket();
        door.setReuseAddress(true);
        door.setSoTimeout((int) TimeUnit.SECONDS.toMillis(1));
        door.bind(new InetSocketAddress(InetAddress.getByName(place.host()), place.port()), place.count());
        return door;
    }

    private String missing(Map<Integer, Line> lines) {
        String numbers = IntStream.range(1, place.count())
                .filter(number -> !lines.containsKey(number))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return (numbers.contains(",") ? "ranks " : "rank ") + numbers + " of " + place.count();
    }

    private void greet(ServerSocket door, Map<Integer, Line> lines, Leader leader) throws IOException {
        Line line;
        Message hello;
        try {
            line = new Line(door.accept());
            hello = line.read();
        } catch (SocketTimeoutException e) {
            return;
        } catch (IOException e) {
            return; // somebody knocked who is no rank
        }
        int number = (int) hello.number();
        Card card = Card.parse(hello.text());
        Optional<String> objection = objection(number, card, lines);
        if (hello.word() != Word.HELLO || objection.isPresent()) {
            line.say(Word.REFUSED, objection.orElse("this is no rank"), 0);
            line.close();
            objection.ifPresent(why -> {
                throw new BadInputException(why);
            });
            return;
        }
        lines.put(number, line);
        leader.hears(number, card.who(), line);
    }

    private Optional<String> objection(int number, Card card, Map<Integer, Line> lines) {
        if (number < 1 || number >= place.count() || lines.containsKey(number)) {
            return Optional.of(
                    "Two processes say that they are rank %d of %d; give each a RANK of its own, from 0 to %d."
                            .formatted(number, place.count(), place.count() - 1));
        }
        TreeSet<String> differences = new TreeSet<>(identity.differences(card.identity()));
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Rank %d trains something else than rank 0: here %s there; give all ranks the same command."
                                .formatted(number, String.join("; ", differences)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    /**
     * Comes to the meeting, as another rank.
     *
     * @throws BadInputException if rank 0 is not there in time, or does not want this one
     */
    public Follower come() {
        Line line = knock();
        Card card = new Card(Card.here(), identity.texts());
        line.say(Word.HELLO, card.text(), place.number());
        Follower follower = new Follower(line, loss);
        Message answer = line.await();
        if (answer.word() == Word.REFUSED) {
            line.close();
            throw new BadInputException(answer.text());
        }
        await(place.host(), (int) answer.number());
        ProcessGroup.join(place, (int) answer.number(), line.ownAddress());
        return follower;
    }

    private Line knock() {
        try {
            return new Line(await(place.host(), place.port()));
        } catch (IOException e) {
            throw absent(e);
        }
    }

    private Socket await(String host, int port) {
        long begun = System.nanoTime();
        while (true) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(host, port), (int) TimeUnit.SECONDS.toMillis(1));
                return socket;
            } catch (IOException e) {
                if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                    throw absent(e);
                }
                pause();
            }
        }
    }

    private BadInputException absent(IOException e) {
        return new BadInputException(
                "Rank 0 is not there at %s:%d: %s; start it, and see that MASTER_ADDR and MASTER_PORT are the same for all ranks."
                        .formatted(place.host(), place.port(), e.getMessage()),
                e);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(KNOCK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadInputException("The start of the ranks was interrupted; give the command again.", e);
        }
    }

    /**
     * What a rank says of itself.
     *
     * @param who its machine and process
     * @param identity of the training that it was started for
     */
    private record Card(String who, Map<String, String> identity) {
        private static final TypeToken<Map<String, String>> TEXTS = new TypeToken<>() {};
        private static final String WHO = "who";

        static String here() {
            String host;
            try {
                host = InetAddress.getLocalHost().getHostName();
            } catch (IOException e) {
                host = "this machine";
            }
            return "process %d on %s".formatted(ProcessHandle.current().pid(), host);
        }

        String text() {
            Map<String, String> all = new TreeMap<>(identity);
            all.put(WHO, who);
            return new Gson().toJson(all);
        }

        static Card parse(String text) {
            try {
                Map<String, String> all = new TreeMap<>(new Gson().fromJson(text, TEXTS));
                String who = all.remove(WHO);
                return new Card(who == null ? "" : who, all);
            } catch (JsonSyntaxException | NullPointerException e) {
                return new Card("", Map.of());
            }
        }
    }
}
