package saltus.processor.mirror;

import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Super-types. */
final class Hierarchy {
    private final Elements elements;
    private final Types types;

    Hierarchy(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The direct super-types, the class first. */
    static List<TypeElement> parents(TypeElement type) {
        List<TypeElement> parents = new ArrayList<>();
        if (type.getSuperclass().getKind() == TypeKind.DECLARED) {
            parents.add(MoreTypes.asTypeElement(type.getSuperclass()));
        }
        for (TypeMirror parent : type.getInterfaces()) {
            if (parent.getKind() == TypeKind.DECLARED) {
                parents.add(MoreTypes.asTypeElement(parent));
            }
        }
        return parents;
    }

    /** The type and all its super-types but Object, each once. */
    static Set<TypeElement> withSupers(TypeElement type) {
        Set<TypeElement> result = new LinkedHashSet<>();
        collect(type, result);
        return result;
    }

    /** True if the first type is a proper sub-type of the second, both by their full names. */
    boolean isBelow(String lower, String upper) {
        TypeElement low = elements.getTypeElement(lower);
        TypeElement up = elements.getTypeElement(upper);
        return low != null
                && up != null
                && !low.equals(up)
                && types.isSubtype(types.erasure(low.asType()), types.erasure(up.asType()));
    }

    private static void collect(TypeElement type, Set<TypeElement> found) {
        if (!type.getQualifiedName().contentEquals(Object.class.getName()) && found.add(type)) {
            parents(type).forEach(parent -> collect(parent, found));
        }
    }
}
