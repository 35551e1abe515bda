package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code as scripting writes it passes; what does more than compute is named. */
class AllowedCodeTest {
    /** Pieces of scripted convolutional networks and transformers, as they stand in their archives. */
    private static final String ORDINARY = """
            class BatchNorm2d(Module):
              __parameters__ = ["weight", "bias", ]
              __buffers__ = ["running_mean", "running_var", "num_batches_tracked", ]
              weight : Tensor
              bias : Tensor
              running_mean : Tensor
              running_var : Tensor
              num_batches_tracked : Tensor
              training : bool
              _is_full_backward_hook : Optional[bool]
              def forward(self: __torch__.torch.nn.modules.batchnorm.BatchNorm2d,
                input: Tensor) -> Tensor:
                _0 = __torch__.torch.nn.functional.batch_norm
                _1 = (self)._check_input_dim(input, )
                training = self.training
                if training:
                  num_batches_tracked = self.num_batches_tracked
                  _2 = torch.__isnot__(num_batches_tracked, None)
                  if _2:
                    num_batches_tracked0 = self.num_batches_tracked
                    self.num_batches_tracked = torch.add(num_batches_tracked0, 1)
                  else:
                    pass
                else:
                  pass
                exponential_average_factor = uninitialized(float)
                return torch.batch_norm(input, self.weight, self.bias, self.running_mean, self.running_var, False, 0.10000000000000001, 1.0000000000000001e-05, True)
              def _check_input_dim(self: __torch__.torch.nn.modules.batchnorm.BatchNorm2d,
                input: Tensor) -> NoneType:
                _8 = torch.ne(torch.dim(input), 4)
                if _8:
                  _9 = torch.format("expected 4D input (got {}D input)", torch.dim(input))
                  ops.prim.RaiseException(_9, "builtins.ValueError")
                else:
                  pass
                return None
            def relu(input: Tensor,
                inplace: bool=False) -> Tensor:
              if inplace:
                result = torch.relu_(input)
              else:
                result = torch.relu(input)
              return result
            def _max_pool2d(input: Tensor) -> Tensor:
              stride = annotate(List[int], [])
              return torch.max_pool2d(input, [3, 3], stride, [1, 1], [1, 1], False)
            def adaptive_avg_pool2d(input: Tensor,
                output_size: List[int]) -> Tensor:
              _4 = torch.gt(torch.len(torch.size(input)), torch.len(output_size))
              if _4:
                pass
              else:
                ops.prim.RaiseException("AssertionError: ", "builtins.AssertionError")
              _6 = torch.list_with_default(output_size, torch.size(input))
              return torch.adaptive_avg_pool2d(input, _6)
            def resize(x: Tensor) -> Tensor:
              _0 = torch.__interpolate(x, [299, 299], None, "bilinear", False, None, False)
              return torch.sub(torch.mul(torch.unsqueeze(torch.select(torch.slice(_0), 1, 0), 1), CONSTANTS.c0), CONSTANTS.c1)
            class Attention(Module):
              scale : float
              training : bool
              qkv : __torch__.torch.nn.modules.linear.Linear
              def forward(self: __torch__.timm.Attention,
                x: Tensor) -> Tensor:
                B, N, C, = torch.size(x)
                qkv = torch.permute(torch.reshape((self.qkv).forward(x, ), [B, N, 3, 8, torch.floordiv(C, 8)]), [2, 0, 3, 1, 4])
                q, k, v, = torch.unbind(qkv)
                x0 = torch.scaled_dot_product_attention(q, k, v, None, 0., False)
                attn = torch.softmax(torch.matmul(torch.mul(q, self.scale), torch.transpose(k, -2, -1)), -1)
                x1 = torch.dropout(torch.layer_norm(torch.gelu(x0), [C], None, None, 9.9999999999999995e-07), 0., self.training)
                return torch.reshape(torch.transpose(x1, 1, 2), [B, N, C])
            class Features(Module):
              def forward(self: __torch__.Features,
                x: Tensor) -> List[Tensor]:
                outs = annotate(List[Tensor], [])
                for i in range(3):
                  _0 = torch.append(outs, torch.cat([x, torch.sqrt(torch.sum(torch.pow(x, 2), [1], True))], 1))
                _1 = torch.div(x, torch.add(torch.linalg_vector_norm(x, 2, [1], True), 1e-10))
                x3 = torch.constant_pad_nd(x, [1, 1], 0)
                _5 = unchecked_cast(Tensor, x)
                if torch.__contains__(annotate(Dict[str, int], {}), "a"):
                  ops.prim.RaiseException("AssertionError: ")
                return outs
            """;

    private static void require(String code) {
        new AllowedCode(Map.of("code/__torch__.py", code)).require();
    }

    @Test
    void whatNetworksOfTheFieldAreMadeOfPasses() {
        assertDoesNotThrow(() -> require(ORDINARY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch.save(x, \"f\")",
                "torch.from_file(\"f\", False, 1)",
                "torch.rand_like(x)",
                "torch.dropout_p(x)",
                "torch.bernoulli(x)",
                "ops.aten.save(x, \"f\")",
                "ops.mine.anything(x)",
                "ops.prim.rpc_async(x)",
                "print(x)",
                "fork(x)",
                "(x).normal_()",
                "__torch__.torch.classes.mine.Files()",
                "torch . \n      randn([1])"
            })
    void whatDoesMoreIsNamed(String call) {
        String code = "def f(x: Tensor) -> Tensor:\n  return x\n  _0 = " + call + "\n";
        String said = assertThrows(IllegalArgumentException.class, () -> require(code), code)
                .getMessage();
        assertTrue(said.contains("line 3") || said.contains("line 4"), said);
    }

    @Test
    void aMemoryIsNone() {
        String code =
                "class M(Module):\n  def forward(self: __torch__.M,\n    x: Tensor) -> Tensor:\n    self.count = 1\n";
        assertThrows(IllegalArgumentException.class, () -> require(code));
    }
}
