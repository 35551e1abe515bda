package saltus.processor.mirror;

import com.google.auto.common.MoreElements;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Expr;

/** Javac's trees. */
final class JavacView implements SourceView {
    private final Trees trees;
    private final Elements elements;
    private final Origins origins;

    private JavacView(Trees trees, Elements elements, Origins origins) {
        this.trees = trees;
        this.elements = elements;
        this.origins = origins;
    }

    /** @throws IllegalArgumentException if the compiler is not javac */
    static SourceView of(ProcessingEnvironment environment, Origins origins) {
        return new JavacView(Trees.instance(Unwrapped.of(environment)), environment.getElementUtils(), origins);
    }

    @Override
    public boolean shows(TypeElement type) {
        return trees.getTree(type) != null;
    }

    @Override
    public Optional<String> text(TypeElement type) {
        TreePath path = trees.getPath(type);
        if (path == null) {
            return Optional.empty();
        }
        CompilationUnitTree unit = path.getCompilationUnit();
        try {
            String file = unit.getSourceFile().getCharContent(true).toString();
            if (path.getParentPath().getLeaf().equals(unit)
                    && unit.getTypeDecls().size() == 1) {
                return Optional.of(file);
            }
            SourcePositions positions = trees.getSourcePositions();
            long end = unit.getImports().stream()
                    .mapToLong(tree -> positions.getEndPosition(unit, tree))
                    .max()
                    .orElseGet(() -> unit.getPackage() == null ? 0 : positions.getEndPosition(unit, unit.getPackage()));
            int from = (int) positions.getStartPosition(unit, path.getLeaf());
            int to = (int) positions.getEndPosition(unit, path.getLeaf());
            return Optional.of(file.substring(0, (int) end) + "\n\n" + file.substring(from, to) + "\n");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public DeclaredFormula read(FormulaKind kind, ExecutableElement method) {
        TypeElement owner = MoreElements.asType(method.getEnclosingElement());
        MethodTree tree = trees.getTree(method);
        CompilationUnitTree unit = trees.getPath(method).getCompilationUnit();
        List<String> parameters = kind.parameters(method.getParameters().size());
        Draft draft = new Draft(owner.getQualifiedName().toString(), kind, parameters, trees, unit, origins);
        Frame frame = Frame.outermost(draft, trees, new Names(elements, owner, imports(unit)), method);
        for (int i = 0; i < parameters.size(); i++) {
            String name = method.getParameters().get(i).getSimpleName().toString();
            frame.variables().put(name, Value.real(new Expr.Variable(parameters.get(i))));
        }
        return draft.finish(tree, BodyReader.read(tree, frame));
    }

    @Override
    public long position(Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {
        TreePath path = trees.getPath(element);
        if (path == null) {
            return 0;
        }
        Tree tree = path.getLeaf();
        if (mirror != null) {
            tree = value == null ? trees.getTree(element, mirror) : trees.getTree(element, mirror, value);
        }
        return new TreeSpot(trees, path.getCompilationUnit(), tree == null ? path.getLeaf() : tree).position();
    }

    private static Imports imports(CompilationUnitTree unit) {
        Imports.Builder imports = new Imports.Builder();
        for (ImportTree tree : unit.getImports()) {
            imports.add(tree.getQualifiedIdentifier().toString(), tree.isStatic());
        }
        return imports.build();
    }
}
