package saltus.runtime.report;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of one run or of several, as one text that needs nothing else. */
final class Page {
    private static final List<Section> SECTIONS = List.of(
            new PictureSection(),
            new MetricSection(),
            new CurveSection(),
            new PreviewSection(),
            new ErrorSection(),
            new DesignSection(),
            new CostSection(),
            new SettingsSection(),
            new SourceSection());

    /** Draws curves; MIT licence, whose text the jar has. */
    private static final String PLOT = "META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.";

    private Page() {}

    /** The page. */
    static String of(List<RunView> runs) {
        List<Html> links = new ArrayList<>();
        List<Html> sections = new ArrayList<>();
        damage(runs).ifPresent(sections::add);
        for (Section section : SECTIONS) {
            Optional<Html> shown = section.of(runs);
            shown.ifPresent(html -> {
                links.add(Html.element("a href=\"#%s\"".formatted(section.id()), section.title()));
                sections.add(Html.element(
                        "section id=\"%s\"".formatted(section.id()), Html.element("h2", section.title()), html));
            });
        }
        Html title = Html.text(Heading.title(runs));
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
                <link rel="icon" href="data:,">
                <title>%s</title>
                <style>%s%s</style></head>
                <body>%s<nav aria-label="sections">%s</nav>
                <main>%s</main>
                <script>%s</script>
                <script>%s</script>
                </body></html>
                """.formatted(
                        title.markup(),
                        library(PLOT + "min.css"),
                        resource("report.css"),
                        Heading.of(runs).markup(),
                        Html.joined(links).markup(),
                        Html.joined(sections).markup(),
                        library(PLOT + "iife.min.js"),
                        resource("report.js"));
    }

    private static Optional<Html> damage(List<RunView> runs) {
        List<Html> sentences = runs.stream()
                .flatMap(run -> run.damage().stream()
                        .map(said -> Html.element("li", runs.size() == 1 ? said : run.name() + ": " + said)))
                .toList();
        return sentences.isEmpty()
                ? Optional.empty()
                : Optional.of(Html.element("ul class=\"damage\"", Html.joined(sentences)));
    }

    /** Values for the page's script, in which no text can end the element. */
    static Html data(String id, JsonElement values) {
        return new Html(
                "<script type=\"application/json\" id=\"%s\">%s</script>".formatted(id, new Gson().toJson(values)));
    }

    private static String resource(String name) {
        return read(name, Page.class.getResourceAsStream(name));
    }

    /** By the loader, which also sees the class path where Saltus is a module and the library is none. */
    private static String library(String name) {
        return read(name, Page.class.getClassLoader().getResourceAsStream(name));
    }

    private static String read(String name, @Nullable InputStream found) {
        try (InputStream in = found) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the resource " + name + " cannot be read", e);
        }
    }
}
