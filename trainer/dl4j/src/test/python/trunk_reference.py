#!/usr/bin/python3
"""Reference activations of MobileNetV2 0.35 for TrunkTest (numpy + h5py + torch, Debian's packages).

usage: trunk_reference.py WEIGHTS.h5 SIZE > trunk-reference.csv
The image is sin(0.05 (x + 2 y) + channel), x and y in pixels. Printed: map, index in [h, w, c] order, value.
"""
import sys
import h5py
import numpy as np
import torch
import torch.nn.functional as F

weights, size = h5py.File(sys.argv[1]), int(sys.argv[2])
STRIDES = [1, 2, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1]


def conv(x, name, bn, stride=1, depthwise=False):
    k = np.array(weights[f"{name}/{name}/{'depthwise_kernel' if depthwise else 'kernel'}:0"], np.float64)
    k = k.transpose(2, 3, 0, 1) if depthwise else k.transpose(3, 2, 0, 1)
    if k.shape[2] == 3:
        x = F.pad(x, (0, 1, 0, 1)) if stride == 2 and x.shape[2] % 2 == 0 else F.pad(x, (1, 1, 1, 1))
    y = F.conv2d(x, torch.from_numpy(np.ascontiguousarray(k)), stride=stride, groups=x.shape[1] if depthwise else 1)
    v = lambda s: torch.from_numpy(np.array(weights[f"{bn}/{bn}/{s}:0"], np.float64))[:, None, None]
    return (y - v("moving_mean")) / torch.sqrt(v("moving_variance") + 1e-3) * v("gamma") + v("beta")


yy, xx, cc = np.meshgrid(np.arange(size), np.arange(size), np.arange(3), indexing="ij")
x = torch.from_numpy(np.sin(0.05 * (xx + 2 * yy) + cc)).permute(2, 0, 1)[None]
x = F.relu6(conv(x, "Conv1", "bn_Conv1", 2))
for i, s in enumerate(STRIDES):
    pre, before = "expanded_conv" if i == 0 else f"block_{i}", x
    if i:
        x = F.relu6(conv(x, pre + "_expand", pre + "_expand_BN"))
    if i == 13:
        tap = x
    x = F.relu6(conv(x, pre + "_depthwise", pre + "_depthwise_BN", s, True))
    x = conv(x, pre + "_project", pre + "_project_BN")
    if s == 1 and x.shape == before.shape:
        x = x + before
last = F.relu6(conv(x, "Conv_1", "Conv_1_bn"))
print("map,index,value")
for number, m in enumerate((tap, last)):
    flat = m[0].permute(1, 2, 0).reshape(-1).numpy()
    for index in range(0, len(flat), max(1, len(flat) // 300)):
        print(f"{number},{index},{flat[index]:.9g}")
