#!/usr/bin/env python3
"""Coefficients that cancel, and what mpmath says of them, for CancellingFormulaTest (Debian: python3-mpmath).

  cancelling.py SEED COUNT > designer/src/test/resources/io/github/lossmith/designer/property/cancelling.csv

Every formula has a difference of nearly equal numbers at p = 0, at p = 1 or between. It is evaluated with 200 digits on
a grid even in the logit, from p = 1e-9 to 1 - 1e-9, and at 1e-30 and 1e-40 from the ends. A row says

  formula      as typed
  signs        of g at PLACES points of the grid: - + 0
  steps        of g between them: v falls, ^ rises, = neither
  sign         - if g < 0 on the whole grid, else +
  monotone     ^ if g nowhere falls on the whole grid, else v
  continuous   1, or 0 where it was given a jump or is infinite at p = 1
  limit        of g at p = 1: a number, inf, or ? for none that is certain
  order        of the pole at p = 0, or ?
  max          of p(1-p)|g| on the grid and beside a jump
  proper       the greatest relative difference of p g(p) and (1-p) g(1-p)
  ratio        g(0.9)/g(0.3)
"""
import random
import re
import sys

from mpmath import mp, mpf

mp.dps = 200
GRID, PLACES = 420, 61
NOTHING = mpf(10) ** -150  # what is left of 0 with 200 digits
# each with U -> 0, where the difference cancels
ENDS = ("(1-cos(U))/U^2", "(exp(U)-1-U)/U^2", "(exp(U)-1)/U", "(sqrt(1+U^2)-1)/U", "(sqrt(1+U)-1)/U", "log(1+U^2)/U^2",
        "log(1+U)/U", "(U-sin(U))/U^3", "(tan(U/4)-U/4)/U^3", "(1-(1-U)^A)/U", "((1+U)^A-1)/U", "(cosh(U)-1)/U^2",
        "(1/U-1/(exp(U)-1))", "((1-U)-1+U)", "((U+1)^2-U^2-2*U)", "atan(U)/U", "(1-cos(U))", "(exp(U)-exp(-U))",
        "1/(1-cos(U))", "(1-sqrt(1-U^2))/U", "(U-U)", "(cosh(U)-sqrt(1+U^2))", "log(exp(U))/U", "(U*A-A*U)",
        "(1+U-exp(U))/U", "log(1+U^2)/U", "(A+U-A)/U", "(1/(1+U)-1+U)/U^2", "((1+U)^3-1-3*U)/U^2", "(1-exp(-U^2))/U^2")
ONES = ("log(p)/(p-1)", "(p^2-1)/(p-1)", "sin(pi*p)/(1-p)", "(1+cos(pi*p))/(1-p)", "(1+cos(pi*p))/(2*p)", "(1-p^A)/(1-p)",
        "(1+cos(pi*p))/(1-p)^2", "(1+cos(pi*p))/(1-p)^3", "(1-sin(pi*p/2))/(1-p)", "(p^A-1)", "(1-p^2)/(1-p)^2")
MIDDLES = ("(p^2-C^2)/(p-C)", "log(p/C)/(p-C)", "sin(p-C)/(p-C)", "(exp(p)-exp(C))/(p-C)", "(p^3-C^3)/(p-C)",
           "(1-cos(p-C))/(p-C)^2", "(sqrt(p)-sqrt(C))/(p-C)")
INNER = ("p", "p", "p", "(1-p)", "(1-p)", "(A*p)", "(p/2)", "(A*(1-p))")
SHAPES = ("-X", "-X", "X", "-X/p", "-A*X", "-X*(1-p)", "-X*(1-p)^A", "-X-(p<C)", "-1/p-X", "X-2", "-X*X", "-X/(1+p)",
          "-X+(p<C)*X/2", "1e-3*X", "-1e6*X", "-(2+X)/p", "(p-C)*X", "-X-abs(p-C)")
NAMES = {name: getattr(mp, name) for name in ("cos", "sin", "tan", "exp", "sqrt", "log", "atan", "cosh", "pi")}


