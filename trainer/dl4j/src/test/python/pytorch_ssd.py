#!/usr/bin/env python3
"""The yardstick: the paper's comparison on a frozen MobileNetV2 trunk in PyTorch (Debian python3-torch/-torchvision/-h5py/-pil).

usage: pytorch_ssd.py VOC_ROOT CLASS,CLASS.. TRAIN_SPLIT TEST_SPLIT ITERATIONS ce,ohem,focal,maki,qce [ALPHA=0.35] [EVALS=4] [BATCH=16] [SEED=0]
The Keras weights lie in the folder $WEIGHTS (default: ../shared/data/weights beside the repository).
Prints feature seconds, then per loss: seconds, curve of (mAP 11-point at IoU 0.5, [AP per class]).
"""
import sys, math, os, time, numpy as np, h5py, torch, torch.nn as nn, torch.nn.functional as F, xml.etree.ElementTree as ET
import torchvision.ops as ops
from PIL import Image
torch.set_num_threads(2)
HERE = os.path.dirname(os.path.abspath(__file__))
arg = lambda i, d: sys.argv[i] if len(sys.argv) > i else d
ALPHA, EVALS, BATCH, SEED = arg(7, '0.35'), int(arg(8, 4)), int(arg(9, 16)), int(arg(10, 0))
WEIGHTS = os.environ.get('WEIGHTS', f'{HERE}/../../../../../../shared/data/weights')
H = h5py.File(f'{WEIGHTS}/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_{ALPHA}_224_no_top.h5')
STRIDES = [1,2,1,2,1,1,2,1,1,1,1,1,1,2,1,1,1]
FOLD = {}
def folded(name, bn, dw):
    if name not in FOLD:
        k = np.array(H[f'{name}/{name}/' + ('depthwise_kernel:0' if dw else 'kernel:0')]); v = lambda s: np.array(H[f'{bn}/{bn}/{s}:0'])
        s = v('gamma')/np.sqrt(v('moving_variance') + 1e-3); k = k.transpose(2,3,0,1) if dw else k.transpose(3,2,0,1)
        FOLD[name] = torch.from_numpy(np.ascontiguousarray(k*s[:,None,None,None])), torch.from_numpy(v('beta') - v('moving_mean')*s)
    return FOLD[name]
def conv(x, name, bn, stride, dw=False):
    k, b = folded(name, bn, dw); p = 0
    if k.shape[2] == 3:
        if stride == 2: x = F.pad(x, (0,1,0,1)) if x.shape[2] % 2 == 0 else F.pad(x, (1,1,1,1))
        else: p = 1
    return F.conv2d(x, k, b, stride=stride, padding=p, groups=x.shape[1] if dw else 1)
def trunk(x):
    x = F.relu6(conv(x, 'Conv1', 'bn_Conv1', 2))
    for i, s in enumerate(STRIDES):
        inp = x; pre = 'expanded_conv' if i == 0 else f'block_{i}'
        if i: x = F.relu6(conv(x, pre+'_expand', pre+'_expand_BN', 1))
        if i == 13: tap = x
        x = F.relu6(conv(x, pre+'_depthwise', pre+'_depthwise_BN', s, True)); x = conv(x, pre+'_project', pre+'_project_BN', 1)
        if s == 1 and x.shape == inp.shape: x = x + inp
    return tap, F.relu6(conv(x, 'Conv_1', 'Conv_1_bn', 1))
S = 300
def load(root, split, names):
    X, B = [], []
    for id in open(f'{root}/ImageSets/Main/{split}.txt').read().split():
        im = Image.open(f'{root}/JPEGImages/{id}.jpg').convert('RGB'); w, h = im.size; b = []
        X.append(np.asarray(im.resize((S,S), Image.BILINEAR), np.float32)/127.5 - 1)
        for o in ET.parse(f'{root}/Annotations/{id}.xml').getroot().iter('object'):
            q = [float(o.find('bndbox/'+k).text) for k in ('xmin','ymin','xmax','ymax')]
            if q[2] > q[0] and q[3] > q[1]: b.append([q[0]/w, q[1]/h, q[2]/w, q[3]/h, names.index(o.find('name').text)+1])
        B.append(torch.tensor(b).reshape(-1, 5))
    return torch.from_numpy(np.stack(X)).permute(0,3,1,2).contiguous(), B
def priors():
    P = []
    for f, mn, mx in zip([19,10,5,3,2,1], range(60,300,45), range(105,345,45)):
        for j in range(f):
            for i in range(f):
                cx, cy, s, s2 = (i+.5)/f, (j+.5)/f, mn/300, math.sqrt(mn*mx)/300
                P += [[cx,cy,s,s],[cx,cy,s2,s2]]
                for r in (2,3): q = math.sqrt(r); P += [[cx,cy,s*q,s/q],[cx,cy,s/q,s*q]]
    return torch.tensor(P).clamp(0,1)
P = priors(); PC = torch.cat([P[:,:2]-P[:,2:]/2, P[:,:2]+P[:,2:]/2], 1)
def match(b):
    if not len(b): return torch.zeros(len(P),4), torch.zeros(len(P), dtype=torch.long)
    m = ops.box_iou(PC, b[:,:4]); best, idx = m.max(1); bp = m.argmax(0); best[bp] = 2; idx[bp] = torch.arange(len(b))
    lab = b[idx,4].long(); lab[best < .5] = 0; g = b[idx,:4]; c, wh = (g[:,:2]+g[:,2:])/2, g[:,2:]-g[:,:2]
    return torch.cat([(c-P[:,:2])/P[:,2:]/.1, torch.log(wh/P[:,2:])/.2], 1), lab
