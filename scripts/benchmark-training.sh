#!/usr/bin/env bash
# The training benchmarks of docs/benchmarks.md: ours, then PyTorch's where Debian's python3-torch is installed.
#   scripts/benchmark-training.sh FOLDER_OF_KERAS_WEIGHTS [features|heads|fine-tuning|quick|loss]..
# Run it on a quiet machine.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$home/scripts/machine.sh"
require_java
weights=$(realpath "${1:?usage: benchmark-training.sh FOLDER_OF_KERAS_WEIGHTS [PART]..}")
shift
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(features heads fine-tuning quick loss)
cd "$home"
engine=trainer/dl4j/target
./mvnw -q -B --no-transfer-progress -Dgates=off -pl trainer/dl4j -am test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath -DincludeScope=test
ours() {
  OMP_WAIT_POLICY=passive "$JAVA_HOME/bin/java" -Xmx1200m -XX:+UseParallelGC -Dorg.eclipse.deeplearning4j.helpers.disable=false \
    -cp "$engine/test-classes:$engine/classes:trainer/experiment/target/classes:designer/target/classes:resources/target/classes:$(cat $engine/benchmark.classpath)" "$@"
}
steps=() loss=false
for part in "${parts[@]}"; do
  if [ "$part" = loss ]; then loss=true; else steps+=("$part"); fi
done
[ ${#steps[@]} -eq 0 ] || ours io.github.lossmith.trainer.detector.StepBenchmark "$weights" "${steps[@]}"
[ $loss = false ] || ours io.github.lossmith.trainer.loss.LossBenchmark
if /usr/bin/python3 -c 'import torch, torchvision' 2>/dev/null; then
  echo "PyTorch:"
  /usr/bin/python3 trainer/dl4j/src/test/python/step_benchmark.py "${parts[@]}"
else
  echo "no PyTorch here (Debian: python3-torch python3-torchvision)"
fi
