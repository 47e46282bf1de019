#!/bin/bash
# Trains the tasks of a planned sweep on a Slurm cluster; written by `lossmith sweep submit`.
# It may be edited: what is submitted later uses it as it is then. Delete it to have it written again.
# By hand: sbatch --array=1-{{jobs}} job.sh 0 {{tasks}}
{{sbatch}}

lossmith={{lossmith}}
sweep={{folder}}
pack={{pack}}        # tasks that are trained side by side in one job, which share its cards

# Here is the place for what a node needs first: module load java, source venv/bin/activate.

offset=${1:-0}       # of the array's indices, where the site allows none as high as that of the last task
last=${2:-{{tasks}}} # the number of the last task
shift $(($# < 2 ? $# : 2))

first=$(((offset + SLURM_ARRAY_TASK_ID - 1) * pack + 1))
running=()

# Before the time limit, and when the job is put back or cancelled: each training writes a checkpoint.
trap 'kill -TERM "${running[@]}" 2>/dev/null' TERM

for ((task = first; task < first + pack && task <= last; task++)); do
  "$lossmith" sweep task "$sweep" "$task" "$@" &
  running+=($!)
done

stopped=no
worst=0
for process in "${running[@]}"; do
  while wait "$process"; code=$?; kill -0 "$process" 2>/dev/null; do
    : # the signal ended `wait`, not the training
  done
  case $code in
    75) stopped=yes ;; # with a checkpoint
    *) [ "$code" -le "$worst" ] || worst=$code ;;
  esac
done

# Back into the queue, unless the job was cancelled or is back already.
if [ "$stopped" = yes ]; then
  job=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
  if [ "$(squeue --noheader --jobs="$job" --format=%T)" = RUNNING ]; then
    scontrol requeue "$job"
  fi
  [ "$worst" != 0 ] || worst=75
fi
exit "$worst"
