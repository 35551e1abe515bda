package saltus.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The samples of the end. */
final class PictureSection implements Section {
    private static final int MOST_BYTES = 3 << 20;

    @Override
    public String id() {
        return "samples";
    }

    @Override
    public String title() {
        return "Samples";
    }

    @Override
    public Optional<Html> of(List<RunView> runs) {
        List<Html> figures = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            int run = i;
            Html caption = runs.size() == 1
                    ? Html.text("Samples after the last step, as samples.png")
                    : SideBySide.name(runs, run);
            runs.get(i)
                    .picture()
                    .ifPresent(png -> figures.add(Html.element(
                            "figure",
                            picture(png, "samples of " + runs.get(run).name()),
                            Html.element("figcaption", caption))));
        }
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(Html.element("div class=\"pictures\"", Html.joined(figures)));
    }

    private static Html picture(byte[] png, String alt) {
        return png.length > MOST_BYTES
                ? Html.element("p", "The picture has more than 3 MB; see samples.png in the folder.")
                : new Html("<img src=\"%s\" alt=\"%s\" loading=\"lazy\">"
                        .formatted(PreviewSection.address(png), Html.escaped(alt)));
    }
}
