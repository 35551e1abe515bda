package saltus.runtime.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the code of a foreign network may do: compute. Whatever is not known to do no more than that is refused by its
 * name, files, processes, random numbers and other libraries among it. The code is read token by token, so that texts
 * within it mean nothing; what the library never writes, such as comments, is not read but refused.
 */
final class AllowedCode {
    /** Operations that compute; each may also be called as a method, or in place where its name ends so. */
    private static final Set<String> OPERATIONS = words("""
            abs absolute acos acosh adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d
            adaptive_max_pool2d add addcdiv addcmul addmm affine_grid_generator alias all amax amin aminmax any arange
            argmax argmin argsort as_tensor asin asinh atan atan2 atanh atleast_1d atleast_2d avg_pool1d avg_pool2d avg_pool3d
            baddbmm batch_norm bilinear bitwise_and bitwise_not bitwise_or bitwise_xor bmm broadcast_tensors broadcast_to
            bucketize cat cdist ceil celu channel_shuffle chunk clamp clamp_max clamp_min clip clone column_stack concat
            constant_pad_nd contiguous conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d convolution
            _convolution copysign cos cosh cosine_similarity cross cummax cumprod cumsum deg2rad detach device diag diag_embed
            diagonal diff dim div divide dot dropout dropout2d dropout3d feature_dropout alpha_dropout einsum elu embedding
            empty_like eq equal erf erfc exp exp2 expand expand_as expm1 eye fft_fft fft_fft2 fft_ifft fft_ifft2 fft_rfft
            fft_rfft2 fft_irfft fft_irfft2 flatten flip fliplr flipud float_power floor floor_divide floordiv fmod format
            frac full full_like gather ge gelu get_device glu greater greater_equal grid_sampler group_norm gt hardshrink
            hardsigmoid hardswish hardtanh hstack hypot im2col imag index index_add index_copy index_fill index_put
            index_select instance_norm is_complex is_floating_point is_contiguous isfinite isinf isnan item kthvalue
            layer_norm le leaky_relu len lerp less less_equal linalg_norm linalg_vector_norm linear linspace log log10 log1p
            log2 log_sigmoid log_softmax logaddexp logical_and logical_not logical_or logical_xor logsumexp lt masked_fill
            masked_select matmul max max_pool1d max_pool2d max_pool2d_with_indices max_pool3d maximum mean median meshgrid min
            minimum mish mm moveaxis movedim mul multiply mv nan_to_num narrow native_batch_norm native_group_norm
            native_layer_norm ne neg negative new_full new_ones new_zeros nonzero norm normalize not_equal numel one_hot ones
            ones_like outer pad permute pixel_shuffle pixel_unshuffle polar pow prelu prod quantile rad2deg real reciprocal
            reflection_pad1d reflection_pad2d relu relu6 remainder repeat repeat_interleave replication_pad1d
            replication_pad2d requires_grad reshape resolve_conj rms_norm roll rot90 round rrelu rsqrt rsub
            scaled_dot_product_attention scatter scatter_add searchsorted select selu sigmoid sign silu sin sinc sinh size
            slice slice_scatter select_scatter softmax softmin softplus softshrink softsign sort split split_with_sizes
            sqrt square squeeze stack std std_mean stride sub subtract sum swapaxes swapdims t take_along_dim tan tanh
            tanhshrink tensor tensor_split tensordot threshold tile to topk transpose tril triu true_divide trunc
            type_as unbind unflatten unfold unsafe_chunk unsafe_split unsqueeze upsample_bicubic2d upsample_bilinear2d
            upsample_linear1d upsample_nearest1d upsample_nearest2d _upsample_bicubic2d_aa _upsample_bilinear2d_aa
            _upsample_nearest_exact2d var var_mean view view_as view_as_complex view_as_real vstack where xlogy zeros
            zeros_like append extend insert pop keys values items get copy clear reverse index count lower upper join strip
            split startswith endswith replace find __contains__ __getitem__ __is__ __isnot__ __not__ __and__ __or__ __xor__
            __range_length __derive_index list dict _set_item IntImplicit FloatImplicit ScalarImplicit Bool Int Float
            warn add_ sub_ mul_ div_ relu_ relu6_ leaky_relu_ hardtanh_ hardswish_ hardsigmoid_ silu_ elu_ selu_ celu_ mish_
            sigmoid_ tanh_ clamp_ clamp_min_ clamp_max_ masked_fill_ threshold_ copy_ fill_ zero_ squeeze_ unsqueeze_
            __interpolate __upsample __upsample_bilinear __upsample_nearest list_with_default _infer_size
            _get_tracing_state is_tracing fold lp_pool2d numpy_T result_type promote_types
            _native_multi_head_attention _transformer_encoder_layer_fwd floor_ neg_ exp_ sqrt_ pow_ rsqrt_ abs_ t_ transpose_ gelu_ dropout_ requires_grad_ is_grad_enabled
            """);

