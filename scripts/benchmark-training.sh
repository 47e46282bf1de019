#!/usr/bin/env bash
# The training benchmarks of docs/benchmarks.md: Lossmith's steps and PyTorch's, in turns, with their ratios.
#   scripts/benchmark-training.sh FOLDER_OF_KERAS_WEIGHTS [--python FILE] [--turns N] [--allocator] [features|heads|fine-tuning|quick|loss]..
# FILE is a Python with PyTorch, /usr/bin/python3 by default (Debian: python3-torch). --allocator: Lossmith with and without the
# variables that make malloc keep what is freed, in turns.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$home/scripts/machine.sh"
require_java
weights=$(realpath "${1:?usage: benchmark-training.sh FOLDER_OF_KERAS_WEIGHTS [--python FILE] [--turns N] [PART]..}")
shift
python=/usr/bin/python3 turns=15 parts=() allocator=()
while [ $# -gt 0 ]; do
  case $1 in
    --python) python=${2:?--python FILE}; shift 2 ;;
    --turns) turns=${2:?--turns N}; shift 2 ;;
    --allocator) allocator=(--allocator); shift ;;
    *) parts+=("$1"); shift ;;
  esac
done
if [ ${#parts[@]} -eq 0 ]; then
  parts=(features heads fine-tuning)
  [ ${#allocator[@]} -gt 0 ] || parts+=(quick loss)
fi
cd "$home"
engine=trainer/dl4j/target
./mvnw -q -B --no-transfer-progress -Dgates=off -pl trainer/dl4j -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -DincludeScope=test
# what a training process is started with
ours=(env OMP_WAIT_POLICY=passive "$JAVA_HOME/bin/java" -Xmx1200m -XX:+UseParallelGC
  -Dorg.eclipse.deeplearning4j.helpers.disable=false
  -cp "$engine/test-classes:$engine/classes:trainer/experiment/target/classes:designer/target/classes:resources/target/classes:$(cat $engine/benchmark.classpath)")
compared=() alone=() loss=false
for part in "${parts[@]}"; do
  case $part in
    loss) loss=true ;;
    quick) alone+=("$part") ;;
    *) compared+=("$part") ;;
  esac
done
step=("${ours[@]}" io.github.lossmith.trainer.detector.StepBenchmark "$weights")
if "$python" -c 'import torch' 2>/dev/null; then
  [ ${#compared[@]} -eq 0 ] || "$python" trainer/dl4j/src/test/python/step_benchmark.py "${compared[@]}" --turns "$turns" ${allocator[@]+"${allocator[@]}"} --ours "${step[@]}"
else
  echo "no PyTorch in $python: Lossmith alone (Debian: python3-torch; another one with --python FILE)"
  alone=("${compared[@]}" ${alone[@]+"${alone[@]}"})
fi
[ ${#alone[@]} -eq 0 ] || "${step[@]}" "${alone[@]}"
[ $loss = false ] || "${ours[@]}" io.github.lossmith.trainer.loss.LossBenchmark
