#!/usr/bin/env python3
"""Makes near-one.csv: p·g(p) and L at u = -log p near 0, to 17 digits (Debian: python3-mpmath, 150 digits).

  designer/src/test/python/near_one.py > designer/src/test/resources/io/github/lossmith/designer/integration/near-one.csv

Formulas are evaluated in x = 1 - p = -expm1(-u), with u the double. L, the integral of -g, is in closed form, or by
a quadrature over s = x·r where it has none and is smooth; each closed form is held to a quadrature to 20 digits.
"""
from mpmath import expm1, log, log1p, mp, mpf, nstr, pi, quad, sin

mp.dps = 150


def power(a):
    return lambda x: -x ** a, lambda x: x ** (a + 1) / (a + 1)


def shared(g, x):
    """The integral with g(x) taken out, for quad's tolerance is absolute."""
    return -x * g(x) * quad(lambda r: g(x * r) / g(x), [0, 1])


def smooth(g):
    return g, lambda x: shared(g, x)


QUARTER, HALF, STEEP = mpf("0.25"), mpf("0.5"), mpf("2.5")
FORMULAS = {
    "-1/p": (lambda x: -1 / (1 - x), lambda x: -log1p(-x)),
    "log(p)/p": (lambda x: log1p(-x) / (1 - x), lambda x: log1p(-x) ** 2 / 2),
    "-(1-p)^0.25": power(QUARTER),
    "-(1-p)^0.5": power(HALF),
    "-(1-p)/p": (lambda x: -x / (1 - x), lambda x: -x - log1p(-x)),
    "-(1-p)^2.5": power(STEEP),
    "-(1-p)^7": power(mpf(7)),
    "(1-p)*log(1-p)": (lambda x: x * log(x), lambda x: x**2 / 4 - x**2 * log(x) / 2),
    "log(1-p)": (lambda x: log(x), lambda x: x - x * log(x)),
    "-(1-p)^2.5*log(1-p)^2": (
        lambda x: -x ** STEEP * log(x) ** 2,
        lambda x: x ** mpf("3.5") * (log(x) ** 2 / mpf("3.5") - 2 * log(x) / mpf("3.5") ** 2 + 2 / mpf("3.5") ** 3)),
    "-1/p-0.5*(1-p)^0.25": (
        lambda x: -1 / (1 - x) - x ** QUARTER / 2, lambda x: -log1p(-x) + x ** mpf("1.25") / mpf("2.5")),
    "-cos(pi*p/2)^2/p": smooth(lambda x: -sin(pi * x / 2) ** 2 / (1 - x)),
    "-1/(1-p)^0.5": power(-HALF),
}
PLACES = ["1e-42", "1e-36", "1e-30", "1e-20", "1e-16", "1e-13", "1e-9", "3e-8", "1e-6", "1e-3"]


def loss(text, x):
    g, integral = FORMULAS[text]
    value = integral(x)
    other = shared(g, x)  # tanh-sinh, which minds no singularity at an end
    if abs(other - value) > mpf("1e-20") * value:
        raise SystemExit(f"{text} at {nstr(x, 3)}: {nstr(value, 25)} is not {nstr(other, 25)}")
    return value


print("formula,u,weighted,loss")
for text in FORMULAS:
    for u in PLACES:
        x = -expm1(-mpf(float(u)))
        weighted = (1 - x) * FORMULAS[text][0](x)
        print(text, u, nstr(weighted, 17), nstr(loss(text, x), 17), sep=",")
