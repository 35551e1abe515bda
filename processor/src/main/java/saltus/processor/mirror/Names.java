package saltus.processor.mirror;

import com.google.auto.common.MoreElements;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * What names mean within a type, outside of its methods' variables (Java Language Specification, 6.3 to 6.5): javac has not
 * yet given them a meaning when processors run. Innermost types come first, then single imports, then whole packages.
 */
final class Names {
    private final Elements elements;
    private final TypeElement type;
    private final Imports imports;

    Names(Elements elements, TypeElement type, Imports imports) {
        this.elements = elements;
        this.type = type;
        this.imports = imports;
    }

    /** The type that is called by this simple name; empty if none or several are. */
    Optional<TypeElement> type(String name) {
        for (TypeElement around : enclosing()) {
            if (around.getSimpleName().contentEquals(name)) {
                return Optional.of(around);
            }
            Set<Element> members = members(around, member -> isType(member) && named(member, name));
            if (!members.isEmpty()) {
                return only(members).map(TypeElement.class::cast);
            }
        }
        Set<Element> single = new LinkedHashSet<>();
        Stream.concat(imports.types().stream(), imports.members().stream())
                .filter(full -> full.endsWith("." + name))
                .forEach(full -> addType(single, full));
        if (!single.isEmpty()) {
            return only(single).map(TypeElement.class::cast);
        }
        String here = MoreElements.getPackage(type).getQualifiedName().toString();
        TypeElement neighbour = elements.getTypeElement(here.isEmpty() ? name : here + "." + name);
        if (neighbour != null) {
            return Optional.of(neighbour);
        }
        Set<Element> all = new LinkedHashSet<>();
        Stream.concat(imports.packages().stream(), imports.holders().stream())
                .forEach(holder -> addType(all, holder + "." + name));
        return only(all).map(TypeElement.class::cast);
    }

    /** A type by its full name. */
    Optional<TypeElement> full(String name) {
        return Optional.ofNullable(elements.getTypeElement(name));
    }

    /** A type that is a member of another. */
    Optional<TypeElement> type(TypeElement holder, String name) {
        return only(members(holder, member -> isType(member) && named(member, name)))
                .map(TypeElement.class::cast);
    }

    /** The field that is called by this simple name. */
    Optional<VariableElement> field(String name) {
        return only(scope(member -> member.getKind().isField() && named(member, name), name))
                .map(VariableElement.class::cast);
    }

    /** A field of a type, its own or inherited. */
    Optional<VariableElement> field(TypeElement holder, String name) {
        return only(members(holder, member -> member.getKind().isField() && named(member, name)))
                .map(VariableElement.class::cast);
    }

    /** The types whose methods are meant by a call of this simple name: none, one, or several that are mixed up. */
    Set<TypeElement> callees(String name) {
        Set<TypeElement> owners = new LinkedHashSet<>();
        scope(member -> member.getKind() == ElementKind.METHOD && named(member, name), name)
                .forEach(method -> owners.add((TypeElement) method.getEnclosingElement()));
        return owners;
    }

    /** Members of the innermost scope that has any. */
    private Set<Element> scope(Predicate<Element> wanted, String name) {
        for (TypeElement around : enclosing()) {
            Set<Element> members = members(around, wanted);
            if (!members.isEmpty()) {
                return members;
            }
        }
        Predicate<Element> imported = member -> member.getModifiers().contains(Modifier.STATIC) && wanted.test(member);
        Set<Element> single = new LinkedHashSet<>();
        imports.members().stream()
                .filter(full -> full.endsWith("." + name))
                .flatMap(full -> full(full.substring(0, full.length() - name.length() - 1)).stream())
                .forEach(holder -> single.addAll(members(holder, imported)));
        if (!single.isEmpty()) {
            return single;
        }
        Set<Element> all = new LinkedHashSet<>();
        imports.holders().stream()
                .flatMap(holder -> full(holder).stream())
                .forEach(holder -> all.addAll(members(holder, imported)));
        return all;
    }

    /** The type itself and those around it, innermost first. */
    private List<TypeElement> enclosing() {
        List<TypeElement> result = new ArrayList<>();
        for (Element around = type; around != null; around = around.getEnclosingElement()) {
            if (isType(around)) {
                result.add((TypeElement) around);
            }
        }
        return result;
    }

    /** Members of a type; inherited ones only if it has none of its own that are wanted. */
    private Set<Element> members(TypeElement holder, Predicate<Element> wanted) {
        Set<Element> own = new LinkedHashSet<>();
        holder.getEnclosedElements().stream()
                .filter(member -> wanted.test(member) && visible(member))
                .forEach(own::add);
        if (own.isEmpty()) {
            for (TypeElement parent : Hierarchy.parents(holder)) {
                members(parent, member -> wanted.test(member) && inherited(parent, member))
                        .forEach(own::add);
            }
        }
        return own;
    }

    private boolean visible(Element member) {
        Set<Modifier> modifiers = member.getModifiers();
        if (modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED)) {
            return true;
        }
        return modifiers.contains(Modifier.PRIVATE)
                ? outermost(member).equals(outermost(type))
                : MoreElements.getPackage(member).equals(MoreElements.getPackage(type));
    }

    /** Private members are not inherited, nor are static methods of interfaces. */
    private static boolean inherited(TypeElement parent, Element member) {
        return !member.getModifiers().contains(Modifier.PRIVATE)
                && !(parent.getKind().isInterface()
                        && member.getKind() == ElementKind.METHOD
                        && member.getModifiers().contains(Modifier.STATIC));
    }

    private static Element outermost(Element member) {
        Element result = member;
        for (Element around = member;
                around != null && around.getKind() != ElementKind.PACKAGE;
                around = around.getEnclosingElement()) {
            result = around;
        }
        return result;
    }

    private void addType(Set<Element> types, String full) {
        full(full).filter(this::visible).ifPresent(types::add);
    }

    private static boolean isType(Element element) {
        return element.getKind().isClass() || element.getKind().isInterface();
    }

    private static boolean named(Element element, String name) {
        return element.getSimpleName().contentEquals(name);
    }

    private static Optional<Element> only(Set<Element> found) {
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }
}
