#!/usr/bin/env python3
"""Makes near-one.csv: p·g(p) and L at u = -log p near 0, to 17 digits (Debian: python3-mpmath, 40 digits).

  designer/src/test/python/near_one.py > designer/src/test/resources/io/github/lossmith/designer/integration/near-one.csv

Formulas are evaluated in x = 1 - p = -expm1(-u); L is the integral of -g over log x.
"""
from mpmath import exp, expm1, log, log1p, mp, mpf, nstr, pi, quad, sin

mp.dps = 40
FORMULAS = {
    "-1/p": lambda x: -1 / (1 - x),
    "log(p)/p": lambda x: log1p(-x) / (1 - x),
    "-(1-p)^0.25": lambda x: -x ** mpf("0.25"),
    "-(1-p)^0.5": lambda x: -x ** mpf("0.5"),
    "-(1-p)/p": lambda x: -x / (1 - x),
    "-(1-p)^2.5": lambda x: -x ** mpf("2.5"),
    "-(1-p)^7": lambda x: -x ** 7,
    "(1-p)*log(1-p)": lambda x: x * log(x),
    "log(1-p)": lambda x: log(x),
    "-(1-p)^2.5*log(1-p)^2": lambda x: -x ** mpf("2.5") * log(x) ** 2,
    "-1/p-0.5*(1-p)^0.25": lambda x: -1 / (1 - x) - x ** mpf("0.25") / 2,
    "-cos(pi*p/2)^2/p": lambda x: -sin(pi * x / 2) ** 2 / (1 - x),
    "-1/(1-p)^0.5": lambda x: -x ** mpf("-0.5"),
}
PLACES = ["1e-42", "1e-36", "1e-30", "1e-20", "1e-16", "1e-13", "1e-9", "3e-8", "1e-6", "1e-3"]


def loss(g, x):
    last = log(x)
    edges = [last - back for back in (200, 80, 40, 20, 10, 5, 2, 1, 0)]
    return quad(lambda y: -g(exp(y)) * exp(y), edges)


print("formula,u,weighted,loss")
for text, g in FORMULAS.items():
    for u in PLACES:
        x = -expm1(-mpf(u))
        print(text, u, nstr((1 - x) * g(x), 17), nstr(loss(g, x), 17), sep=",")
