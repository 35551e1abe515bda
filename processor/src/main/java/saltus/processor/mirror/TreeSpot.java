package saltus.processor.mirror;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** A place in a syntax tree. Two are equal if they are the same node. */
record TreeSpot(Trees trees, CompilationUnitTree unit, Tree tree) implements Spot {
    /** A call is found at the name of what is called, rather than at its opening parenthesis. */
    static TreeSpot of(Trees trees, CompilationUnitTree unit, Tree tree) {
        return new TreeSpot(trees, unit, tree instanceof MethodInvocationTree call ? call.getMethodSelect() : tree);
    }

    @Override
    public void print(Diagnostic.Kind kind, String message) {
        trees.printMessage(kind, message, tree, unit);
    }

    /**
     * Javac points at operators and at the names of declarations but does not tell where it points; what stands just
     * before the next part is in the same order.
     */
    @Override
    public long position() {
        if (tree instanceof BinaryTree binary) {
            return start(binary.getRightOperand()) - 1;
        } else if (tree instanceof ConditionalExpressionTree choice) {
            return start(choice.getTrueExpression()) - 1;
        } else if (tree instanceof ClassTree type) {
            return 1 + Math.max(start(type), last(type.getModifiers()));
        } else if (tree instanceof MethodTree method && !method.getParameters().isEmpty()) {
            return start(method.getParameters().get(0)) - 1;
        }
        return start(tree);
    }

    private long start(Tree part) {
        return trees.getSourcePositions().getStartPosition(unit, part);
    }

    /** Where the last of all parts starts, so that a declaration comes behind everything in its annotations. */
    private long last(Tree whole) {
        long[] last = {0};
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree part, @Nullable Void nothing) {
                if (part != null) {
                    last[0] = Math.max(last[0], start(part));
                }
                return super.scan(part, nothing);
            }
        }.scan(whole, null);
        return last[0];
    }
}
