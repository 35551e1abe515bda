package saltus.runtime.ranks;

import java.util.Optional;
import java.util.function.Consumer;
import saltus.runtime.Sharing;
import saltus.runtime.program.Exchange;
import saltus.runtime.ranks.Follower.Order;

/**
 * Ranks that do the same work and share its pieces. All do the whole of it but for the pieces, so that none has to be told what
 * comes next; when it is done, the others wait for rank 0.
 */
public final class Company implements Sharing, AutoCloseable {
    private final RankPlace place;
    private final Optional<Leader> leader;
    private final Optional<Follower> follower;
    private final Exchange exchange;

    private Company(RankPlace place, Optional<Leader> leader, Optional<Follower> follower) {
        this.place = place;
        this.leader = leader;
        this.follower = follower;
        this.exchange = new Exchange(place.count());
    }

    /**
     * Meets the others.
     *
     * @param says gets a line from time to time about who is waited for
     */
    public static Company of(RankPlace place, Meeting meeting, Consumer<String> says) {
        return place.leads()
                ? new Company(place, Optional.of(meeting.call(says)), Optional.empty())
                : new Company(place, Optional.empty(), Optional.of(meeting.come()));
    }

    @Override
    public int number() {
        return place.number();
    }

    @Override
    public int count() {
        return place.count();
    }

    @Override
    public float[][] all(float... own) {
        return exchange.all(own);
    }

    @Override
    public void close() {
        exchange.close();
        leader.ifPresent(Leader::close);
        follower.ifPresent(line -> {
            while (!(line.next() instanceof Order.Stop)) {
                // rank 0 is still at work
            }
            line.close();
        });
    }
}
