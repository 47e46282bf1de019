#!/usr/bin/env python3
"""Makes losses.csv: scale coefficients g(p) = dL/dp and losses L(p), L(1) = 0, to 17 digits (Debian: python3-mpmath, 50 digits).

  designer/src/test/python/losses.py > designer/src/test/resources/io/github/lossmith/designer/integration/losses.csv

Every L is computed by adaptive quadrature of -g on [p, 1] AND, where one is known, by the closed form; the script
stops if they differ by more than 1e-13 relative.
"""
import sys, csv
from mpmath import mp, mpf, log, exp, quad, cos, pi, ci, hyp2f1
mp.dps = 50

def ce():            return (lambda p: -1/p, lambda p: -log(p))
def focal(g):        return (lambda p: (g*(1-p)**(g-1)*log(p) if p < 1 else (mpf(0))) - (1-p)**g/p, lambda p: -(1-p)**g*log(p))
def maki(g):         return (lambda p: -(1-p)**g/p, lambda p: (1-p)**(g+1)/(g+1)*hyp2f1(1, g+1, g+2, 1-p))
def qce():           return (lambda p: log(p)/p, lambda p: log(p)**2/2)
def powerce(n):      return (lambda p: -(-log(p))**(n-1)/p, lambda p: (-log(p))**n/n)
def poly1ce(e):      return (lambda p: -1/p - e, lambda p: -log(p) + e*(1-p))
def poly1focal(g,e): 
    a,b = focal(g); return (lambda p: a(p) - e*(g+1)*(1-p)**g, lambda p: b(p) + e*(1-p)**(g+1))
def gce(q):          return (lambda p: -p**(q-1), lambda p: (1-p**q)/q)
def mae():           return (lambda p: mpf(-1), lambda p: 1-p)
def taylorce(t):     return (lambda p: -(1-(1-p)**t)/p, lambda p: sum((1-p)**i/i for i in range(1, int(t)+1)))
def phuber(t):       return (lambda p: -min(1/p, t), lambda p: -log(p) if p > 1/t else -t*p + log(t) + 1)
def coswin():        return (lambda p: -(1+cos(pi*p))/(2*p), lambda p: -(log(p) + ci(pi*p) - ci(pi))/2)

SETS = [('ce',{},ce()), ('focal',{'gamma':2},focal(mpf(2))), ('focal',{'gamma':'0.5'},focal(mpf('0.5'))), ('focal',{'gamma':5},focal(mpf(5))),
            ('maki',{'gamma':1},maki(mpf(1))), ('maki',{'gamma':2},maki(mpf(2))), ('maki',{'gamma':'1.5'},maki(mpf('1.5'))), ('maki',{'gamma':'0.5'},maki(mpf('0.5'))),
            ('qce',{},qce()), ('power-ce',{'n':3},powerce(mpf(3))), ('poly1-ce',{'epsilon':1},poly1ce(mpf(1))), ('poly1-focal',{'gamma':2,'epsilon':1},poly1focal(mpf(2),mpf(1))),
            ('gce',{'q':'0.7'},gce(mpf('0.7'))), ('mae',{},mae()), ('taylor-ce',{'t':2},taylorce(mpf(2))), ('phuber-ce',{'tau':10},phuber(mpf(10))), ('cosine-ce',{},coswin())]
POINTS = ['1e-12','1e-6','1e-3','0.01','0.1','0.3','0.5','0.7','0.9','0.99','0.999999']
w = csv.writer(sys.stdout); w.writerow(['preset','parameters','p','coefficient','loss','loss_closed_form_exists'])
for name, par, (g, L) in SETS:
    for s in POINTS:
        p = mpf(s)
        brk = [mpf(0), -log(p)] if -log(p) < 1 else [mpf(0), mpf('0.01'), mpf('0.5')] + [k for k in (1,2,4,8,16) if k < -log(p)] + [-log(p)]
        for b in ([log(mpf(str(par['tau'])))] if name=='phuber-ce' else []): brk = sorted(set(brk + ([b] if b < -log(p) else [])))
        num = quad(lambda u: -g(exp(-u))*exp(-u), brk)
        ref = L(p)
        if abs(num-ref) > mpf('1e-13')*max(abs(ref), mpf('1e-30')): sys.exit(f'{name} {par} {s}: quadrature {num} closed form {ref}')
        w.writerow([name, ';'.join(f'{k}={v}' for k,v in par.items()), s, mp.nstr(g(p),17), mp.nstr(ref,17), 'yes'])
