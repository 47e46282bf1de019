"""Says what an exported program says of data sets and detections.

usage: say_faults.py FOLDER_OF_PROGRAM NAME_OF_PROGRAM CASES
CASES is a file of JSON with a list of cases {"data", "split", "test", "classes", "detections"}, of which
the last two may lack. Prints a line of JSON a case: the fault and the notes.
"""
import contextlib
import importlib
import io
import json
import sys

sys.path.insert(0, sys.argv[1])
program = importlib.import_module(sys.argv[2])


def tried(case):
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            if "detections" in case:
                program.evaluate_files(case["detections"], case["data"], case["split"])
            else:
                parts = [{"root": "", "train": [case["split"]], "test": [case["test"]]}]
                data = {"parts": parts, "classes": case.get("classes")}
                for sample in program.usable_data(data, case["data"])[0]:
                    sample.picture()
    except program.Fault as problem:
        return {"fault": str(problem)}
    return {"fault": "", "notes": [note[6:] for note in said.getvalue().splitlines()]}


with open(sys.argv[3], encoding="utf-8") as cases:
    for case in json.load(cases):
        program.listed.cache_clear()
        print(json.dumps(tried(case)), flush=True)