def formula(chance):
    kind = chance.random()
    if kind < 0.6:
        core = chance.choice(ENDS).replace("U", chance.choice(INNER))
    else:
        core = chance.choice(ONES if kind < 0.85 else MIDDLES)
    text = chance.choice(SHAPES).replace("X", "(" + core + ")")
    # one C and one A a formula
    at, letter = chance.choice(("0.3", "0.5", "0.62")), chance.choice(("2", "0.5", "1.7", "3"))
    return text.replace("C", at).replace("A", letter)


def compiled(text):
    python = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?(?:e-?\d+)?)", r"mpf('\1')", text).replace("^", "**")
    code = compile(re.sub(r"\((p<[^)]*\))\)", r"mpf(\1)", python).replace("abs(", "absolute("), text, "eval")
    return lambda p: mpf(eval(code, {**NAMES, "mpf": number, "absolute": mp.fabs, "p": p}))


def number(value):
    return mpf(int(value)) if isinstance(value, bool) else mpf(value)


def place(i, of):
    """Off the places where a formula is 0/0."""
    return 1 / (1 + mp.exp(mp.log(mpf(10) ** 9) * (1 - (2 * mpf(i) + mpf("0.123")) / of)))


def sign(value):
    return "0" if abs(value) < NOTHING else "-" if value < 0 else "+"


def step(before, after):
    size = max(abs(before), abs(after))
    return "=" if abs(after - before) <= NOTHING * (1 + size) else "v" if after < before else "^"


def limit(g, size):
    near, nearer = g(1 - mpf(10) ** -30), g(1 - mpf(10) ** -40)
    if abs(nearer - near) <= mpf(10) ** -7 * max(abs(nearer), size * mpf(10) ** -4):
        return mp.nstr(nearer, 17)
    return "inf" if abs(nearer) > 1000 * abs(near) else "?"


def order(g):
    near, nearer = abs(g(mpf(10) ** -30)), abs(g(mpf(10) ** -40))
    if near < NOTHING or nearer < NOTHING:
        return "?"
    return mp.nstr(max(mpf(0), mp.log(nearer / near) / mp.log(mpf(10) ** 10)), 8)


def jumps(text, g):
    at = re.search("p<([0-9.]+)", text)
    beside = mpf(10) ** -100
    return at and abs(g(mpf(at[1]) + beside) - g(mpf(at[1]) - beside)) > mpf(10) ** -50


def row(text):
    g = compiled(text)
    few, many = [place(i, PLACES - 0.5) for i in range(PLACES)], [place(i, GRID) for i in range(GRID)]
    beside = [mpf(c) + d * mpf(10) ** -12 for c in re.findall("p<([0-9.]+)", text) for d in (-1, 1)]
    v, w = [g(p) for p in few], [g(p) for p in many]
    signs = "".join(map(sign, v))
    steps = "".join(map(step, v, v[1:]))
    half = g(mpf("0.5") + mpf(10) ** -60)
    at_one = limit(g, abs(half))
    continuous = "0" if jumps(text, g) or at_one == "inf" else "1"
    pairs = [(p * g(p), (1 - p) * g(1 - p)) for p in many[60:360:7]]
    proper = max(abs(a - b) / max(abs(a), abs(b), NOTHING) for a, b in pairs)
    hard = g(mpf("0.3") + mpf(10) ** -60)
    ratio = mp.nstr(g(mpf("0.9")) / hard, 17) if abs(hard) > NOTHING else "?"
    most = max(p * (1 - p) * abs(g(p)) for p in many + beside)
    return ";".join((text, signs, steps, "-" if {sign(x) for x in w} == {"-"} else "+",
                     "v" if "v" in map(step, w, w[1:]) else "^", continuous, at_one, order(g), mp.nstr(most, 17),
                     mp.nstr(proper, 5), ratio))


def main(seed, count):
    chance, seen = random.Random(seed), set()
    print("formula;signs;steps;sign;monotone;continuous;limit;order;max;proper;ratio")
    while len(seen) < count:
        text = formula(chance)
        if text not in seen:
            seen.add(text)
            try:
                print(row(text))
            except TypeError:  # complex, as the root of 1 - (2p)^2
                pass


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
