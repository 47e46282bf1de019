#!/usr/bin/env python3
"""What StepBenchmark times, in PyTorch at its best on a processor, on two threads; needs only PyTorch.

usage: step_benchmark.py [features|heads|fine-tuning|loss].. [--turns N] [--allocator] [--ours COMMAND..]

Batch normalisation is folded, maps are channels-last where that is faster, Adam is fused where PyTorch has
it, and glibc keeps what is freed (the program starts itself again with the variables below); random weights,
random inputs. With --ours, COMMAND PART is StepBenchmark in turns: both processes live at the same time and
step alternately, three steps a turn, and medians, processor time and their ratios are printed. With
--allocator too, the other side is COMMAND with malloc's variables, and PyTorch is not asked.
"""
import os
import subprocess
import sys
import time

# Without the first three malloc gives large blocks back at every free, and each step waits for their page
# faults. Threads that spin while they wait take the cores from the other side, and from everybody else.
KEEP = {"MALLOC_MMAP_THRESHOLD_": "2000000000", "MALLOC_TRIM_THRESHOLD_": "2000000000",
        "MALLOC_TOP_PAD_": "268435456", "OMP_WAIT_POLICY": "passive"}
# Which of them this program has set for itself: the other side is started as a training is, without them.
SET = "STEP_BENCHMARK_SET"
if __name__ == "__main__" and any(name not in os.environ for name in KEEP):
    own = {SET: " ".join(name for name in KEEP if name not in os.environ)}
    os.execve(sys.executable, [sys.executable] + sys.argv, {**KEEP, **os.environ, **own})

import torch
import torch.nn as nn
import torch.nn.functional as F

THREADS, WARM_UP, STEPS = 2, 12, 3


