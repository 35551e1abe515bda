package saltus.runtime.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;
import saltus.runtime.door.Registry;
import saltus.runtime.evaluate.look.FeatureDistance;
import saltus.runtime.evaluate.look.Looks;
import saltus.runtime.evaluate.look.PictureJudge;
import saltus.runtime.evaluate.look.PictureMetric;

/** The one place where it is decided what judges samples: by what is asked for and by what the data are. */
public final class Judges {
    private Judges() {}

    /**
     * Refuses what no data could make right, before they are read.
     *
     * @throws BadInputException if a name is unknown, or 'none' is not alone
     */
    public static void check(JudgeRequest request) {
        Looks.check(request.looking());
        if (request.isNone()) {
            return;
        }
        if (request.metrics().contains(JudgeRequest.NONE)) {
            throw new BadInputException("The metric 'none' stands beside others, %s; give it alone, or leave it out."
                    .formatted(String.join(", ", request.metrics())));
        }
        Registry<PictureMetric> seen = Looks.metrics();
        Registry<EvaluationMetric> compared = Metrics.registry();
        for (String text : request.metrics()) {
            if (seen.knows(text) && compared.knows(text)) {
                throw new BadInputException(
                        "The metric '%s' is one of pictures, which comes with Saltus, and one of your own, %s; rename yours."
                                .formatted(text, Registry.type(compared.find(text))));
            }
            if (!seen.knows(text)) {
                compared.find(text);
            }
        }
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
        return Optional.of(isShown(request, set) ? ofPictures(request, set) : ofNumbers(request, set));
    }

    /**
     * What judges samples of a data set where nobody has named a metric; empty also for latents of which nothing makes pictures,
     * and for pictures that are too few, or of channels that no network sees.
     *
     * @param data with samples to judge by
     */
    public static Optional<Judge> usual(JudgeRequest request, Named<DataSet> data) {
        boolean known = data.value().kind() == DataSet.Kind.POINTS
                || (isShown(request, data.value()) && PictureJudge.isUsual(data.value()));
        return known ? of(request, data) : Optional.empty();
    }

    /** True for pictures, and for what an autoencoder makes pictures of. */
    private static boolean isShown(JudgeRequest request, DataSet set) {
        return switch (set.kind()) {
            case IMAGES -> true;
            case LATENTS -> request.looking().decoding().isPresent();
            case POINTS -> false;
        };
    }

    private static Judge ofNumbers(JudgeRequest request, DataSet set) {
        request.metrics().stream().filter(Looks.metrics()::knows).findFirst().ifPresent(text -> {
            throw new BadInputException(
                    "The metric '%s' is of what a network sees of pictures, and the samples are %s; %sname a metric of their numbers, such as SW2."
                            .formatted(
                                    text,
                                    set.kind().text(),
                                    set.kind() == DataSet.Kind.LATENTS
                                            ? "give the autoencoder that makes pictures of them with --autoencoder, or "
                                            : ""));
        });
        return new SetJudge(Metrics.open(request.metrics(), set), set, request.seed(), request.seconds());
    }

    /** What a network sees of pictures is compared, and their numbers where a metric of numbers is named. */
    private static Judge ofPictures(JudgeRequest request, DataSet set) {
        Registry<PictureMetric> seen = Looks.metrics();
        List<String> all = request.metrics().isEmpty()
                ? seen.usual().stream().map(PictureMetric::name).toList()
                : request.metrics();
        List<Judge> judges = new ArrayList<>();
        List<String> ofFeatures = all.stream().filter(seen::knows).toList();
        if (!ofFeatures.isEmpty()) {
            List<Named<FeatureDistance>> distances = ofFeatures.stream()
                    .map(text -> new Named<>(
                            text, seen.open(text, PictureMetric::make).value()))
                    .toList();
            judges.add(new PictureJudge(distances, set, request));
        }
        List<String> ofNumbers = all.stream().filter(text -> !seen.knows(text)).toList();
        if (!ofNumbers.isEmpty()) {
            judges.add(new SetJudge(Metrics.open(ofNumbers, set), set, request.seed(), request.seconds()));
        }
        return judges.size() == 1 ? judges.get(0) : new JointJudge(judges);
    }
}
