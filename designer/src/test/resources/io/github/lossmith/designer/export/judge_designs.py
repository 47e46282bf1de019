"""The rules of a design file, written down a second time.

usage: judge_designs.py FOLDER
Prints a line for every file in the folder, in the order of their names: "good", or "bad" and the first rule that is
broken. What a formula means is not judged: "good unless letters" where only a parameter may be one that it lacks.
"""
import json
import math
import pathlib
import sys

TEXTS = {"name": 200, "citation": 2000, "closedForm": 2000, "note": 100_000, "formula": 200_000, "loss": 200_000}
KEYS = {"version", "drawing", "background", "parameters", "normalisation", "mining", "classTables", *TEXTS}
RULES = {"inverse-frequency": {"power": (0, 4)}, "effective-number": {"beta": (0, 1 - 1e-12)},
         "logit-adjustment": {"tau": (-10, 10)}, "balanced-softmax": {},
         "ldam": {"margin": (0, 100), "scale": (1e-3, 100)}, "cdt": {"gamma": (0, 2)},
         "vs": {"gamma": (0, 2), "tau": (-10, 10)}}
TERMS = {"weights": (sys.float_info.min, 1e6), "offsets": (-1e3, 1e3), "scales": (sys.float_info.min, 1e3),
         "margins": (-1e3, 1e3), "counts": (1, 10 ** 12)}


def once(pairs):
    tree = dict(pairs)
    if len(tree) != len(pairs):
        raise ValueError("a key twice")
    return tree


def no(word):
    raise ValueError(word)


def number(value, least, most, what):
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
        no(what)
    return value


def utf16(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parameter(value, what):
    if not isinstance(value, dict):
        number(value, -1e9, 1e9, what)
        return
    if not value.keys() <= {"value", "minimum", "maximum"}:
        no("unknown key in " + what)
    for limit in value.values():
        if limit is not None:
            number(limit, -1e9, 1e9, what)
    middle = value.get("value")
    middle = 1 if middle is None else middle
    low, high = value.get("minimum"), value.get("maximum")
    if low is not None and low > middle or high is not None and high < middle:
        no("range of " + what)


def drawing(tree):
    if not isinstance(tree, dict) or not tree.keys() <= {"leftTail", "knots"}:
        no("drawing")
    if tree.get("leftTail") not in (None, "hold", "reciprocal"):
        no("left tail")
    knots = tree.get("knots")
    if not isinstance(knots, list) or not 2 <= len(knots) <= 10_000:
        no("knots")
    before = -math.inf
    for knot in knots:
        if not isinstance(knot, list) or len(knot) != 2:
            no("knot")
        p = number(knot[0], sys.float_info.min, 1, "p of a knot")
        number(knot[1], -1e300, 1e300, "g of a knot")
        if p <= before:
            no("order of knots")
        before = p


def texts(tree):
    for key, most in TEXTS.items():
        value = tree.get(key)
        if value is not None and (not isinstance(value, str) or utf16(value) > most):
            no("text " + key)


def shape(tree):
    shapes = [key for key in ("formula", "loss", "drawing") if tree.get(key) is not None]
    if len(shapes) != 1:
        no("shapes")
    if shapes == ["drawing"]:
        drawing(tree["drawing"])


def background(tree, version):
    if tree is None:
        return
    if version < 2 or not isinstance(tree, dict) or not tree.keys() <= {"formula", "loss", "drawing", "closedForm"}:
        no("background")
    texts(tree)
    shape(tree)


def class_tables(tree, version):
    if tree is None:
        return
    if version < 3 or not isinstance(tree, dict):
        no("class tables")
    ranges = RULES.get(tree["rule"]) if isinstance(tree.get("rule"), str) else {}
    if "rule" in tree and (not isinstance(tree["rule"], str) or ranges is None):
        no("rule")
    for key, value in tree.items():
        if key in ranges:
            number(value, *ranges[key], "parameter of a rule")
        elif key == "counts" or "rule" not in tree and key in TERMS:
            if not isinstance(value, dict) or not 1 <= len(value) <= 10_000:
                no("table")
            for one in value.values():
                number(one, *TERMS[key], key)
                if key == "counts" and one != int(one):
                    no("count")
        elif key != "rule":
            no("key of class tables")


def judge(data):
    text = data.decode("utf-8")
    tree = json.loads(text[1:] if text.startswith("\ufeff") else text, object_pairs_hook=once, parse_constant=no)
    if not isinstance(tree, dict) or not tree.keys() <= KEYS:
        no("keys")
    version = 3 if tree.get("version") is None else number(tree["version"], 1, 4, "version")
    if version >= 4:
        no("newer")
    texts(tree)
    shape(tree)
    background(tree.get("background"), version)
    class_tables(tree.get("classTables"), version)
    if tree.get("normalisation") not in (None, "positives", "all", "none"):
        no("normalisation")
    if tree.get("mining") is not None:
        number(tree["mining"], 0, 1e6, "mining")
    parameters = {} if tree.get("parameters") is None else tree["parameters"]
    if not isinstance(parameters, dict) or len(parameters) > 50:
        no("parameters")
    for name, value in parameters.items():
        parameter(value, "parameter")
    return "good unless letters" if parameters else "good"


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.json")):
    try:
        print(judge(path.read_bytes()))
    except (ValueError, RecursionError) as reason:
        print("bad", repr(str(reason)))
