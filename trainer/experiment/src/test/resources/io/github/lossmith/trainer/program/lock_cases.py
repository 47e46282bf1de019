"""Who may write a run directory, in the exported program: lock_cases.py PROGRAM FOLDER, with refused locks or without."""
import importlib.util
import json
import os
import signal
import sys
import threading
import time

spec = importlib.util.spec_from_file_location("program", sys.argv[1])
program = importlib.util.module_from_spec(spec)
spec.loader.exec_module(program)
program.SILENCE_S, program.LOOK_S = 0.3, 0.02
folder = sys.argv[2]
owner = os.path.join(folder, "run.owner")
state = os.path.join(folder, "state.json")


class Stop:
    asked = False


def write(file, text):
    with open(file, "w", encoding="utf-8") as out:
        out.write(text)


def lock():
    return program.RunLock(folder, Stop)


def taken_by_a_child():
    """Whether a process takes the lock; it holds it until it is killed."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        held = lock()  # kept: a file that is collected gives its lock back
        os.write(write_end, b"1" if held.take() else b"0")
        time.sleep(10)
        os._exit(0)
    return os.read(read_end, 1) == b"1", child


def kill(child):
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def two_processes():
    first, child = taken_by_a_child()
    second, other = taken_by_a_child()
    assert first and not second, (first, second)
    kill(child)
    third, last = taken_by_a_child()
    assert third, "after kill -9"
    kill(other)
    kill(last)


def elsewhere(boot="x/1", host="node12"):
    return json.dumps({"host": host, "boot": boot, "pid": os.getpid(), "processStart": 0})


def silence_is_the_end():
    write(owner, elsewhere())
    write(state, '{"heartbeat": "1999"}')
    mine = lock()
    assert mine.claim() and mine.is_held()
    mine.release()
    assert not os.path.exists(owner)


def a_clone_of_this_machine_is_elsewhere():
    program.SILENCE_S, before = 60, program.SILENCE_S
    write(owner, elsewhere(host=program.platform.node()))
    timer = threading.Timer(0.1, write, [state, '{"heartbeat": "2001"}'])
    timer.start()
    assert not lock().claim(), "its state changes"
    timer.join()
    write(owner, elsewhere(boot=program.boot_id(), host=program.platform.node()))
    assert not lock().claim(), "this process lives"
    write(owner, elsewhere(boot=program.boot_id(), host=program.platform.node()).replace(
        f'"pid": {os.getpid()}', '"pid": 999999999'))
    mine = lock()
    assert mine.claim(), "its process is gone, which is seen at once"
    mine.release()
    program.SILENCE_S = before


def loss_is_seen():
    mine = lock()
    assert mine.claim()
    os.remove(owner)
    assert mine.is_held(), "made again"
    write(owner, elsewhere())
    assert not mine.is_held()
    mine.release()
    assert os.path.exists(owner)
    os.remove(owner)


def heartbeats():
    environment, found = dict(os.environ), []
    for more in ({}, {"SLURM_JOB_ID": "3"}, {"SLURM_JOB_ID": "3", "LOSSMITH_HEARTBEAT": "5"}):
        os.environ.update(more)
        found.append(program.heartbeat_seconds())
    os.environ.clear()
    os.environ.update(environment)
    assert found == [1, 15, 5], found


two_processes()
if os.path.exists(owner):
    os.remove(owner)
silence_is_the_end()
a_clone_of_this_machine_is_elsewhere()
loss_is_seen()
heartbeats()
print("good")
