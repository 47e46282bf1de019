#!/usr/bin/env python3
"""Random formulas with g(p) and L(p) to 17 digits by mpmath, for MpmathFormulaTest (Debian: python3-mpmath).

  fuzz_formulas.py SEED COUNT > designer/src/test/resources/io/github/lossmith/designer/formula/fuzz-formulas.csv

A formula is written for Python, whose own parser reads it (the precedences are those of the formula language), and
spelled anew in the signs that people type. With u = -log p, L = -∫_0^u g(e^-v) e^-v dv by Gauss-Legendre between the
kinks, with v = w^8 next to u = 0. Left out are those that mpmath finds complex, singular, larger than 1e15, or so
ill-conditioned that 50 bits of mantissa move g by 1e-12 of itself, and those where 24 and 48 nodes to a piece differ
by more than 1e-15 of L. How many, by reason, is written to standard error.
"""
import ast
import collections
import math
import multiprocessing
import random
import re
import sys

import mpmath
from mpmath import mp, mpf

mp.dps = 34
PLACES = (1e-9, 1e-4, 0.02, 0.123, 0.31, 0.5, 0.77, 0.95, 0.999, 0.999999)
LETTERS = {"gamma": 1.5, "tau": 0.7, "n": 3.0, "t": 0.25}  # as in MpmathFormulaTest
GRID = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 4.5, 6, 8, 10, 12, 14, 17)
LEAVES = ("p", "p", "p", "p", "(1 - p)", "(1 - p)", "gamma", "tau", "n", "t", "pi", "e", "log(p)")
UNARY = ("exp(-(X)**2)", "exp(X/3)", "log(1 + (X)**2)", "log2(1.5 + (X)**2)", "log10(2 + (X)**2)", "sqrt(1 + (X)**2)",
         "sqrt(X)", "cbrt(1 + (X)**2)", "cos(X)", "sin(3*(X))", "tan((X)/4)", "tanh(X)", "sinh((X)/2)", "cosh((X)/2)",
         "atan(X)", "asin((X)/3)", "acos(X/4)", "log1p((X)**2)", "expm1(X)", "-(X)", "-X**2", "(X)**2", "(X)**0.5",
         "--X", "(X)**-2", "2**X", "(1 - X)**3", "log(X)**2", "log1p(X)")
BINARY = ("X + Y", "X - Y", "X - (Y)", "X*Y", "(X)*(Y)", "X/2*Y", "X*-Y", "(X)/(1.5 + (Y)**2)", "(1.2 + (X)**2)**Y",
          "pow(1 + (X)**2, Y)", "(X)/3 + Y/2", "X**2**Y", "if_(p < C, X, Y)", "if_(p >= C, X, Y)",
          "if_(1 - p <= C, X, (Y)/2)", "min(p, C)*X + Y", "max(C, p, 0.05)*(X) - Y", "(p > C)*(X) + Y")
KINKED = ("abs(p - C)", "min(p, C)", "max(C, 1 - p)", "clamp(p, C, 0.9)", "signum(p - C)", "(p != C)", "floor(4*p)",
          "ceil(4*p)", "min(1/p, 1/C)", "(p <= C)")
SHAPES = ("-(X)", "-(X)/p", "-1/p - (X)", "-(1 - p)**gamma*(X)/p", "-(X)*1e-7", "-(X)*1e9", "log(p)*(X)",
          "-(X)/sqrt(p)", "gamma*(1 - p)**(gamma - 1)*log(p) - (1 - p)**gamma/p*(X)", "(1 - p)**-0.5*log(p)*(X)",
          "-(X)*p**-0.3", "-1/(p + 0.01)*(X)", "X/p**2", "-(-log(p))**0.25*(X)/p")


class Unfit(Exception):
    """A formula that mpmath cannot judge, with the reason."""


class Writer:
    """One random formula and the places of its kinks."""

    def __init__(self, seed):
        self.chance, self.kinks = random.Random(seed), set()

    def fill(self, template, depth):
        if "C" in template:
            at = self.chance.randint(5, 85) / 100
            template = re.sub(r"\bC\b", repr(at), template)
            self.kinks |= {mpf(at), 1 - mpf(at), mpf("0.9"), mpf("0.05")}
        if "floor" in template or "ceil" in template:
            self.kinks |= {mpf(i) / 4 for i in (1, 2, 3)}
        return re.sub(r"\b[XY]\b", lambda _: self.tree(depth - 1), template)

    def tree(self, depth):
        kind = self.chance.random()
        if depth <= 0:
            if kind < 0.15:
                return repr(self.chance.randint(1, 300) / 100)
            return self.fill(self.chance.choice(KINKED), 0) if kind < 0.3 else self.chance.choice(LEAVES)
        return self.fill(self.chance.choice(UNARY if kind < 0.5 else BINARY), depth)

    def formula(self):
        return self.fill(self.chance.choice(SHAPES), self.chance.randint(1, 3) + 1)

    def spelled(self, text):
        """As people type it: other signs for the same."""
        maybe = lambda share, pattern, by: re.sub(
            pattern, lambda found: found.expand(by) if self.chance.random() < share else found[0], text)
        text = text.replace("if_(", "if(")
        text = maybe(0.5, r"(?<![\w.])(\d+)\*p\b", r"\1p")
        text = maybe(0.2, r"\*\*2(?![\d.*])", "²")
        text = maybe(0.8, r"\*\*", "^")
        for share, pattern, by in ((0.3, r"\blog\(", "ln("), (0.1, r"(?<!\*)\*(?!\*)", "·"), (0.1, " - ", " − "),
                                   (0.5, "gamma", "γ"), (0.5, r"\bpi\b", "π"), (0.3, r"sqrt\(", "√("), (0.3, "<=", "≤")):
            text = maybe(share, pattern, by)
        return text


