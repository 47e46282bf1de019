#!/usr/bin/env bash
# CanvasBenchmark of docs/benchmarks.md: from a change to the painted picture. Arguments: cases; none: all. The machine should be quiet.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -q -B --no-transfer-progress -Dgates=off -pl plotting -am test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Djava.awt.headless=true -Dglass.platform=Monocle -Dmonocle.platform=Headless \
  -Dheadless.geometry=1600x1200-32 -Dprism.order=sw \
  -cp "plotting/target/test-classes:plotting/target/classes:$(cat plotting/target/test.classpath)" \
  io.github.lossmith.plotting.view.CanvasBenchmark "$@"
