package io.github.lossmith.designer.export.code;

import io.github.lossmith.designer.expression.FormulaFunction;

/** Python with PyTorch's tensors, of float32 or float64. */
public final class TorchPrinter extends ArrayPrinter {
  public TorchPrinter() {
    super("torch");
  }

  @Override
  public String templates() {
    return "";
  }

  @Override
  String bounded(String array, boolean above, String number) {
    return "torch.clamp(" + array + (above ? ", max=" : ", min=") + number + ")";
  }

  @Override
  String numbers(String relation) {
    return "(" + relation + ").to(u.dtype)";
  }

  @Override
  String named(FormulaFunction function) {
    return function.text();
  }

  @Override
  String probability() {
    return "_exp(-torch.clamp(u, max=600.0 if u.dtype == torch.float64 else 80.0))";
  }

  @Override
  String farLogarithm() {
    return "torch.log1p(-_exp(-torch.clamp(u, min=0.7)))";
  }
}
