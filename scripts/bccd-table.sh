#!/usr/bin/env bash
# The table of docs/experiments.md: five losses, seeds 0, 1 and 2, on BCCD with a frozen MobileNetV2 0.35.
#   scripts/bccd-table.sh BCCD_FOLDER WEIGHTS.h5 OUT_FOLDER [SEED]..
#   EXPERIMENT=docs/bccd-small-priors.experiment.json scripts/bccd-table.sh … the same with priors for platelets
# Prints one line a loss: 11-point mAP of each seed, their mean; draws Figure 3 into OUT_FOLDER. Interrupted, it goes on.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=${1:?usage: bccd-table.sh BCCD_FOLDER WEIGHTS.h5 OUT_FOLDER [SEED]..} weights=$2 out=$3
shift 3
seeds=("$@")
[ ${#seeds[@]} -gt 0 ] || seeds=(0 1 2)
mkdir -p "$out"
for seed in "${seeds[@]}"; do
  start=$(date +%s)
  "$home/lossmith" train "${EXPERIMENT:-bccd}" --data "$data" --weights "$weights" --seed "$seed" --out "$out/seed-$seed" --resume
  echo "seed $seed: $(($(date +%s) - start)) s" >&2
done
"$home/lossmith" figures --runs "$out" --out "$out/figures"
python3 - "$out" "${seeds[@]}" <<'PY'
import json, sys
out, seeds = sys.argv[1], sys.argv[2:]
table, classes = {}, {}
for seed in seeds:
    for line in open(f"{out}/seed-{seed}/metrics.jsonl"):
        m = json.loads(line)
        if m["kind"] == "evaluation":
            table.setdefault(m["loss"], {})[seed] = m.get("map11", m.get("map_11"))
            classes.setdefault(m["loss"], {})[seed] = m.get("ap11", m.get("ap_11"))
print("| loss | " + " | ".join(f"seed {s}" for s in seeds) + " | mean | " + " | ".join(sorted(next(iter(next(iter(classes.values())).values())))) + " |")
print("|---" * (len(seeds) + 2 + 3) + "|")
for loss, by in table.items():
    mean = sum(by.values()) / len(by)
    names = sorted(next(iter(classes[loss].values())))
    ap = [sum(classes[loss][s][n] for s in by) / len(by) for n in names]
    print(f"| {loss} | " + " | ".join(f"{by[s]:.3f}" for s in seeds) + f" | {mean:.3f} | " + " | ".join(f"{a:.3f}" for a in ap) + " |")
PY
