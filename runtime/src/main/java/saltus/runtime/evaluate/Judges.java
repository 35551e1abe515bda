package saltus.runtime.evaluate;

import java.util.List;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;

/** The one place where it is decided what judges samples: by what is asked for and by what the data are. */
public final class Judges {
    private Judges() {}

    /**
     * Refuses what no data could make right, before they are read.
     *
     * @throws BadInputException if a name is unknown, or 'none' is not alone
     */
    public static void check(JudgeRequest request) {
        if (request.isNone()) {
            return;
        }
        if (request.metrics().contains(JudgeRequest.NONE)) {
            throw new BadInputException(
                    "The metric 'none' stands beside others, %s; give it alone, or leave it out."
                            .formatted(String.join(", ", request.metrics())));
        }
        request.metrics().forEach(text -> Metrics.registry().find(text));
    }

    /**
     * What judges samples of a data set; empty if nothing is to be measured.
     *
     * @param data with samples to judge by
     * @throws BadInputException if a metric is unknown, or for other samples
     */
    public static Optional<Judge> of(JudgeRequest request, Named<DataSet> data) {
        check(request);
        if (request.isNone()) {
            return Optional.empty();
        }
        DataSet set = data.value();
        List<Named<SetDistance>> metrics = Metrics.open(request.metrics(), set);
        return Optional.of(new SetJudge(metrics, set, request.seed(), request.seconds()));
    }
}
