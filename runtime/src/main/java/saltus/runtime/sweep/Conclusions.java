package saltus.runtime.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import saltus.runtime.sweep.choice.Choice;
import saltus.runtime.sweep.choice.Combination;
import saltus.runtime.sweep.choice.Factor;
import saltus.runtime.sweep.compile.RecipeSource;
import saltus.runtime.sweep.compile.Refusal;
import saltus.runtime.sweep.effect.Comparisons;
import saltus.runtime.sweep.effect.Contrast;
import saltus.runtime.sweep.effect.Estimate;
import saltus.runtime.sweep.effect.Grid;
import saltus.runtime.sweep.job.Candidate;
import saltus.runtime.sweep.job.Outcome;
import saltus.runtime.sweep.report.Findings;
import saltus.runtime.sweep.report.Ranked;

/** What follows from the outcomes of a sweep's parts. */
final class Conclusions {
    private final SweepRequest request;
    private final Candidates candidates;
    private final List<Part> parts;
    private final Candidate base;

    /**
     * Conclusions.
     *
     * @param base in all parts
     */
    Conclusions(SweepRequest request, Candidates candidates, List<Part> parts, Candidate base) {
        this.request = request;
        this.candidates = candidates;
        this.parts = parts;
        this.base = base;
    }

    Findings findings() {
        Map<Candidate, Contrast> differences = differences();
        List<Contrast> contrasts = new ArrayList<>(differences.values());
        Grid grid = grid();
        if (request.factors().size() > 1) {
            contrasts.addAll(grid.alone());
            contrasts.addAll(grid.pairs());
        }
        Comparisons comparisons = Comparisons.of(contrasts);
        List<Ranked> ranked = candidates.trained().stream()
                .sorted(Comparator.comparing(this::last)
                        .reversed()
                        .thenComparing(one -> part(one).place(one)))
                .map(one -> ranked(one, Optional.ofNullable(differences.get(one)), comparisons))
                .toList();
        int combinations = candidates.of().size() + candidates.refused().size();
        return new Findings(
                new Findings.Setting(
                        request.base().card().recipe(),
                        request.data(),
                        request.metric(),
                        parts.get(0).isMoreBetter(),
                        request.budget().text(),
                        request.seeds(),
                        combinations,
                        parts.size(),
                        request.factors().size()),
                refused(),
                request.leftOut(),
                ranked,
                floor(),
                comparisons,
                winner(ranked.get(0).candidate()));
    }

    /** The last part that a candidate was in. */
    private int last(Candidate candidate) {
        return IntStream.range(0, parts.size())
                .filter(part -> parts.get(part).outcomes().containsKey(candidate))
                .max()
                .orElse(0);
    }

    private Part part(Candidate candidate) {
        return parts.get(last(candidate));
    }

    private Map<Candidate, Contrast> differences() {
        Map<Candidate, Contrast> differences = new LinkedHashMap<>();
        for (Candidate candidate : candidates.trained()) {
            Optional<List<Double>> own = part(candidate).values(candidate);
            Optional<List<Double>> others = part(candidate).values(base);
            if (!candidate.equals(base) && own.isPresent() && others.isPresent()) {
                differences.put(
                        candidate,
                        new Contrast(
                                Contrast.Kind.RECIPE,
                                candidate.text(),
                                1,
                                IntStream.range(0, request.seeds())
                                        .mapToObj(seed -> own.get().get(seed)
                                                - others.get().get(seed))
                                        .toList()));
            }
        }
        return differences;
    }

    /** Of the first part, in which all candidates are. */
    private Grid grid() {
        Map<List<Integer>, List<Double>> values = new LinkedHashMap<>();
        candidates
                .of()
                .forEach((combination, candidate) -> parts.get(0)
                        .values(candidate)
                        .ifPresent(measured -> values.put(combination.levels(), measured)));
        return new Grid(request.factors().stream().map(Conclusions::words).toList(), values);
    }

    private static List<String> words(Factor factor) {
        return factor.choices().stream()
                .map(choice ->
                        choice instanceof Choice.Setting ? factor.slot().name() + " " + choice.text() : choice.text())
                .toList();
    }

    private Ranked ranked(Candidate candidate, Optional<Contrast> difference, Comparisons comparisons) {
        List<String> alike = candidates.of().entrySet().stream()
                .filter(entry ->
                        entry.getValue().equals(candidate) && !entry.getKey().equals(candidate.combination()))
                .map(entry -> entry.getKey().text(request.base()))
                .toList();
        return new Ranked(
                candidate,
                alike,
                part(candidate).steps(candidate),
                part(candidate).outcomes().getOrDefault(candidate, List.of()),
                part(candidate)
                        .values(candidate)
                        .map(values -> Estimate.of(
                                values.stream().mapToDouble(Double::doubleValue).toArray())),
                difference.flatMap(contrast -> comparisons.all().stream()
                        .filter(compared -> compared.contrast().equals(contrast))
                        .findFirst()));
    }

    private Map<String, Refusal> refused() {
        Map<String, Refusal> refused = new LinkedHashMap<>();
        candidates.refused().forEach((combination, refusal) -> refused.put(combination.text(request.base()), refusal));
        return refused;
    }

    private double floor() {
        return parts.stream()
                .flatMap(part -> part.outcomes().values().stream())
                .flatMap(List::stream)
                .filter(Outcome.Measured.class::isInstance)
                .mapToDouble(outcome -> ((Outcome.Measured) outcome).floor())
                .findFirst()
                .orElse(0);
    }

    private String winner(Candidate first) {
        Combination combination = first.combination();
        return Optional.ofNullable(candidates.sources().get(combination))
                .map(RecipeSource::text)
                .orElseGet(() -> "// %s as it is, see runs/%s/seed-0/recipe.java%n"
                        .formatted(first.pipeline().card().type(), first.name()));
    }
}
