package saltus.runtime.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import saltus.pipeline.Card;
import saltus.runtime.data.DataSet;
import saltus.runtime.evaluate.MeasuredSamples;

/**
 * {@code README.md}: the model for people, as public hubs show it: a head for their search in YAML, then Markdown. What
 * nobody but its maker knows is left to fill in.
 */
final class ModelCard {
    /** Classes that the card names; the configuration names all. */
    private static final int NAMED = 20;

    private final Exported exported;
    private final CardUsage usage;
    private final Card card;
    private final DataSet data;

    /** @param noise extents of the sampler's noise */
    ModelCard(Exported exported, List<String> noise) {
        this.exported = exported;
        this.usage = new CardUsage(exported, noise);
        this.card = exported.model().pipeline().card();
        this.data = exported.data().value();
    }

    String text() {
        return """
                ---
                license: %s
                library_name: saltus
                %stags:
                - saltus
                - one-step-generation
                - flow-map
                - %s
                ---

                # %s on %s

                %s

                A generative model of few steps, designed and trained with Saltus %s. `model.pt` is the sampler with its
                weights; it needs PyTorch and nothing else.

                ## Use

                %s
                ## Design

                Recipe `%s`; the compiler has checked its components against each other.

                | decides | component |
                |---|---|
                %s
                Network `%s`, %s parameters.

                ## Data

                %s

                ## Training

                | setting | value |
                |---|---|
                | steps | %s |
                %s
                %s## Files

                * `model.pt`: the sampler as TorchScript; its parameters have the network's names.
                * `model.safetensors`: the same weights alone, which are a moving average over training.
                * `config.json`: design, network, data and settings for programs.

                ## Licence, purpose, limits

                Licence: %s. To be filled in by whoever publishes the model: what it is for, what it is not, how it was judged.
                """.formatted(
                        exported.licence(),
                        data.kind() == DataSet.Kind.POINTS ? "" : "pipeline_tag: unconditional-image-generation\n",
                        card.recipe().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT),
                        card.recipe(),
                        code(exported.dataText()),
                        card.summary(),
                        exported.version(),
                        usage.text(),
                        card.type(),
                        design(),
                        exported.model().network().name(),
                        counted(exported.model().network().parameters()),
                        data(),
                        counted(exported.steps()),
                        table(exported.settings()),
                        exported.measured().map(ModelCard::metrics).orElse(""),
                        exported.licence());
    }

    private String design() {
        return card.components().stream()
                .map(part -> "| %s | %s |%n"
                        .formatted(
                                part.category().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                code(part.annotation().toString())))
                .collect(Collectors.joining());
    }

    private String data() {
        String count = data.count().isPresent() ? counted(data.count().getAsLong()) + " samples, " : "";
        List<String> names = data.classNames();
        String shown = names.stream().limit(NAMED).map(ModelCard::code).collect(Collectors.joining(", "));
        String more = names.size() > NAMED ? ", .. (all in `config.json`)" : "";
        return "%s: %s%s of the shape `%s`%s."
                .formatted(
                        code(exported.dataText()),
                        count,
                        data.kind().text(),
                        data.sample(),
                        names.isEmpty()
                                ? ", without classes"
                                : "; %d classes, from 0: %s%s".formatted(names.size(), shown, more));
    }

    private static String metrics(MeasuredSamples measured) {
        return measured.scores().stream()
                .map(score -> String.format(
                        Locale.ROOT,
                        "| %s | %.4f | %.4f |%n",
                        code(score.metric()),
                        score.value(),
                        score.floor().mean()))
                .collect(Collectors.joining(
                        "",
                        """
                        ## Metrics

                        %s samples of %d %s each, against %s; the floor is that of two true sets.

                        | metric | value | floor |
                        |---|---|---|
                        """.formatted(
                                        counted(measured.samples()),
                                        measured.evaluations(),
                                        measured.evaluations() == 1 ? "evaluation" : "evaluations",
                                        measured.truth() == null ? "as many true ones" : measured.truth()),
                        "\n"));
    }

    private static String table(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> "| %s | %s |%n".formatted(value.getKey(), value.getValue()))
                .collect(Collectors.joining());
    }

    private static String counted(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As Markdown shows it letter by letter, in a table, too. */
    private static String code(String text) {
        String fence = text.contains("`") ? "``" : "`";
        return fence + text.replaceAll("\\R", " ").replace("|", "\\|") + fence;
    }
}
