package saltus.runtime.export;

import java.util.List;
import java.util.stream.Collectors;
import saltus.graph.Dim;
import saltus.pipeline.Guided;
import saltus.runtime.data.DataSet;
import saltus.runtime.sample.Sampling;

/** How a model is used, as its card says it: the few lines in Python and in C++, and what goes in and comes out. */
final class CardUsage {
    private static final String SHOWN = "4";

    private final Exported exported;
    private final DataSet data;
    private final List<String> noise;

    CardUsage(Exported exported, List<String> noise) {
        this.exported = exported;
        this.data = exported.data().value();
        this.noise = noise;
    }

    String text() {
        String extents = String.join(", ", noise).replace("rows", SHOWN);
        boolean labelled = data.classes() > 0;
        return """
                ```python
                import torch
                model = torch.jit.load("model.pt")
                noise = torch.randn(%s)
                %ssamples = model(noise%s)  # %s
                %s```

                ```cpp
                torch::jit::Module model = torch::jit::load("model.pt");
                at::Tensor noise = torch::randn({%s});
                %sat::Tensor samples = model.forward({noise%s}).toTensor();
                ```

                %s
                """.formatted(
                        extents,
                        labelled ? "labels = torch.arange(%s) %% %d%n".formatted(SHOWN, data.classes()) : "",
                        labelled ? ", labels" : "",
                        samples(SHOWN),
                        data.kind() == DataSet.Kind.IMAGES
                                ? "images = ((samples + 1) * 127.5).clamp(0, 255).round().to(torch.uint8).permute(0, 2, 3, 1)\n"
                                : "",
                        extents,
                        labelled
                                ? "at::Tensor labels = torch::remainder(torch::arange(%s), %d);%n"
                                        .formatted(SHOWN, data.classes())
                                : "",
                        labelled ? ", labels" : "",
                        contract());
    }

    private String contract() {
        int evaluations = Sampling.evaluations(exported.model(), exported.sampler());
        Guided guided = exported.guided();
        boolean renoised = noise.size() > data.sample().rank() + 1;
        return "`forward(noise, labels=None)` evaluates the network %s%s. `noise` is standard normal of the shape `%s`%s; equal noise gives equal samples. %s The result is float32 of the shape `%s`%s."
                .formatted(
                        evaluations == 1 ? "once" : evaluations + " times",
                        guided.omega() > 1 ? ", " + guided.words() : "",
                        noise,
                        renoised ? ", the start's first and then what is added before each further step" : "",
                        data.classes() > 0
                                ? "`labels` are integers from 0 to %d; %d, or nothing, stands for no class."
                                        .formatted(data.classes() - 1, data.classes())
                                : "The model knows no classes and needs no `labels`.",
                        samples("rows"),
                        range());
    }

    private String range() {
        return switch (data.kind()) {
            case IMAGES -> ", nominally in [-1, 1]";
            case LATENTS -> ": latents as they were learned, for the decoder that belongs to the data's encoder";
            case POINTS -> "";
        };
    }

    private String samples(String rows) {
        return data.sample().dims().stream()
                .map(Dim::toString)
                .collect(Collectors.joining(", ", "[" + rows + ", ", "]"));
    }
}
