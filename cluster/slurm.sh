#!/bin/sh
# Simulates on a Slurm cluster: an array of shards, then a job that judges, calibrates and builds the site.
#
#   cluster/slurm.sh SHARDS [paper | paper/experiment]… [-- option of sbatch]…
#   W2S_STORE=/shared/w2s cluster/slurm.sh 100 -- --partition=short --time=01:00:00 --cpus-per-task=4
#
# The project's folder, with its packages installed, and the store (W2S_STORE, else .w2s in the project) must be on a file
# system that the nodes share. W2S_SCALE and W2S_OUTPUT are those of the build. With names only these are simulated, and
# the last job says what is missing. A task that was preempted, requeued or killed loses no finished chunk; submitting
# again skips what is stored.
set -eu

say() {
  echo "cluster/slurm.sh: $1" >&2
  exit 2
}

shards=${1-}
case $shards in
  '' | *[!0-9]* | 0* | ???????*) say "shards = \"$shards\": must be a whole number from 1 to 100000" ;;
esac
[ "$shards" -le 100000 ] || say "shards = $shards: must be a whole number from 1 to 100000"
shift

names=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  case $1 in
    *[!a-z0-9/-]* | -* | '') say "\"$1\": must be paper or paper/experiment; options of sbatch follow --" ;;
  esac
  names="$names $1"
  shift
done
[ $# -eq 0 ] || shift

scale=${W2S_SCALE:-paper}
case $scale in
  paper | draft) ;;
  *) say "W2S_SCALE \"$scale\": must be paper or draft" ;;
esac
command -v sbatch >/dev/null || say "sbatch is not there: run this where jobs are submitted"

root=$(cd "$(dirname "$0")/.." && pwd)
logs=${W2S_LOGS:-$root/.w2s/logs}
mkdir -p "$logs"

# A step of its own (srun) gets the signal of a preemption, which a batch script does not. Node is started by itself, so
# that nothing stands between it and the signal. The number of shards is written out, not taken from
# SLURM_ARRAY_TASK_COUNT: of an array that is submitted again in part, as 3,7, that would be 2.
run="exec srun --cpus-per-task=\$SLURM_CPUS_PER_TASK node loaders/w2s.mjs run$names --scale $scale \
--shard \$SLURM_ARRAY_TASK_ID/$shards --workers \$SLURM_CPUS_PER_TASK"
last="exec srun --cpus-per-task=\$SLURM_CPUS_PER_TASK npm run -s build"
[ -z "$names" ] || last="exec srun node loaders/w2s.mjs plan$names --scale $scale"

array=$(sbatch --parsable --job-name=w2s --chdir="$root" --export=ALL --cpus-per-task=1 --requeue --open-mode=append \
  --output="$logs/%A-%a.log" "$@" --array="1-$shards" --wrap="$run")
array=${array%%;*}
build=$(sbatch --parsable --job-name=w2s-build --chdir="$root" --export=ALL --cpus-per-task=1 --requeue \
  --open-mode=append --output="$logs/%j.log" "$@" --dependency="afterok:$array" --kill-on-invalid-dep=yes --wrap="$last")
echo "$array: $shards shards; ${build%%;*}: what follows them; logs in $logs"
