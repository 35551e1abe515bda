package saltus.processor;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import saltus.processor.design.Design;
import saltus.processor.design.ImmutableDesign;
import saltus.processor.rules.Judgement;
import saltus.processor.write.PipelineWriter;
import saltus.recipes.compiling.MemoryCompiler;

/** The pipelines of many designs, compiled at once. */
final class Pipelines {
    private final Map<String, String> sources = new LinkedHashMap<>(Hosts.SOURCES);
    private final Map<Design, String> programs = new IdentityHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** Takes a design in; its card is left out, which is no part of what it does. */
    void add(Design design, Judgement judgement) {
        String folder = "p" + sources.size();
        String source = new PipelineWriter(List.of())
                .write(ImmutableDesign.copyOf(design).withPackageName(folder), judgement)
                .toString()
                .replaceAll("(?s)(    public Card card\\(\\) \\{).*?\n    }\n", "$1 throw new AssertionError(); }\n");
        String program = source.replaceAll("(?m)^(package|import) .*;$", "");
        programs.put(design, program);
        if (names.putIfAbsent(program, folder + "." + design.name()) == null) {
            sources.put(folder + "/" + design.pipelineName(), source);
        }
    }

    /** What each does. */
    Map<Design, String> behaviours() {
        MemoryCompiler.Result result = MemoryCompiler.compile(sources, "-proc:none");
        Map<String, String> found = new HashMap<>();
        names.forEach((program, name) -> found.put(program, Behaviour.of(result.pipeline(name))));
        Map<Design, String> behaviours = new IdentityHashMap<>();
        programs.forEach((design, program) -> behaviours.put(design, found.get(program)));
        return behaviours;
    }
}
