#!/bin/bash
# LSF: bsub < docs/cluster/lsf.sh
#BSUB -J "sweep[1-40]"
#BSUB -n 2
#BSUB -R "rusage[mem=4GB]"
#BSUB -W 1:00
#BSUB -o sweep-%J-%I.txt
#BSUB -r
#BSUB -wa TERM
#BSUB -wt 2
#BSUB -Q "75"

# -Q puts a job that ends with 75 back into the queue; -wa and -wt send SIGTERM two minutes before the limit.
lossmith=${LOSSMITH:-$HOME/lossmith/lossmith}
sweep=${SWEEP:-$PWD/runs/sweep}

trap 'kill -TERM "$training" 2>/dev/null' TERM
"$lossmith" sweep task "$sweep" "$LSB_JOBINDEX" &
training=$!
while wait "$training"; code=$?; kill -0 "$training" 2>/dev/null; do
  : # the signal ended `wait`, not the training
done
exit "$code"
