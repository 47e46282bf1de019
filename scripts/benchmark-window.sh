#!/usr/bin/env bash
# Frames a second of the window while it follows five live runs on busy cores, and how fast a folder of 500 runs opens. With
# -Dgroup=true the runs are the seeds of a group, of five losses each: 25 curves behind five means with bands.
# PROGRAM=SweepBenchmark: a sweep of 1,000 planned runs instead, how fast it opens and how smooth its page is while ten train.
# PROGRAM=SearchBenchmark: a search of 500 candidates, how fast its page is shown and how smooth it is while one is trained.
# On the screen of $DISPLAY, or on one that nobody sees. The machine should be quiet. Arguments: switches of the JVM, such as
# -Dforeign=true for a load that does not give way to the window as a training does.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -q -B --no-transfer-progress -Dgates=off -pl app -am test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test
flags=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dprism.order=sw)
if [ -z "${DISPLAY:-}" ]; then
  flags+=(-Djava.awt.headless=true -Dglass.platform=Monocle -Dmonocle.platform=Headless -Dheadless.geometry=1600x1200-32)
fi
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "${flags[@]}" "$@" -cp "app/target/test-classes:app/target/classes:$(cat app/target/test.classpath)" \
  io.github.lossmith.app.train.${PROGRAM:-WatchBenchmark}
