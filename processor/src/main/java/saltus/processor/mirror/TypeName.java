package saltus.processor.mirror;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names with dots, as they may name types. */
final class TypeName {
    private TypeName() {}

    /** The parts of the name; empty if the expression is no name. */
    static Optional<List<String>> of(Tree expression) {
        if (expression instanceof IdentifierTree identifier) {
            return Optional.of(List.of(identifier.getName().toString()));
        } else if (expression instanceof MemberSelectTree select) {
            return of(select.getExpression())
                    .map(holder -> Stream.concat(
                                    holder.stream(),
                                    Stream.of(select.getIdentifier().toString()))
                            .toList());
        }
        return Optional.empty();
    }
}
