package saltus.runtime.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.pipeline.Pipeline;
import saltus.runtime.sweep.choice.Combination;
import saltus.runtime.sweep.compile.CompiledRecipes;
import saltus.runtime.sweep.compile.RecipeCompiler;
import saltus.runtime.sweep.compile.RecipeSource;
import saltus.runtime.sweep.compile.Refusal;
import saltus.runtime.sweep.job.Candidate;

/**
 * What the compiler leaves of all combinations.
 *
 * @param of the candidate that a combination is trained as: the first of those that train alike
 * @param refused why, for the others
 * @param sources of recipes that had to be written, by combination
 * @param files that were compiled of them, by path
 */
record Candidates(
        Map<Combination, Candidate> of,
        Map<Combination, Refusal> refused,
        Map<Combination, RecipeSource> sources,
        Map<String, byte[]> files) {
    /** Writes and compiles what is no recipe yet. */
    static Candidates of(Pipeline base, List<Combination> combinations, RecipeCompiler compiler) {
        Map<Combination, RecipeSource> sources = new LinkedHashMap<>();
        for (Combination combination : combinations) {
            if (!combination.parts().isEmpty()) {
                String parent = combination.whole(base).card().type();
                sources.put(combination, RecipeSource.of(parent, combination.parts()));
            }
        }
        RecipeCompiler.Compiled compiled =
                compiler.compile(sources.values().stream().distinct().toList());
        CompiledRecipes loader = new CompiledRecipes(compiled.files());
        Map<Combination, Candidate> candidates = new LinkedHashMap<>();
        Map<Combination, Refusal> refused = new LinkedHashMap<>();
        Map<RecipeSource, Pipeline> pipelines = new LinkedHashMap<>();
        List<Candidate> distinct = new ArrayList<>();
        for (Combination combination : combinations) {
            Optional<RecipeSource> source = Optional.ofNullable(sources.get(combination));
            Optional<Refusal> refusal = source.map(written -> compiled.refused().get(written.type()));
            if (refusal.isPresent()) {
                refused.put(combination, refusal.get());
                continue;
            }
            Pipeline pipeline = source.map(written -> pipelines.computeIfAbsent(written, loader::pipeline))
                    .orElseGet(() -> combination.whole(base));
            Candidate candidate = Candidate.of(combination, combination.text(base), pipeline);
            Optional<Candidate> same =
                    distinct.stream().filter(candidate::trainsLike).findFirst();
            if (same.isEmpty()) {
                distinct.add(candidate);
            }
            candidates.put(combination, same.orElse(candidate));
        }
        return new Candidates(candidates, refused, sources, compiled.files());
    }

    /** Those that are trained, each once. */
    List<Candidate> trained() {
        return of.values().stream().distinct().toList();
    }
}
