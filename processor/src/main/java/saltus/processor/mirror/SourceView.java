package saltus.processor.mirror;

import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import saltus.processor.design.FormulaKind;

/**
 * What a compiler shows of the sources that it compiles. Only javac shows anything; its classes are touched behind this
 * interface, so that other compilers need not have them.
 */
interface SourceView {
    /** The view of a compiler; empty if it shows no sources. */
    static Optional<SourceView> of(ProcessingEnvironment environment, Origins origins) {
        try {
            return Optional.of(JavacView.of(environment, origins));
        } catch (IllegalArgumentException | LinkageError e) {
            return Optional.empty(); // not javac, or a run time without javac's classes
        }
    }

    /** True if the type's text is among the sources; false if it comes from a class file. */
    boolean shows(TypeElement type);

    /**
     * A type as it is written: the whole file where it is the file's own type, else its part of it behind the imports; empty
     * if it comes from a class file, or if the file is not there any more.
     */
    Optional<String> text(TypeElement type);

    /** Reads a formula of a type that is shown. */
    DeclaredFormula read(FormulaKind kind, ExecutableElement method);

    /** Orders declarations and what stands in their annotations as the text does; 0 if the declaration is not shown. */
    long position(Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value);
}
