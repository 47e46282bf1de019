#!/usr/bin/env bash
# Pictures a second while a letter of Focal is played in Design: five curves, panels (a) and (b), in the whole window, software
# pipeline. On the screen of $DISPLAY, or on one that nobody sees. The machine should be quiet.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -q -B --no-transfer-progress -Dgates=off -pl app -am test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/test.classpath -Dmdep.includeScope=test
flags=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dprism.order=sw)
if [ -z "${DISPLAY:-}" ]; then
  flags+=(-Djava.awt.headless=true -Dglass.platform=Monocle -Dmonocle.platform=Headless -Dheadless.geometry=1920x1080-32)
fi
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
"${JAVA_HOME:+$JAVA_HOME/bin/}java" "${flags[@]}" -cp "app/target/test-classes:app/target/classes:$(cat app/target/test.classpath)" \
  io.github.lossmith.app.window.MotionBenchmark "$home"
