#!/usr/bin/env bash
# A Slurm of this machine alone, for tests, as root: no systemd, no cgroups, no accounting; all of it in one folder.
#   slurm.sh up|kill|again|down FOLDER       clients need SLURM_CONF=FOLDER/slurm.conf
# kill ends slurmd and slurmctld as a power failure would; again starts them with what they had.
set -euo pipefail
d=$(mkdir -p "$2" && cd "$2" && pwd)
h=$(hostname -s)
export SLURM_CONF=$d/slurm.conf

configure() {
  mkdir -p "$d"/{state,spool,log,munge}
  chmod 700 "$d/munge"
  dd if=/dev/urandom of="$d/munge/key" bs=1 count=1024 status=none
  chmod 400 "$d/munge/key"
  local memory
  memory=$(($(awk '/MemTotal/{print $2}' /proc/meminfo) / 1024 * 9 / 10))
  cat >"$SLURM_CONF" <<C
ClusterName=lossmith
SlurmctldHost=$h(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$d/munge/socket
CryptoType=crypto/munge
SlurmctldPort=16827
SlurmdPort=16828
StateSaveLocation=$d/state
SlurmdSpoolDir=$d/spool
SlurmctldPidFile=$d/slurmctld.pid
SlurmdPidFile=$d/slurmd.pid
SlurmctldLogFile=$d/log/slurmctld.log
SlurmdLogFile=$d/log/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=sched_min_interval=100000,batch_sched_delay=0
PriorityType=priority/basic
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
ReturnToService=2
JobRequeue=1
KillWait=30
InactiveLimit=0
MinJobAge=300
SlurmctldTimeout=30
SlurmdTimeout=30
MaxArraySize=10001
SlurmdParameters=config_overrides
NodeName=$h NodeAddr=127.0.0.1 CPUs=3 RealMemory=$memory State=UNKNOWN
PartitionName=main Nodes=$h Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
C
}

await_node() {
  for _ in $(seq 100); do
    ! sinfo -h -o %T 2>/dev/null | grep -Eq 'idle|mixed|allocated' || return 0
    sleep 0.2
  done
  sinfo
  exit 1
}

# A daemon that ends writes its state once more: the caller deletes the folder, so its end is awaited.
end() {
  local signal=$1 file pid
  shift
  for file in "$@"; do
    if [ -s "$d/$file" ]; then
      pid=$(cat "$d/$file")
      kill "$signal" "$pid" 2>/dev/null || true
      for _ in $(seq 150); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.2
      done
      rm -f "$d/$file"
    fi
  done
}

case $1 in
  up)
    configure
    munged --force --key-file="$d/munge/key" --socket="$d/munge/socket" --pid-file="$d/munge/pid" \
      --log-file="$d/munge/log" --seed-file="$d/munge/seed"
    slurmctld -c
    slurmd -c
    await_node
    ;;
  kill) end -9 slurmd.pid slurmctld.pid ;;
  again)
    slurmctld
    slurmd
    await_node
    ;;
  down) end -TERM slurmctld.pid slurmd.pid munge/pid ;;
esac
