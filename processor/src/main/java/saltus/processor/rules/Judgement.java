package saltus.processor.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import saltus.Category;
import saltus.pipeline.Card;
import saltus.pipeline.opening.Obligation;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.ImmutableComponent;
import saltus.processor.design.ImmutableDesign;
import saltus.processor.design.MeaninglessNumberException;
import saltus.processor.proof.Budget;

/**
 * What rules say of one design. Each was asked once.
 *
 * @param entries the verdicts of the rules that it concerns, in their order
 */
public record Judgement(List<Entry> entries) {
    public Judgement {
        entries = List.copyOf(entries);
    }

    /**
     * What one rule says.
     *
     * @param rule its id
     * @param verdict its verdict
     */
    public record Entry(String rule, Verdict verdict) {}

    /**
     * Asks whether the numbers of a design lie in their ranges, then rules about the design, each after those that it
     * presumes. A rule that judges by a number out of range is silent. The proofs of all rules share one budget.
     */
    public static Judgement of(Design design, List<Rule> rules) {
        return Budget.ofRecipe(() -> judged(design, rules));
    }

    private static Judgement judged(Design design, List<Rule> rules) {
        List<Entry> entries = new ArrayList<>();
        Design told = numbers(design, entries);
        Set<String> unsettled = new HashSet<>();
        for (Rule rule : rules) {
            if (rule.presumes().stream().anyMatch(unsettled::contains) || !settles(rule, told, entries)) {
                unsettled.add(rule.id());
            }
        }
        return new Judgement(entries);
    }

    /** The design with the numbers marked that mean nothing. */
    private static Design numbers(Design design, List<Entry> entries) {
        Map<Category, Component> told = new EnumMap<>(Category.class);
        design.components().forEach((category, component) -> {
            List<String> meaningless = NumberInRange.of(component).stream()
                    .filter(rule -> !settles(rule, design, entries))
                    .map(NumberInRange::memberName)
                    .toList();
            told.put(category, ImmutableComponent.copyOf(component).withMeaningless(meaningless));
        });
        return ImmutableDesign.copyOf(design).withComponents(told);
    }

    private static boolean settles(Rule rule, Design design, List<Entry> entries) {
        try {
            Optional<Verdict> verdict = rule.judge(design);
            verdict.ifPresent(found -> entries.add(new Entry(rule.id(), found)));
            return verdict.filter(Verdict.Refused.class::isInstance).isEmpty();
        } catch (MeaninglessNumberException e) {
            return false;
        }
    }

    /** True if a rule refuses the design. */
    public boolean refuses() {
        return entries.stream().anyMatch(entry -> entry.verdict() instanceof Verdict.Refused);
    }

    /** Everything that is wrong with the design. */
    public List<Finding> findings() {
        return entries.stream()
                .flatMap(entry -> entry.verdict().findings().stream())
                .toList();
    }

    /** How the rules stand with a design that none of them refuses. */
    public List<Card.Check> checks() {
        return entries.stream()
                .flatMap(entry -> check(entry.rule(), entry.verdict()).stream())
                .toList();
    }

    private static Optional<Card.Check> check(String rule, Verdict verdict) {
        if (verdict instanceof Verdict.Stands stands) {
            return Optional.of(new Card.Check(rule, stands.status(), stands.says()));
        }
        return verdict instanceof Verdict.LeftOpen open
                ? Optional.of(new Card.Check(rule, Card.Status.CHECKED_WHEN_OPENED, open.says()))
                : Optional.empty();
    }

    /** What is left to be checked when the pipeline is opened. */
    public List<Obligation> obligations() {
        return entries.stream()
                .map(Entry::verdict)
                .filter(Verdict.LeftOpen.class::isInstance)
                .map(Verdict.LeftOpen.class::cast)
                .map(Verdict.LeftOpen::obligation)
                .toList();
    }
}