class Unit(nn.Module):
    """A convolution with bias and, where asked, ReLU6; normalisation is folded into it."""

    def __init__(self, into, out, kernel=1, stride=1, depthwise=False, clipped=True):
        super().__init__()
        self.conv = nn.Conv2d(into, out, kernel, stride, kernel // 2, groups=into if depthwise else 1)
        self.clipped = clipped

    def forward(self, x):
        x = self.conv(x)
        return F.relu6(x, inplace=True) if self.clipped else x


def rounded(channels):
    near = max(8, int(channels + 4) // 8 * 8)
    return near + 8 if near < 0.9 * channels else near


class Trunk(nn.Module):
    """MobileNetV2 without its classifier, with the expansion of block 13 and the last map."""

    def __init__(self, width):
        super().__init__()
        into = rounded(32 * width)
        self.first, self.blocks, self.residual = Unit(3, into, 3, 2), nn.ModuleList(), []
        for filters, count, stride in ((16, 1, 1), (24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1),
                                       (160, 3, 2), (320, 1, 1)):
            out = rounded(int(filters * width))
            for i in range(count):
                wide, s = (6 * into if self.blocks else into), (stride if i == 0 else 1)
                self.blocks.append(nn.ModuleList(
                    ([Unit(into, wide)] if self.blocks else [])
                    + [Unit(wide, wide, 3, s, True), Unit(wide, out, clipped=False)]))
                self.residual.append(s == 1 and into == out)
                into = out
        self.last = Unit(into, 1280)
        self.channels = (self.blocks[13][0].conv.out_channels, 1280)

    def forward(self, x):
        x = self.first(x)
        for i, units in enumerate(self.blocks):
            before = x
            for unit in units:
                x = unit(x)
                if i == 13 and unit is units[0]:
                    tap = x
            x = x + before if self.residual[i] else x
        return [tap, self.last(x)]


class Heads(nn.Module):
    def __init__(self, classes, channels):
        super().__init__()
        self.scores, maps, below = classes + 1, list(channels), channels[1]
        self.extras = nn.ModuleList()
        for squeezed, out in ((128, 256), (64, 128), (64, 128), (64, 64)):
            self.extras.append(nn.Sequential(Unit(below, squeezed),
                                             Unit(squeezed, squeezed, 3, 2, True), Unit(squeezed, out)))
            maps.append(out)
            below = out
        head = lambda c, n: nn.Sequential(Unit(c, c, 3, 1, True), Unit(c, n, clipped=False))
        self.classes = nn.ModuleList(head(c, 6 * self.scores) for c in maps)
        self.boxes = nn.ModuleList(head(c, 24) for c in maps)

    def forward(self, maps):
        maps = list(maps)
        for extra in self.extras:
            maps.append(extra(maps[-1]))
        rows = lambda heads, n: torch.cat([h(m).permute(0, 2, 3, 1).reshape(len(m), -1, n)
                                           for h, m in zip(heads, maps)], 1)
        return rows(self.classes, self.scores), rows(self.boxes, 4)


class FineTuned(nn.Module):
    def __init__(self, width, classes):
        super().__init__()
        self.trunk = Trunk(width)
        self.heads = Heads(classes, self.trunk.channels)

    def forward(self, x):
        return self.heads(self.trunk(x))


def focal(logits, labels):
    log = F.log_softmax(logits, -1).gather(-1, labels[..., None])[..., 0]
    return (-((1 - log.exp()) ** 2) * log).sum() / (labels > 0).sum().clamp(min=1)


def adam(network):
    try:
        return torch.optim.Adam(network.parameters(), 1e-3, fused=True)
    except (TypeError, RuntimeError):
        return torch.optim.Adam(network.parameters(), 1e-3)


def training(network, inputs, images, priors):
    labels = torch.zeros(images, priors, dtype=torch.long)
    labels.view(-1)[torch.randperm(labels.numel())[: 15 * images]] = 1
    offsets, optimizer = torch.zeros(images, priors, 4), adam(network)

    def step():
        logits, boxes = network(inputs)
        positive = labels > 0
        loss = focal(logits, labels) + F.smooth_l1_loss(
            boxes[positive], offsets[positive], reduction="sum") / positive.sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()

    return step


def features(layout):
    network, x = Trunk(0.35).eval().to(memory_format=layout), torch.randn(16, 3, 300, 300)
    x = x.contiguous(memory_format=layout)

    def step():
        with torch.no_grad():
            network(x)

    return step


def heads(layout):
    maps = [torch.rand(16, 192, 19, 19), torch.rand(16, 1280, 10, 10)]
    maps = [m.contiguous(memory_format=layout) for m in maps]
    return training(Heads(3, (192, 1280)).to(memory_format=layout), maps, 16, 3000)


def fine_tuning(layout):
    network = FineTuned(1.0, 3).to(memory_format=layout)
    x = torch.randn(8, 3, 224, 224).contiguous(memory_format=layout)
    return training(network, x, 8, network(x)[0].shape[1])


# Of each part: the step, and into how many its time is divided.
PARTS = {"features": (features, 16), "heads": (heads, 1), "fine-tuning": (fine_tuning, 1)}


def median(values):
    return sorted(values)[len(values) // 2]


def timed(step, count=STEPS):
    times = []
    for _ in range(count):
        start = time.perf_counter()
        step()
        times.append((time.perf_counter() - start) * 1e3)
    return times


def fastest(part):
    """The part in the order of maps that is faster here, and its name."""
    found = []
    for name, layout in (("channels-last", torch.channels_last),
                         ("channels-first", torch.contiguous_format)):
        torch.manual_seed(0)
        step = PARTS[part][0](layout)
        timed(step, WARM_UP)
        found.append((median(timed(step, 7)), name, step))
    return min(found, key=lambda one: one[0])[1:]


class Ours:
    """StepBenchmark as a process that steps when it is told to."""

    def __init__(self, command, part, more=()):
        ours = os.environ.get(SET, "").split() + [SET]
        environment = {name: value for name, value in os.environ.items() if name not in ours}
        self.process = subprocess.Popen(command + [part, "--turns"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, bufsize=1,
                                        env={**environment, **dict(more)})
        while not self.process.stdout.readline().startswith("ready"):
            if self.process.poll() is not None:
                sys.exit("our benchmark has ended")

    def turn(self):
        self.process.stdin.write(f"{STEPS}\n")
        return [float(v) for v in self.process.stdout.readline().split()]

    def cpu(self):
        """Processor time in milliseconds, where the system has /proc."""
        with open(f"/proc/{self.process.pid}/stat") as stat:
            ticks = stat.read().rpartition(")")[2].split()[11:13]
        return sum(map(int, ticks)) * 1e3 / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def in_turns(part, turns, command):
    layout, step = fastest(part)
    ours = Ours(command, part)
    compare(part, turns, (ours.turn, ours.cpu), (lambda: timed(step), own_cpu), f"PyTorch ({layout})")
    ours.end()


def with_allocator(part, turns, command):
    ours, other = Ours(command, part), Ours(command, part, KEEP.items())
    compare(part, turns, (other.turn, other.cpu), (ours.turn, ours.cpu), "without malloc's variables",
            "with them")
    ours.end()
    other.end()


def compare(part, turns, first, second, name, own="ours"):
    """Both sides step in turns; each is what makes a turn and the clock of its processor time."""
    times, cpu, scale = ([], []), ([], []), PARTS[part][1]
    for turn in range(turns):
        for side in ((0, 1), (1, 0))[turn % 2]:
            one, clock = (first, second)[side]
            before = clock()
            times[side].extend(one())
            cpu[side].append((clock() - before) / STEPS)
    (a, b), (c, d) = map(median, times), map(median, cpu)
    ratios = sorted(median(times[0][i:i + STEPS]) / median(times[1][i:i + STEPS])
                    for i in range(0, len(times[0]), STEPS))
    quarter = len(ratios) // 4
    print(f"{part:12} {own} {a / scale:6.1f} ms, {name} {b / scale:6.1f} ms, ratio {a / b:.2f}"
          f" (quartiles of turns {ratios[quarter]:.2f} to {ratios[-1 - quarter]:.2f});"
          f" processor {c / scale:.1f} and {d / scale:.1f} ms, ratio {c / d:.2f}", flush=True)


def own_cpu():
    return time.process_time() * 1e3


def alone(part, turns):
    layout, step = fastest(part)
    times = [t / PARTS[part][1] for t in timed(step, STEPS * turns)]
    print(f"{part:12} PyTorch {median(times):.1f} ms, minimum {min(times):.1f} ms ({layout})", flush=True)


def losses():
    for rows, classes in ((16 * 3000, 4), (32 * 3000, 21)):
        z = torch.randn(rows, classes, requires_grad=True)
        y = torch.randint(classes, (rows,))
        times = timed(lambda: F.cross_entropy(z, y, reduction="sum").backward(), 31)
        print(f"cross-entropy and its gradient [{rows}, {classes}] PyTorch {median(times):.1f} ms")


def main():
    words, command = sys.argv[1:], []
    if "--ours" in words:
        place = words.index("--ours")
        words, command = words[:place], words[place + 1:]
    turns, allocator = 15, "--allocator" in words
    words = [word for word in words if word != "--allocator"]
    if "--turns" in words:
        place = words.index("--turns")
        turns = int(words[place + 1])
        del words[place:place + 2]
    torch.set_num_threads(THREADS)
    print(f"PyTorch {torch.__version__}, {THREADS} threads, {turns} turns of {STEPS} steps", flush=True)
    for part in words or [*PARTS, "loss"]:
        if part == "loss":
            losses()
        elif command:
            (with_allocator if allocator else in_turns)(part, turns, command)
        else:
            alone(part, turns)


if __name__ == "__main__":
    main()
