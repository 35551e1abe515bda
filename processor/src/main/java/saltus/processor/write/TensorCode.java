package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import saltus.graph.Tensor;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Choice;
import saltus.processor.formula.Expr.Condition;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;
import saltus.processor.formula.Lowering;

/** Writes a formula as a method over tensors. What the formula uses twice becomes a local variable. */
final class TensorCode {
    private final CodeBlock.Builder statements = CodeBlock.builder();
    private final Map<Expr, Integer> uses = new IdentityHashMap<>();
    private final Map<Expr, CodeBlock> named = new IdentityHashMap<>();
    private final String like;

    private TensorCode(String like) {
        this.like = like;
    }

    /**
     * A method that computes {@code body}.
     *
     * @param name the method's name
     * @param parameters names of its parameters, all tensors of one shape, at least one
     * @param body over these parameters
     */
    static MethodSpec.Builder method(String name, List<String> parameters, Expr body) {
        TensorCode code = new TensorCode(parameters.get(0));
        Expr lowered = Lowering.of(body);
        code.count(lowered);
        CodeBlock result = lowered instanceof Constant constant
                ? CodeBlock.of("$L.zeros().plus($L)", code.like, number(constant))
                : code.tensor(lowered);
        return MethodSpec.methodBuilder(name)
                .returns(Tensor.class)
                .addParameters(parameters.stream()
                        .map(parameter ->
                                ParameterSpec.builder(Tensor.class, parameter).build())
                        .toList())
                .addCode(code.statements.build())
                .addStatement("return $L", result);
    }

    /** A static helper that computes {@code body}. */
    static MethodSpec helper(String name, List<String> parameters, Expr body) {
        return method(name, parameters, body)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .build();
    }

    private void count(Expr expr) {
        if (uses.merge(expr, 1, Integer::sum) > 1) {
            return;
        }
        if (expr instanceof Unary unary) {
            count(unary.x());
        } else if (expr instanceof Binary binary) {
            count(binary.a());
            count(binary.b());
        } else if (expr instanceof Choice choice) {
            count(choice.condition());
            count(choice.then());
            count(choice.otherwise());
        }
    }

    private void count(Condition condition) {
        if (condition instanceof Condition.Less less) {
            count(less.a());
            count(less.b());
        } else if (condition instanceof Condition.AtMost most) {
            count(most.a());
            count(most.b());
        } else if (condition instanceof Condition.Not not) {
            count(not.condition());
        } else if (condition instanceof Condition.And and) {
            count(and.a());
            count(and.b());
        } else if (condition instanceof Condition.Or or) {
            count(or.a());
            count(or.b());
        }
    }

    /** The expression as code of type Tensor; numbers become scalars. */
    private CodeBlock tensor(Expr expr) {
        if (expr instanceof Constant constant) {
            return CodeBlock.of("$L.graph().scalar($L)", like, number(constant));
        }
        if (expr instanceof Variable variable) {
            return CodeBlock.of("$L", variable.name());
        }
        CodeBlock known = named.get(expr);
        if (known != null) {
            return known;
        }
        CodeBlock code = computed(expr);
        if (uses.getOrDefault(expr, 0) < 2) {
            return code;
        }
        CodeBlock name = CodeBlock.of("part$L", named.size() + 1);
        statements.addStatement("$T $L = $L", Tensor.class, name, code);
        named.put(expr, name);
        return name;
    }

    private CodeBlock computed(Expr expr) {
        if (expr instanceof Unary unary) {
            return CodeBlock.of("$L.$L()", tensor(unary.x()), name(unary.function()));
        }
        if (expr instanceof Binary binary) {
            return binary(binary);
        }
        Choice choice = (Choice) expr;
        return CodeBlock.of(
                "$L.choose($L, $L)", mask(choice.condition()), tensor(choice.then()), tensor(choice.otherwise()));
    }

    private static String name(Expr.Function function) {
        return switch (function) {
            case NEGATE, SIN, COS, ATAN, TANH, EXP, LOG, SQRT, ABS ->
                function.name().toLowerCase(java.util.Locale.ROOT);
            case TAN, ASIN, ACOS, SINH, COSH, SIGNUM -> throw new IllegalStateException(function + " was not lowered");
        };
    }

    private CodeBlock binary(Binary binary) {
        if (binary.b() instanceof Constant b) {
            return CodeBlock.of("$L.$L($L)", tensor(binary.a()), name(binary.operator()), number(b));
        }
        if (binary.a() instanceof Constant a) {
            switch (binary.operator()) {
                case PLUS, TIMES, MINIMUM, MAXIMUM -> {
                    return CodeBlock.of("$L.$L($L)", tensor(binary.b()), name(binary.operator()), number(a));
                }
                case MINUS -> {
                    return CodeBlock.of("$L.from($L)", tensor(binary.b()), number(a));
                }
                case OVER, POWER -> {
                    // no form with a number on the left: the number becomes a scalar below
                }
            }
        }
        return CodeBlock.of("$L.$L($L)", tensor(binary.a()), name(binary.operator()), tensor(binary.b()));
    }

    private static String name(Expr.Operator operator) {
        return switch (operator) {
            case PLUS -> "plus";
            case MINUS -> "minus";
            case TIMES -> "times";
            case OVER -> "dividedBy";
            case POWER -> "power";
            case MINIMUM -> "minimum";
            case MAXIMUM -> "maximum";
        };
    }

    private CodeBlock mask(Condition condition) {
        if (condition instanceof Condition.Less less) {
            return comparison(less.a(), "lessThan", less.b());
        }
        if (condition instanceof Condition.AtMost most) {
            return comparison(most.a(), "atMost", most.b());
        }
        if (condition instanceof Condition.Not not) {
            return CodeBlock.of("$L.not()", mask(not.condition()));
        }
        if (condition instanceof Condition.And and) {
            return CodeBlock.of("$L.and($L)", mask(and.a()), mask(and.b()));
        }
        Condition.Or or = (Condition.Or) condition;
        return CodeBlock.of("$L.or($L)", mask(or.a()), mask(or.b()));
    }

    private CodeBlock comparison(Expr a, String method, Expr b) {
        return b instanceof Constant number
                ? CodeBlock.of("$L.$L($L)", tensor(a), method, number(number))
                : CodeBlock.of("$L.$L($L)", tensor(a), method, tensor(b));
    }

    private static String number(Constant constant) {
        return Double.toString(constant.value());
    }
}