def decode(l):
    c, wh = l[:,:2]*.1*P[:,2:]+P[:,:2], torch.exp(l[:,2:]*.2)*P[:,2:]; return torch.cat([c-wh/2, c+wh/2], 1).clamp(0,1)
class Head(nn.Module):
    def __init__(s, C, chs):
        super().__init__(); s.C = C
        sep = lambda i, o, st=1: nn.Sequential(nn.Conv2d(i,i,3,st,1,groups=i), nn.ReLU6(), nn.Conv2d(i,o,1))
        ex = lambda i, m, o: nn.Sequential(nn.Conv2d(i,m,1), nn.ReLU6(), sep(m,o,2), nn.ReLU6())
        s.ex = nn.ModuleList([ex(chs[1],128,256), ex(256,64,128), ex(128,64,128), ex(128,64,64)]); ch = list(chs)+[256,128,128,64]
        s.cl = nn.ModuleList([sep(c, 6*(C+1)) for c in ch]); s.bx = nn.ModuleList([sep(c, 24) for c in ch])
    def forward(s, f):
        f = list(f)
        for e in s.ex: f.append(e(f[-1]))
        g = lambda h, n: torch.cat([m(x).permute(0,2,3,1).reshape(x.shape[0],-1,n) for m, x in zip(h, f)], 1)
        return g(s.cl, s.C+1), g(s.bx, 4)
def closs(kind, logits, lab):
    lp = F.log_softmax(logits, -1).gather(-1, lab[...,None])[...,0]; p = lp.exp(); pos = lab > 0; N = pos.sum().clamp(min=1)
    if kind == 'ce': return -lp.sum()/N
    if kind == 'ohem':
        n = (-lp).detach().clone(); n[pos] = -1; thr = n.flatten().topk(int(N)).values[-1]; return -lp[pos | (n >= thr)].sum()/N
    if kind == 'focal': return (-(1-p)**2*lp).sum()/N
    if kind == 'maki': return (-(lp+1-p)).sum()/N
    if kind == 'qce': return (lp**2/2).sum()/lab.numel()
def ap11(tp, n):
    if not len(tp): return 0.
    r, p = np.cumsum(tp)/n, np.cumsum(tp)/(np.arange(len(tp))+1); return float(np.mean([max([0.]+list(p[r >= t])) for t in np.linspace(0,1,11)]))
def evaluate(net, feats, B, C):
    dets = {c: [] for c in range(1, C+1)}
    with torch.no_grad():
        for i in range(len(B)):
            cl, bx = net([f[i:i+1] for f in feats]); pr, bb = cl[0].softmax(-1), decode(bx[0])
            for c in dets:
                m = pr[:,c] > .01
                if m.any(): k = ops.nms(bb[m], pr[m,c], .45)[:200]; dets[c] += [(s.item(), i, b) for s, b in zip(pr[m,c][k], bb[m][k])]
    aps = []
    for c in dets:
        gt = {i: b[b[:,4]==c][:,:4] for i, b in enumerate(B)}; used = {i: set() for i in gt}; tp = []
        for s, i, b in sorted(dets[c], key=lambda t: -t[0]):
            o = ops.box_iou(b[None], gt[i])[0] if len(gt[i]) else torch.zeros(1); j = int(o.argmax()); ok = o[j] >= .5 and j not in used[i]
            if ok: used[i].add(j)
            tp.append(int(ok))
        aps.append(ap11(np.array(tp), sum(len(g) for g in gt.values())))
    return round(float(np.mean(aps)),3), [round(a,3) for a in aps]
if __name__ == '__main__':
    root, names, tr, te, iters, kinds = sys.argv[1], sys.argv[2].split(','), sys.argv[3], sys.argv[4], int(sys.argv[5]), sys.argv[6].split(',')
    (X, B), (Xt, Bt), C = load(root, tr, names), load(root, te, names), len(names); t = time.time()
    with torch.no_grad(): fe = lambda X: [torch.cat(z) for z in zip(*[trunk(X[i:i+16]) for i in range(0,len(X),16)])]; f, ft = fe(X), fe(Xt)
    print(f'features {time.time()-t:.1f}s for {len(X)+len(Xt)} images', flush=True)
    M = [match(b) for b in B]; L, Y = torch.stack([m[0] for m in M]), torch.stack([m[1] for m in M]); print('positives per image', round((Y>0).float().sum(1).mean().item(),1), 'of', len(P))
    for kind in kinds:
        torch.manual_seed(SEED); net = Head(C, [z.shape[1] for z in f]); opt = torch.optim.Adam(net.parameters(), {'focal':4e-4}.get(kind,1e-3)); curve, train_s, eval_s = [], 0., 0.
        for it in range(iters):
            t = time.time(); ix = torch.randint(len(X), (BATCH,)); cl, bx = net([z[ix] for z in f]); y = Y[ix]; pos = y > 0; N = pos.sum().clamp(min=1)
            loss = closs(kind, cl, y) + {'maki':.2,'qce':.1}.get(kind,1.)*F.smooth_l1_loss(bx[pos], L[ix][pos], reduction='sum')/N
            opt.zero_grad(); loss.backward(); opt.step(); train_s += time.time()-t
            if (it+1) % (iters//EVALS) == 0: t = time.time(); curve.append(evaluate(net, ft, Bt, C)); eval_s += time.time()-t
        print(f'{kind}: train {train_s:.1f}s ({1e3*train_s/iters:.0f} ms/iteration) eval {eval_s:.1f}s', curve, flush=True)
