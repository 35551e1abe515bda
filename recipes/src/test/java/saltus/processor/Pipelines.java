package saltus.processor;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import saltus.pipeline.Pipeline;
import saltus.processor.design.Design;
import saltus.processor.design.ImmutableDesign;
import saltus.processor.rules.Judgement;
import saltus.processor.write.PipelineWriter;
import saltus.recipes.compiling.MemoryCompiler;

/** The pipelines of many designs, compiled at once; designs of which the same is written share one. */
final class Pipelines {
    private final UnaryOperator<String> edit;
    private final Map<String, String> sources = new LinkedHashMap<>(Hosts.SOURCES);
    private final Map<Design, String> programs = new IdentityHashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** @param edit is made to the sources before they are compiled */
    Pipelines(UnaryOperator<String> edit) {
        this.edit = edit;
    }

    /** Sources without their cards, which are no part of what they do and long to compile. */
    static String withoutCard(String source) {
        return source.replaceAll(
                "(?s)(    public Card card\\(\\) \\{).*?\n    }\n", "$1 throw new AssertionError(); }\n");
    }

    void add(Design design, Judgement judgement) {
        String folder = "p" + sources.size();
        String source = edit.apply(new PipelineWriter(List.of())
                .write(ImmutableDesign.copyOf(design).withPackageName(folder), judgement)
                .toString());
        String program = source.replaceAll("(?m)^(package|import) .*;$", "");
        programs.put(design, program);
        if (names.putIfAbsent(program, folder + "." + design.name()) == null) {
            sources.put(folder + "/" + design.pipelineName(), source);
        }
    }

    /** The pipelines, by their designs. */
    Map<Design, Pipeline> compiled() {
        MemoryCompiler.Result result = MemoryCompiler.compile(sources, "-proc:none");
        Map<String, Pipeline> found = new HashMap<>();
        names.forEach((program, name) -> found.put(program, result.pipeline(name)));
        Map<Design, Pipeline> compiled = new IdentityHashMap<>();
        programs.forEach((design, program) -> compiled.put(design, found.get(program)));
        return compiled;
    }
}
