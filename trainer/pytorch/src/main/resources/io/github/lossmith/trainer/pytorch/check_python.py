# One line of JSON: what this Python could train with. Read from standard input, so that no file is left behind.
import json
import os
import platform
import sys


def version(module):
    try:
        return str(__import__(module).__version__)
    except Exception:
        return ""


def card(torch, number):
    """Name, compute capability and memory of a card; asking for the memory takes a context on it."""
    properties = torch.cuda.get_device_properties(number)
    found = {"name": properties.name, "major": properties.major, "minor": properties.minor,
             "totalMiB": properties.total_memory >> 20, "freeMiB": 0}
    try:
        found["freeMiB"] = torch.cuda.mem_get_info(number)[0] >> 20
    except Exception as problem:
        found["problem"] = line(problem)
    return found


def line(problem):
    words = str(problem).strip().splitlines() or [""]
    return (type(problem).__name__ + ": " + words[0])[:300]


def answer():
    said = {"lossmith": 1, "python": platform.python_version(), "executable": sys.executable or ""}
    try:
        import torch
    except ModuleNotFoundError as problem:
        said["problem"] = "none" if problem.name == "torch" else "import"
        said["text"] = line(problem)
        return said
    except Exception as problem:
        said.update(problem="import", text=line(problem))
        return said
    said["torch"] = str(torch.__version__)
    said["torchFile"] = os.path.join(os.path.dirname(torch.__file__), "version.py")
    said["cuda"] = torch.version.cuda or ""
    said["hip"] = getattr(torch.version, "hip", None) or ""
    said["threads"] = torch.get_num_threads()
    said["oneDnn"] = bool(torch.backends.mkldnn.is_available())
    for module, key in (("numpy", "numpy"), ("PIL", "pillow"), ("h5py", "h5py")):
        said[key] = version(module)
    said["archs"], said["cards"] = [], []
    try:
        if torch.cuda.is_available():
            said["archs"] = list(torch.cuda.get_arch_list())
            said["cards"] = [card(torch, i) for i in range(min(torch.cuda.device_count(), 64))]
        elif said["cuda"] or said["hip"]:
            torch.cuda.init()
    except Exception as problem:
        said["cardProblem"] = line(problem)
    mps = getattr(torch.backends, "mps", None)
    said["mps"] = bool(mps and mps.is_available())
    return said


print(json.dumps(answer()), flush=True)
