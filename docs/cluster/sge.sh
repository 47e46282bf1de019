#!/bin/bash
# Grid Engine: qsub -t 1-40 docs/cluster/sge.sh
#$ -N sweep
#$ -pe smp 2
#$ -l h_rt=01:00:00
#$ -cwd
#$ -j y
#$ -r y
#$ -notify

lossmith=${LOSSMITH:-$HOME/lossmith/lossmith}
sweep=${SWEEP:-$PWD/runs/sweep}

# -notify sends SIGUSR2 before a job is ended.
trap 'kill -TERM "$training" 2>/dev/null' TERM USR2
"$lossmith" sweep task "$sweep" "$SGE_TASK_ID" &
training=$!
while wait "$training"; code=$?; kill -0 "$training" 2>/dev/null; do
  : # the signal ended `wait`, not the training
done
# Grid Engine puts a job that ends with 99 back into the queue.
[ "$code" != 75 ] || code=99
exit "$code"