def real(value):
    if isinstance(value, mpmath.mpc):
        raise Unfit("complex")
    if not mpmath.isfinite(value):
        raise Unfit("singular")
    return value


def of_reals(function):
    return lambda *x: real(function(*x))


NAMES = {name: of_reals(getattr(mpmath, name)) for name in
         "log log1p exp expm1 sqrt cbrt sin cos tan asin acos atan sinh cosh tanh log10".split()}
NAMES.update(
    log2=of_reals(lambda x: mpmath.log(x) / mpmath.log(2)), pow=of_reals(lambda x, y: mpmath.power(x, y)), abs=abs,
    floor=mpmath.floor, ceil=mpmath.ceil, signum=mpmath.sign, min=min, max=max,
    clamp=lambda x, low, high: min(max(x, low), high), mpf=mpf)


class ForMpmath(ast.NodeTransformer):
    """Numbers are doubles, powers are real, and only the branch that is taken is computed."""

    def visit_Constant(self, node):
        return ast.parse(f"mpf({float(node.value)!r})", mode="eval").body

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if isinstance(node.op, ast.Pow):
            return ast.Call(ast.Name("pow", ast.Load()), [node.left, node.right], [])
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        if node.func.id == "if_":
            return ast.IfExp(*node.args)
        return node


def compiled(text):
    tree = ast.fix_missing_locations(ForMpmath().visit(ast.parse(text, mode="eval")))
    code = compile(tree, text, "eval")
    letters = {name: mpf(value) for name, value in LETTERS.items()}

    def g(p):
        return real(eval(code, {**NAMES, **letters, "p": p, "pi": +mp.pi, "e": +mp.e}) * mpf(1))
    return g


def nodes(degree):
    rule = mpmath.calculus.quadrature.GaussLegendre(mp)
    return [(x, weight) for x, weight in rule.calc_nodes(degree, mp.prec + 20)]


RULES = [nodes(4), nodes(5)]


def gauss(f, a, b, rule):
    middle, half = (a + b) / 2, (b - a) / 2
    return half * mpmath.fsum(weight * f(middle + half * x) for x, weight in rule)


def losses(g, kinks, places):
    """L at the places, from the greatest to the least."""
    ends = [-mpmath.log(mpf(p)) for p in places]
    inside = {mpf(u) for u in GRID} | {-mpmath.log(k) for k in kinks if 0 < k < 1}
    marks = sorted({u for u in inside if u < max(ends)} | set(ends))
    density = lambda v: -g(mpmath.exp(-v)) * mpmath.exp(-v)
    root = lambda w: density(w**8) * 8 * w**7 if w**8 > mpf("1e-31") else mpf(0)
    totals, found, before = [mpf(0), mpf(0)], {}, mpf(0)
    for mark in marks:
        for i, rule in enumerate(RULES):
            totals[i] += gauss(density, before, mark, rule) if before else gauss(
                root, mpf(0), mark ** (mpf(1) / 8), rule)
        found[mark] = list(totals)
        before = mark
    for coarse, fine in (found[end] for end in ends):
        if abs(coarse - fine) > mpf("1e-15") * abs(fine):
            raise Unfit("no agreement of the quadratures")
    return [found[end][1] for end in ends]


def coefficient(g, p):
    value = g(mpf(p))
    if abs(value) > 1e15:
        raise Unfit("larger than 1e15")
    with mp.workprec(50):
        rough = g(mpf(p))
    if abs(rough - value) > mpf("1e-12") * abs(value):
        raise Unfit("ill-conditioned")
    return value


def judged(seed):
    """Rows of a formula, or the reason why there are none."""
    writer = Writer(seed)
    text = writer.formula()
    places = sorted(writer.chance.sample(PLACES, 3), reverse=True)
    try:
        g = compiled(text)
        values = [coefficient(g, p) for p in places]
        integrals = losses(g, writer.kinks, places)
    except Unfit as reason:
        return str(reason)
    except (ValueError, ZeroDivisionError, OverflowError, TypeError) as reason:
        return type(reason).__name__
    typed = writer.spelled(text)
    return [f"{typed};{p!r};{mp.nstr(a, 17)};{mp.nstr(b, 17)}" for p, a, b in zip(places, values, integrals)]


def main():
    seed, count = sys.argv[1], int(sys.argv[2])
    unfit = collections.Counter()
    print("formula;p;g;L")
    with multiprocessing.Pool() as pool:
        for rows in pool.imap(judged, (f"{seed}:{i}" for i in range(count * 100)), 8):
            if isinstance(rows, str):
                unfit[rows] += 1
                continue
            print("\n".join(rows), flush=True)
            count -= 1
            if count == 0:
                break
        pool.terminate()
    print(dict(unfit), file=sys.stderr)


if __name__ == "__main__":
    main()
