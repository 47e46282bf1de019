"""Runs the exported program with a card that fails: usage: fake_card.py FOLDER PROGRAM KIND OPTION..

KIND memory=N: more than N images at once do not fit; lost=N: the card is gone at the N-th gradient;
compile=N: a compiler that ends with an error at the N-th gradient; killed=N: the process ends at
the N-th gradient as by kill -9; talks=N: it prints N megabytes in one line; none=0: all is well.
"""
import os
import signal
import sys

folder, name, kind = sys.argv[1:4]
sys.path.insert(0, folder)
program = __import__(name)
what, number = kind.split("=")
sys.argv = [name + ".py"] + ["cpu" if word.startswith("cuda") else word for word in sys.argv[4:]]
output, seen, real = program.Trainer.output, [0], program.reason


def limited(self, net, inputs):
    images = len(inputs[0] if net.frozen else inputs)
    if program.torch.is_grad_enabled():
        seen[0] += 1
    if what == "memory" and images > int(number):
        raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB\nmore about it")
    if what == "lost" and seen[0] >= int(number):
        raise RuntimeError("CUDA error: unspecified launch failure\nmore about it")
    if what == "killed" and seen[0] >= int(number):
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "talks" and seen[0] == 1:
        print("0123456789" * 100_000 * int(number), end="", flush=True)
        seen[0] += 1
    return output(self, net, inputs)


class CompilerError(Exception):
    __module__ = "torch._dynamo.exc"


class Compiled:
    """As PyTorch's own, it asks the model for its length when it is asked whether it is true."""

    def __init__(self, model):
        self.model = model

    def __call__(self, inputs):
        if what == "compile" and seen[0] >= int(number):
            raise CompilerError("no C++ compiler\nmore about it")
        return self.model(inputs)

    def __len__(self):
        raise TypeError("the model does not support len()")


program.torch.compile = Compiled
program.Trainer.output = limited
program.Trainer.is_on_card = lambda self: True
program.answers = lambda device: what != "lost"
program.device_name = lambda device: "NVIDIA Fake"
program.reason = lambda problem, device: real(problem, "cuda:0")
sys.exit(program.main())