    private static final Set<String> PRIMITIVES = words("""
            dtype device shape layout is_cuda is_cpu ndim data type min max abs NumToTensor TupleIndex TupleUnpack rangelist
            unchecked_cast unchecked_unwrap_optional tolist itemsize requires_grad grad_fn H T mT name is_meta
            is_mkldnn is_quantized is_sparse is_nested RaiseException
            """);

    /** Words that may be called or stand by themselves and are not the code's own. */
    private static final Set<String> REFUSED_WORDS = words("print fork awaitable");

    /** Names that no class may give to what it declares: they would hide the operations that are called like this. */
    private static final Pattern HIDING = Pattern.compile(
            "save|load|from_file|to_?file|wait|rpc.*|.*rand.*|bernoulli_?|normal_?|uniform_?|exponential_?|cauchy_?|geometric_?|log_normal_?|multinomial|poisson|binomial|set_.*|manual_seed|seed|initial_seed|torch|ops|prim|aten");

    private static final Pattern TOKEN = Pattern.compile(
            "[ \\t\\r]+|(?<line>\\n)|(?<name>[A-Za-z_][A-Za-z_0-9]*)|(?<number>[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\\.[0-9]+)"
                    + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\[^\\n])*\"(?!\")|'(?:[^'\\\\\\n]|\\\\[^\\n])*'(?!'))|(?<sign>[-+*/%<>=!~&|^@(){}\\[\\],:.;$])");

    private static final String BATCHES = "num_batches_tracked";

    private record Token(String text, boolean isName, int line) {}

    private final Set<String> declared = new HashSet<>();
    private final Map<String, String> files;

    /** @param files the code by the names of its files */
    AllowedCode(Map<String, String> files) {
        this.files = files;
    }

    private static Set<String> words(String text) {
        return Set.of(Arrays.stream(text.strip().split("\\s+")).distinct().toArray(String[]::new));
    }

    /**
     * Refuses code that may do more than compute.
     *
     * @throws IllegalArgumentException saying in a clause what and where
     */
    void require() {
        files.forEach((file, code) -> declare(file, tokens(file, code)));
        files.forEach((file, code) -> require(file, tokens(file, code)));
    }

    private static List<Token> tokens(String file, String code) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(code);
        int line = 1;
        int at = 0;
        while (at < code.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw refused("what torch.jit never writes ('%s')".formatted(code.charAt(at)), file, line);
            }
            at = matcher.end();
            if (matcher.group("line") != null) {
                line++;
            } else if (matcher.group("name") != null || matcher.group("sign") != null) {
                tokens.add(new Token(matcher.group(), matcher.group("name") != null, line));
            } else if (matcher.group("number") != null || matcher.group("text") != null) {
                tokens.add(new Token("0", false, line));
            }
        }
        return tokens;
    }

    /** Attributes, methods, functions and classes of the code itself. */
    private void declare(String file, List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean defines = is(tokens, i - 1, "def") || is(tokens, i - 1, "class");
            boolean declares =
                    is(tokens, i + 1, ":") && (i == 0 || tokens.get(i - 1).line() < token.line());
            if (token.isName() && (defines || declares)) {
                if (HIDING.matcher(token.text()).matches()) {
                    throw refused("something of its own called '%s'".formatted(token.text()), file, token.line());
                }
                declared.add(token.text());
            }
        }
    }

    private void require(String file, List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.isName()) {
                continue;
            }
            boolean member = is(tokens, i - 1, ".");
            if (!member && REFUSED_WORDS.contains(token.text())) {
                throw refused("'%s'".formatted(token.text()), file, token.line());
            }
            if (!member && token.text().equals("torch")) {
                operation(file, tokens, i, "torch", OPERATIONS);
            } else if (!member && token.text().equals("ops")) {
                namespace(file, tokens, i);
            } else if (!member && token.text().equals("__torch__")) {
                foreign(file, tokens, i);
            } else if (member && !isKnown(token.text()) && !isQualified(tokens, i)) {
                throw refused("'%s'".formatted(token.text()), file, token.line());
            }
            assignment(file, tokens, i);
        }
    }

    private boolean isKnown(String name) {
        return declared.contains(name)
                || OPERATIONS.contains(name)
                || PRIMITIVES.contains(name)
                || name.matches("c[0-9]+");
    }

    /** True for a part of a name that begins with {@code __torch__}, {@code torch} or {@code ops}: looked at there. */
    private static boolean isQualified(List<Token> tokens, int at) {
        int first = at;
        while (is(tokens, first - 1, ".") && first >= 2 && tokens.get(first - 2).isName()) {
            first -= 2;
        }
        String root = tokens.get(first).text();
        return !is(tokens, first - 1, ".") && (root.equals("__torch__") || root.equals("torch") || root.equals("ops"));
    }

    private static void operation(String file, List<Token> tokens, int at, String root, Set<String> allowed) {
        Token name = at + 2 < tokens.size() && is(tokens, at + 1, ".") ? tokens.get(at + 2) : tokens.get(at);
        if (!allowed.contains(name.text()) || is(tokens, at + 3, ".")) {
            throw refused("'%s.%s'".formatted(root, name.text()), file, name.line());
        }
    }

    private static void namespace(String file, List<Token> tokens, int at) {
        if (is(tokens, at + 2, "prim")) {
            operation(file, tokens, at + 2, "ops.prim", PRIMITIVES);
        } else if (is(tokens, at + 2, "aten")) {
            operation(file, tokens, at + 2, "ops.aten", OPERATIONS);
        } else {
            String name = at + 2 < tokens.size() ? tokens.get(at + 2).text() : "";
            throw refused("'ops.%s'".formatted(name), file, tokens.get(at).line());
        }
    }

    /** Classes of C++ that libraries register stand in {@code __torch__.torch.classes}. */
    private static void foreign(String file, List<Token> tokens, int at) {
        if (is(tokens, at + 2, "torch") && is(tokens, at + 4, "classes")) {
            throw refused("'__torch__.torch.classes'", file, tokens.get(at).line());
        }
    }

    /** A network that remembers is another one at the next step; normalisation counts batches in training alone. */
    private static void assignment(String file, List<Token> tokens, int at) {
        boolean attribute = is(tokens, at, "self") && is(tokens, at + 1, ".");
        int end = at + 2;
        while (attribute && is(tokens, end + 1, ".")) {
            end += 2;
        }
        if (is(tokens, end, BATCHES)) {
            return;
        }
        boolean equals = is(tokens, end + 1, "=") && !is(tokens, end + 2, "=");
        boolean changes = is(tokens, end + 2, "=")
                && end + 1 < tokens.size()
                && "+-*/%&|^@".contains(tokens.get(end + 1).text());
        if (attribute && (equals || changes)) {
            throw refused(
                    "an assignment to its own '%s'".formatted(tokens.get(end).text()),
                    file,
                    tokens.get(at).line());
        }
    }

    private static boolean is(List<Token> tokens, int at, String text) {
        return at >= 0 && at < tokens.size() && tokens.get(at).text().equals(text);
    }

    private static IllegalArgumentException refused(String what, String file, int line) {
        return new IllegalArgumentException(
                "its code has %s at line %d of %s, which is not known to do no more than compute"
                        .formatted(what, line, file));
    }
}
