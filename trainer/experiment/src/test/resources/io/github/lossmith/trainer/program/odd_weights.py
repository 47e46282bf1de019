"""Makes Keras files in other forms and damaged ones, and reads them with an exported program.

usage: odd_weights.py FOLDER_OF_PROGRAM NAME_OF_PROGRAM WEIGHTS OUT
Prints a line of JSON a file: its name, the fault, and how far its weights are from the usual ones.
"""
import importlib
import io
import json
import os
import sys
import zipfile

import h5py
import numpy as np

sys.path.insert(0, sys.argv[1])
program = importlib.import_module(sys.argv[2])
usual, out = sys.argv[3], sys.argv[4]
os.makedirs(out)

variables = {}
with h5py.File(usual, "r") as hdf:
    hdf.visititems(lambda name, node: variables.update(
        {name: node[()]} if isinstance(node, h5py.Dataset) else {}))


def write(where, change=lambda name, values: (name, values)):
    with h5py.File(where, "w") as hdf:
        for name, values in variables.items():
            name, values = change(name, values)
            if name:
                hdf[name] = values


def file(name, change=lambda name, values: (name, values)):
    write(os.path.join(out, name), change)


def keras_3():
    """Numbered layers, in the order of the network."""
    names, counts = {}, {"depthwise_conv2d": 0, "conv2d": 0, "batch_normalization": 0}
    numbered = lambda kind: kind if counts[kind] == 0 else f"{kind}_{counts[kind]}"
    for layer, unit in program.MobileNetV2(0.35).units.items():
        kind = "depthwise_conv2d" if layer.endswith("depthwise") else "conv2d"
        kernel = "depthwise_kernel" if kind[0] == "d" else "kernel"
        names[f"{layer}/{layer}/{kernel}:0"] = f"layers/functional/layers/{numbered(kind)}/vars/0"
        for i, variable in enumerate(("gamma", "beta", "moving_mean", "moving_variance")):
            place = f"layers/functional/layers/{numbered('batch_normalization')}/vars/{i}"
            names[f"{unit.normalisation}/{unit.normalisation}/{variable}:0"] = place
        counts[kind] += 1
        counts["batch_normalization"] += 1
    return lambda name, values: (names[name], values)


def archive(name, inner):
    with zipfile.ZipFile(os.path.join(out, name), "w") as made:
        made.writestr("config.json", "{}")
        for place, text in inner.items():
            made.writestr(place, text)


def changed(end, how):
    return lambda name, values: (name, how(values) if name.endswith(end) else values)


def text(name, bytes):
    with open(os.path.join(out, name), "wb") as made:
        made.write(bytes)


def spoilt(values):
    values = values.copy()
    values.flat[0] = np.nan
    return values


file("whole.h5", lambda n, v: ("model_weights/" + n, v))
file("inner.h5", lambda n, v: ("model_weights/mobilenetv2_0.35_224/" + n.split("/", 1)[1], v))
file("plain.h5", lambda n, v: (n[:-2], v))
file("double.h5", lambda n, v: (n, v.astype(np.float64)))
file("keras3.weights.h5", keras_3())
file("optimizer.h5", lambda n, v: ("optimizer_weights/" + n, v))
memory = io.BytesIO()
write(memory, keras_3())
archive("model.keras", {"model.weights.h5": memory.getvalue()})
archive("empty.keras", {"other.h5": memory.getvalue()})
archive("page.keras", {"model.weights.h5": b"<html>"})
file("whole-numbers.h5", changed("Conv1/kernel:0", lambda v: v.astype(np.int32)))
file("bytes.h5", changed("Conv1/kernel:0", lambda v: v.astype(np.uint8)))
file("nan.h5", changed("bn_Conv1/beta:0", spoilt))
file("large.h5", changed("bn_Conv1/gamma:0", lambda v: v.astype(np.float64) * 1e300))
file("negative.h5", changed("bn_Conv1/moving_variance:0", lambda v: v * 0 - 1))
file("wide.h5", changed("Conv1/kernel:0", lambda v: v[..., :8]))
file("flat.h5", changed("Conv_1/kernel:0", lambda v: v.flatten()))
file("less.h5", lambda n, v: (None if "block_7_expand/" in n else n, v))
file("no-mean.h5", lambda n, v: (None if "block_7_expand_BN/moving_mean" in n else n, v))
file("empty.h5", lambda n, v: (None, v))
whole = open(usual, "rb").read()
text("cut.h5", whole[:len(whole) // 2])
text("head.h5", whole[:8])
text("nothing.h5", b"")
text("page.h5", b"<html>\n<body>log in\x07</body>")
text("cut.keras", b"PK\x03\x04" + whole[:100])
os.makedirs(os.path.join(out, "folder.h5"))

wanted = program.MobileNetV2(0.35)
wanted.load(usual)
for name in sorted(os.listdir(out)) + ["missing.h5"]:
    trunk, fault, far = program.MobileNetV2(0.35), "", 0.0
    try:
        trunk.load(os.path.join(out, name))
        far = max((a - b).abs().max().item()
                  for a, b in zip(trunk.state_dict().values(), wanted.state_dict().values()))
    except program.Fault as problem:
        fault = str(problem)
    print(json.dumps({"name": name, "fault": fault, "far": far}), flush=True)
