package saltus.processor.rules;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Variables;
import saltus.processor.proof.Claim;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;
import saltus.processor.proof.Proof;
import saltus.processor.proof.Prover;

/**
 * Something that has to be proved of a design.
 *
 * @param says the claim in words, e.g. {@code alpha(0) = 1}
 * @param claims the same for the prover, one for each part of where it has to hold
 * @param needs what single precision needs of the proved bound, e.g. {@code 1E-12}; empty where the claim has no margin
 * @param refuted what to tell if it does not hold: an error, or a warning with which the design stands
 */
record Goal(String says, List<Claim> claims, String needs, Function<Proof.Refuted, Finding> refuted) {
    /** Equalities hold within this: what rounding leaves of exact ones is far less, mistakes are far more. */
    static final double TOLERANCE = 1e-9;

    /** Times are in order within this, which is little beside the rounding of single precision. */
    static final double ORDER = 1e-6;

    /** 0 &lt;= variable &lt;= 1. */
    static Domain unit(String variable) {
        return Domain.of(variable, new Interval(0, 1));
    }

    /** The domain for an expression that may see progress, which then runs from 0 to 1. */
    static Domain changing(Domain domain, Expr expr) {
        return Variables.of(expr).contains(FormulaKind.PROGRESS)
                ? domain.with(FormulaKind.PROGRESS, new Interval(0, 1))
                : domain;
    }

    /** One time. */
    static Domain at(String variable, double value) {
        return Domain.point(Map.of(variable, value));
    }

    static Goal atLeast(String says, Expr expr, double bound, Domain domain, Function<Proof.Refuted, Finding> refuted) {
        return new Goal(says, List.of(new Claim(expr, Claim.Relation.AT_LEAST, bound, domain)), "", refuted);
    }

    static Goal atMost(String says, Expr expr, double bound, Domain domain, Function<Proof.Refuted, Finding> refuted) {
        return new Goal(says, List.of(new Claim(expr, Claim.Relation.AT_MOST, bound, domain)), "", refuted);
    }

    static Goal positive(String says, Expr expr, Domain domain, Function<Proof.Refuted, Finding> refuted) {
        return new Goal(says, List.of(new Claim(expr, Claim.Relation.GREATER, 0, domain)), "", refuted);
    }

    /** |expr| within the tolerance of zero. */
    static Goal zero(String says, Expr expr, Domain domain, Function<Proof.Refuted, Finding> refuted) {
        return atMost(says, Terms.abs(expr), TOLERANCE, domain, refuted);
    }

    /** This goal over several domains: the expression and its relation are those of the first. */
    Goal over(List<Domain> domains) {
        Claim claim = claims.get(0);
        return new Goal(
                says,
                domains.stream()
                        .map(domain ->
                                new Claim(claim.expr(), claim.quantity(), claim.relation(), claim.bound(), domain))
                        .toList(),
                needs,
                refuted);
    }

    Claim.Relation relation() {
        return claims.get(0).relation();
    }

    /**
     * What single precision computes of an expression, as it stands, is near its value.
     *
     * @param quantity how far, absolutely or as a share
     */
    static Goal keeps(
            String says,
            Expr computed,
            Claim.Quantity quantity,
            double bound,
            Domain domain,
            Function<Proof.Refuted, Finding> refuted) {
        return new Goal(
                says, List.of(new Claim(computed, quantity, Claim.Relation.AT_MOST, bound, domain)), "", refuted);
    }

    /** The same goal, whose bound is one that single precision needs: proofs and findings say so beside what was found. */
    Goal withMargin() {
        return new Goal(says, claims, number(claims.get(0).bound()), refuted);
    }

    /** The proved claim with its bound and margin: {@code D > 0 (at least 0.5; single precision needs 1E-12)}. */
    String proved(Proof.Proved proof) {
        boolean isLower = relation().isLower();
        boolean isSaid = claims.get(0).quantity() == Claim.Quantity.VALUE && Math.abs(proof.bound()) >= 1e-6;
        String bound = isSaid ? (isLower ? "at least " : "at most ") + number(proof.bound()) : "";
        String margin = needs.isEmpty() ? "" : "single precision needs " + (isLower ? "" : "at most ") + needs;
        String all = bound.isEmpty() || margin.isEmpty() ? bound + margin : bound + "; " + margin;
        return all.isEmpty() ? says : says + " (" + all + ")";
    }

    /** What comes of all claims: the first that does not hold, else the weakest bound. */
    Proof prove() {
        Proof weakest = Prover.prove(claims.get(0));
        for (Claim claim : claims.subList(1, claims.size())) {
            if (!(weakest instanceof Proof.Proved before)) {
                return weakest;
            }
            Proof proof = Prover.prove(claim);
            boolean weaker = proof instanceof Proof.Proved found
                    && (relation().isLower() ? found.bound() >= before.bound() : found.bound() <= before.bound());
            weakest = weaker ? before : proof;
        }
        return weakest;
    }

    /** A counterexample as one reads it: {@code at t = 0.25: -3}. */
    static String counterexample(Proof.Refuted refuted) {
        return at(refuted) + " it is " + (Double.isFinite(refuted.value()) ? number(refuted.value()) : "not finite");
    }

    /** The point of a counterexample: {@code at r = 0, t = 0.25}. */
    static String at(Proof.Refuted refuted) {
        return refuted.point().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " = " + number(entry.getValue()))
                .collect(Collectors.joining(", ", "at ", ""));
    }

    /** A number with up to four digits. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.valueOf((long) value);
        }
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toString();
    }
}
