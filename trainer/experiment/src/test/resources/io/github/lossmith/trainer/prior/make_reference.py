#!/usr/bin/python3
"""Writes ssd_reference.json: priors, matching, coding and suppression by PyTorch and torchvision, resizing by PIL.

usage: make_reference.py trainer/dl4j/src/test/python VOC_ROOT CLASS,CLASS..   (Debian: python3-torch python3-torchvision python3-h5py python3-pil)
"""
import json, os, sys
import numpy as np, torch, torchvision.ops as ops
import xml.etree.ElementTree as ET
from PIL import Image

folder, root, names = sys.argv[1], sys.argv[2], sys.argv[3].split(',')
sys.argv = sys.argv[:1]
sys.path.insert(0, folder)
import pytorch_ssd as ssd

f = lambda t: [float('%.8g' % v) for v in np.asarray(t, np.float64).reshape(-1)]


def objects(id):
    tree = ET.parse(f'{root}/Annotations/{id}.xml').getroot()
    w, h = (float(tree.find('size/' + k).text) for k in ('width', 'height'))
    rows = []
    for o in tree.iter('object'):
        q = [float(o.find('bndbox/' + k).text) for k in ('xmin', 'ymin', 'xmax', 'ymax')]
        if q[2] > q[0] and q[3] > q[1]:
            rows.append([q[0] / w, q[1] / h, q[2] / w, q[3] / h, names.index(o.find('name').text) + 1])
    return torch.tensor(rows)


out = {'priors': {'count': len(ssd.P), 'sums': f(ssd.P.double().sum(0)), 'every97': f(ssd.P[::97])}, 'matching': []}
for id in sorted(os.path.splitext(n)[0] for n in os.listdir(f'{root}/Annotations'))[::60]:
    b = objects(id)
    offsets, labels = ssd.match(b)
    at = labels.nonzero()[:, 0]
    out['matching'].append({
        'id': id, 'boxes': f(b[:, :4]), 'labels': [int(v) for v in b[:, 4]], 'priors': at.tolist(),
        'matched': labels[at].tolist(), 'offsets': f(offsets[at]), 'best': f(ops.box_iou(ssd.PC, b[:, :4]).max(0)[0])})

torch.manual_seed(0)
offsets = torch.randn(len(ssd.P), 4)
out['decoding'] = {'at': list(range(0, 3000, 97)), 'offsets': f(offsets[::97]), 'boxes': f(ssd.decode(offsets)[::97])}
corner = torch.rand(200, 2) * .6
boxes = torch.cat([corner, corner + .1 + torch.rand(200, 2) * .3], 1)
scores = torch.rand(200)
out['suppression'] = {'boxes': f(boxes), 'scores': f(scores), 'kept': ops.nms(boxes, scores, .45).tolist()}

y, x = np.mgrid[0:29, 0:41]
picture = np.stack([(x * 6 + y * 3) % 256, (x * y) % 256, (255 - 7 * y) % 256], 2).astype(np.uint8)
out['resizing'] = {
    str(side): f(np.asarray(Image.fromarray(picture).resize((side, side), Image.BILINEAR))) for side in (10, 29, 50)}
json.dump(out, open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'ssd_reference.json'), 'w'))
