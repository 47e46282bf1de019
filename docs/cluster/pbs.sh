#!/bin/bash
# PBS Pro, OpenPBS: qsub -J 1-40 docs/cluster/pbs.sh     (Torque: qsub -t 1-40, and PBS_ARRAYID below)
#PBS -N sweep
#PBS -l select=1:ncpus=2:mem=4gb
#PBS -l walltime=01:00:00
#PBS -j oe
#PBS -r y

lossmith=${LOSSMITH:-$HOME/lossmith/lossmith}
sweep=${SWEEP:-$PBS_O_WORKDIR/runs/sweep}

trap 'kill -TERM "$training" 2>/dev/null' TERM
"$lossmith" sweep task "$sweep" "$PBS_ARRAY_INDEX" &
training=$!
while wait "$training"; code=$?; kill -0 "$training" 2>/dev/null; do
  : # the signal ended `wait`, not the training
done
exit "$code"
