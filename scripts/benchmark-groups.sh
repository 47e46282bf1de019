#!/usr/bin/env bash
# What a group of five seeds costs beside five single runs, and a race beside losses one after another, in turns:
# processor time, memory of the largest process, and how often features were computed. Each turn begins with an empty cache.
#   scripts/benchmark-groups.sh [--turns N] [--steps N] [DATA WEIGHTS]
# With DATA and WEIGHTS the group is of bccd, whose trunk is frozen; else of quick. Python 3 counts.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
turns=3 steps=40 files=()
while [ $# -gt 0 ]; do
  case $1 in
    --turns) turns=${2:?--turns N}; shift 2 ;;
    --steps) steps=${2:?--steps N}; shift 2 ;;
    *) files+=("$(realpath "$1")"); shift ;;
  esac
done
"$home/lossmith" --version >/dev/null
exec python3 - "$home" "$turns" "$steps" "${files[@]}" <<'PYTHON'
import glob, json, os, resource, shutil, statistics, subprocess, sys, tempfile

home, turns, steps, files = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
lossmith = os.path.join(home, "lossmith")
preset = "bccd" if files else "quick"
place = os.path.join(home, "resources/src/main/resources/io/github/lossmith/resources/experiments")
with open(os.path.join(place, preset + ".experiment.json"), encoding="utf-8") as file:
    experiment = json.load(file)
experiment["schedule"].update(iterations=steps, evaluations=2, checkpointEvery=steps)
if not files:
    # an evaluation of all hundred images would take longer than the steps
    experiment["data"].update(images=100, testImages=20)
options = ["--data", files[0], "--weights", files[1]] if files else []


def measured(command, cache):
    """Processor seconds, and MB of the largest process, of a command and what it starts."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.environ["LOSSMITH_CACHE"] = cache
        code = subprocess.run(command, stderr=subprocess.PIPE, text=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        if code.returncode:
            sys.stderr.write(code.stderr)
        os.write(writer, json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]).encode())
        os._exit(code.returncode)
    os.close(writer)
    if os.waitpid(child, 0)[1]:
        sys.exit("a training failed")
    with os.fdopen(reader) as answer:
        return json.load(answer)


def trained(folder, file, runs):
    """Processor seconds of all runs, MB of the largest, how often features were computed."""
    cache = os.path.join(folder, "cache")
    seen = [measured([lossmith, "train", file, *options, "--out", os.path.join(folder, name), *more], cache)
            for name, more in runs]
    # a line for the images to train on, and one for those to test on
    features = sum(line.startswith('{"kind":"features"') for metrics in
                   glob.glob(os.path.join(folder, "**", "metrics.jsonl"), recursive=True)
                   for line in open(metrics, encoding="utf-8"))
    checkpoints = glob.glob(os.path.join(folder, "**", "step-*.zip"), recursive=True)
    size = max(map(os.path.getsize, checkpoints)) / 1e6
    shutil.rmtree(folder)
    return sum(one[0] for one in seen), max(one[1] for one in seen), features, size


def compared(title, ways, file, work):
    times = {name: [] for name in ways}
    for turn in range(turns):
        for name, runs in ways.items():
            found = trained(os.path.join(work, name), file, runs)
            times[name].append(found[0])
            print("%s, %s: %.1f s of processor time, largest process %.0f MB, features computed %d times, "
                  "a checkpoint %.1f MB" % (title, name, *found), flush=True)
    first, second = [statistics.median(times[name]) for name in ways]
    ratios = sorted(b / a for a, b in zip(*times.values()))
    print("%s: %s / %s = %.3f (medians of %d turns), %.3f to %.3f" % (
        title, *reversed(ways), second / first, turns, ratios[0], ratios[-1]), flush=True)


with tempfile.TemporaryDirectory() as work:
    file = os.path.join(work, "benchmark.experiment.json")
    with open(file, "w", encoding="utf-8") as out:
        json.dump(experiment, out)
    one = [("run", ["--seed", "0"])]
    compared("five losses of " + preset,
             {"one after another": one, "race": [("run", ["--seed", "0", "--race"])]}, file, work)
    singles = [("seed-%d" % seed, ["--seed", str(seed)]) for seed in range(5)]
    compared("five seeds of " + preset,
             {"single runs": singles, "group": [("group", ["--seeds", "0-4"])]}, file, work)
PYTHON
