package saltus.runtime.sweep.choice;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import saltus.Category;
import saltus.Component;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.Suggestion;
import saltus.runtime.door.Options;
import saltus.runtime.recipe.RecipeCatalog;

/** Reads what is varied: {@code times=UniformTimes(coincide=0.5),PowerTimes(0.5)}, {@code recipe=A,B}, {@code lr=1e-3,2e-3}. */
public final class FactorReader {
    private static final String ALL = "*";
    private static final String NONE = "none";

    private final Language language;
    private final RecipeCatalog recipes;
    private final Pipeline base;
    private final Set<String> settings;
    private final Map<String, Factor> factors = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /**
     * A reader.
     *
     * @param recipes on the class path
     * @param base whose components are replaced
     * @param settings options of a training that may be varied, without dashes before them
     */
    public FactorReader(Language language, RecipeCatalog recipes, Pipeline base, Collection<String> settings) {
        this.language = language;
        this.recipes = recipes;
        this.base = base;
        this.settings = new LinkedHashSet<>(settings);
    }

    /**
     * Reads one more slot.
     *
     * @param text {@code SLOT=CHOICE,CHOICE,..}; {@code *} stands for every component of the slot, {@code none} for none
     * @throws BadInputException if there is no such slot or choice, or if the slot has been read before
     */
    public void read(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new BadInputException(
                    "What is varied, '%s', has no choices; write SLOT=CHOICE,CHOICE.".formatted(text));
        }
        Slot slot = slot(text.substring(0, equals).strip());
        Set<Choice> choices = new LinkedHashSet<>(List.of(new Choice.Base()));
        choices.addAll(choices(slot, text.substring(equals + 1).strip()));
        if (factors.putIfAbsent(slot.name(), new Factor(slot, List.copyOf(choices))) != null) {
            throw new BadInputException(
                    "The slot '%s' is varied twice; put all of its choices behind one --vary.".formatted(slot.name()));
        }
    }

    /** What has been read, in that order. */
    public List<Factor> factors() {
        boolean areOthersVaried = factors.values().stream().anyMatch(factor -> factor.slot() instanceof Slot.Whole);
        // what the base has is a change of another recipe
        return areOthersVaried
                ? List.copyOf(factors.values())
                : factors.values().stream().map(this::withoutOwn).toList();
    }

    private Factor withoutOwn(Factor factor) {
        return new Factor(
                factor.slot(),
                factor.choices().stream()
                        .filter(choice -> !(choice instanceof Choice.Part part && isOwn(part.annotation())))
                        .toList());
    }

    private boolean isOwn(Annotation annotation) {
        return base.card().components().stream()
                .filter(part -> part.kind().equals(annotation.annotationType()))
                .anyMatch(part -> values(part.annotation()).equals(values(annotation)));
    }

    /** Components for which {@code *} does not stand. */
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    private Slot slot(String name) {
        String plain = name.replace('-', '_');
        Optional<Category> category = Arrays.stream(Category.values())
                .filter(one -> one.name().equalsIgnoreCase(plain))
                .findFirst();
        if (category.isPresent()) {
            return new Slot.Part(category.get());
        }
        if (name.equalsIgnoreCase(Slot.Whole.NAME)) {
            return new Slot.Whole();
        }
        String option = name.replaceFirst("^--", "");
        if (settings.contains(option)) {
            return new Slot.Setting(option);
        }
        List<String> parts =
                Arrays.stream(Category.values()).map(Language::name).toList();
        List<String> known = Stream.of(parts.stream(), Stream.of(Slot.Whole.NAME), settings.stream())
                .flatMap(names -> names)
                .toList();
        throw new BadInputException(
                "There is no slot '%s'; %sthere are the components %s, the whole '%s', and the options of a training %s."
                        .formatted(
                                name,
                                hint(name, known),
                                String.join(", ", parts),
                                Slot.Whole.NAME,
                                String.join(", ", settings)));
    }

    private List<Choice> choices(Slot slot, String list) {
        if (slot instanceof Slot.Part part) {
            return ComponentText.parts(list).stream()
                    .flatMap(text -> components(part.category(), text))
                    .toList();
        }
        if (slot instanceof Slot.Whole) {
            return ComponentText.parts(list).stream().map(this::whole).toList();
        }
        return Options.texts(list).stream()
                .map(text -> text.equals(Choice.Base.TEXT) ? new Choice.Base() : new Choice.Setting(text))
                .map(choice -> (Choice) choice)
                .toList();
    }

    private Choice whole(String name) {
        Pipeline pipeline = name.equals(Choice.Base.TEXT) ? base : recipes.find(name);
        return pipeline.card().type().equals(base.card().type()) ? new Choice.Base() : new Choice.Whole(pipeline);
    }

    private Stream<Choice> components(Category category, String text) {
        boolean isEmpty = base.card().components().stream().noneMatch(part -> part.category() == category);
        if (text.equals(Choice.Base.TEXT) || (text.equals(NONE) && isEmpty)) {
            return Stream.of(new Choice.Base());
        }
        if (text.equals(ALL)) {
            Published published = new Published(
                    base.card(), recipes.all().stream().map(Pipeline::card).toList());
            AllComponents.Found found = new AllComponents(language, published).of(category);
            leftOut.addAll(found.leftOut());
            return found.annotations().stream().map(Choice.Part::new);
        }
        Class<? extends Annotation> type = text.equals(NONE) ? without(category) : component(category, text);
        return Stream.of(new Choice.Part(ComponentText.read(type, text.equals(NONE) ? type.getSimpleName() : text)));
    }

    private static List<Object> values(Annotation annotation) {
        return ComponentText.members(annotation.annotationType())
                .map(member -> {
                    try {
                        return member.invoke(annotation);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(member + " cannot be read", e);
                    }
                })
                .toList();
    }

    /** What is inherited can be replaced only: by the component that says that there is none. */
    private Class<? extends Annotation> without(Category category) {
        return language.of(category).stream()
                .filter(type -> type.getSimpleName().matches("No\\p{Lu}.*"))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "The slot '%s' of %s cannot be left empty, since what is inherited can only be replaced; give one of %s."
                                .formatted(Language.name(category), base.card().recipe(), names(category))));
    }

    private Class<? extends Annotation> component(Category category, String text) {
        String name = ComponentText.name(text);
        Class<? extends Annotation> type = language.find(name).orElseThrow(() -> unknown(category, name));
        Category its = type.getAnnotation(Component.class).value();
        if (its != category) {
            throw new BadInputException("The component '%s' belongs to the slot '%s', not to '%s', which has %s."
                    .formatted(name, Language.name(its), Language.name(category), names(category)));
        }
        return type;
    }

    private BadInputException unknown(Category category, String name) {
        List<String> known =
                language.of(category).stream().map(Class::getSimpleName).toList();
        return new BadInputException("There is no component '%s' for the slot '%s'; %sthere are %s."
                .formatted(name, Language.name(category), hint(name, known), names(category)));
    }

    private String names(Category category) {
        return language.of(category).stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
    }

    private static String hint(String name, List<String> known) {
        return Suggestion.nearest(name, known)
                .map("did you mean '%s'? "::formatted)
                .orElse("");
    }
}
