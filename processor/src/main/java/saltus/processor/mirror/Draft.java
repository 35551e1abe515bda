package saltus.processor.mirror;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Place;

/** A formula while it is being read: where its nodes come from, what cannot be read, and how much it has grown. */
final class Draft {
    /** Nodes, after calls are replaced by what they return. Nobody writes more by hand; a chain of calls soon has more. */
    static final int MOST_NODES = 5_000;
    /** Nodes when written out, which a variable that is used twice doubles; bounds the work of those who walk paths. */
    static final long LONGEST = 100_000;
    /** How deep expressions are nested, so that recursive walks fit in a compiler's stack. */
    static final int DEEPEST = 500;

    private final String owner;
    private final FormulaKind kind;
    private final List<String> parameters;
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final Origins origins;
    private final Size size = new Size();
    private final Set<Tree> told = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Finding> problems = new ArrayList<>();
    private int nodes;
    private int depth;
    private boolean full;

    Draft(
            String owner,
            FormulaKind kind,
            List<String> parameters,
            Trees trees,
            CompilationUnitTree unit,
            Origins origins) {
        this.owner = owner;
        this.kind = kind;
        this.parameters = parameters;
        this.trees = trees;
        this.unit = unit;
        this.origins = origins;
    }

    /** Remembers where a node comes from. */
    Expr node(Tree tree, Expr node) {
        origins.put(node, TreeSpot.of(trees, unit, tree));
        nodes++;
        Size.Extent extent = size.of(node);
        full |= nodes > MOST_NODES || extent.nodes() > LONGEST || extent.height() > DEEPEST;
        return node;
    }

    /** Enters an expression; false if there is no room for more. */
    boolean enter() {
        depth++;
        full |= depth > DEEPEST;
        return !full;
    }

    void leave() {
        depth--;
    }

    /** What stands in for an expression that cannot be read, so that reading goes on behind it. */
    Expr broken() {
        return new Expr.Constant(Double.NaN);
    }

    /** Complains about a part of a method, once. */
    Expr problem(Tree tree, String method, Complaint complaint) {
        Expr stand = broken();
        if (told.add(tree)) {
            origins.put(stand, TreeSpot.of(trees, unit, tree));
            problems.add(complaint.finding(
                    "`" + Snippet.of(tree.toString()) + "` in " + method,
                    List.of(new Place.InFormula(formula(stand), stand))));
        }
        return stand;
    }

    /** The formula, if all of it could be read. */
    DeclaredFormula finish(Tree method, Expr body) {
        if (full) {
            problem(
                    method,
                    owner,
                    new Complaint(
                            "the formula is too large",
                            "with calls and variables replaced by what they stand for, it has more than "
                                    + MOST_NODES + " parts (" + LONGEST + " written out) or is nested deeper than "
                                    + DEEPEST,
                            "use a shorter expression; a constant that is computed may be written as a number"));
        }
        return new DeclaredFormula(
                kind, owner, problems.isEmpty() ? Optional.of(formula(body)) : Optional.empty(), problems);
    }

    private Formula formula(Expr body) {
        return new Formula(owner, kind.method(), parameters, body);
    }
}
