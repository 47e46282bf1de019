"""Compares the programs of exported files that differ in their texts alone, without running them.

usage: compare_programs.py FOLDER
Of hostileN.py and plainN.py everything but the docstring of the module has to be the same; other files have to be
programs of assignments, imports, functions and classes.
"""
import ast
import pathlib
import sys


def program(path):
    tree = ast.parse(path.read_bytes(), str(path))
    head = tree.body[0]
    if not (isinstance(head, ast.Expr) and isinstance(head.value, ast.Constant) and isinstance(head.value.value, str)):
        raise SystemExit(f"{path.name} does not begin with a docstring")
    kinds = (ast.Import, ast.ImportFrom, ast.Assign, ast.FunctionDef, ast.ClassDef)
    for part in tree.body[1:]:
        if not isinstance(part, kinds):
            raise SystemExit(f"{path.name}:{part.lineno}: {type(part).__name__}")
    return [ast.dump(part) for part in tree.body[1:]]


folder = pathlib.Path(sys.argv[1])
same = 0
for hostile in folder.glob("hostile*.py"):
    if program(hostile) != program(hostile.with_name(hostile.name.replace("hostile", "plain"))):
        raise SystemExit(f"{hostile.name} is another program")
    same += 1
parsed = sum(1 for path in folder.glob("formula*.py") if program(path))
print(f"{same} the same, {parsed} parsed")
