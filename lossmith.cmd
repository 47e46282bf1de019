@echo off
rem Starts Lossmith: builds it on first use and when sources changed, otherwise starts at once.
setlocal EnableExtensions
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "STAMP=%ROOT%\app\target\lossmith.arguments"
set "JAR=%ROOT%\app\target\lossmith-app.jar"

if not defined JAVA_HOME (
  for /f "delims=" %%J in ('where javac 2^>nul') do if not defined JAVAC set "JAVAC=%%J"
)
if not defined JAVA_HOME if defined JAVAC for %%D in ("%JAVAC%\..\..") do set "JAVA_HOME=%%~fD"
if not defined JAVA_HOME (
  echo lossmith: no JDK found. Install JDK 17 or newer, or set JAVA_HOME. 1>&2
  exit /b 2
)
if not exist "%JAVA_HOME%\bin\javac.exe" (
  echo lossmith: JAVA_HOME=%JAVA_HOME% has no bin\javac.exe. Point it at a JDK 17 or newer. 1>&2
  exit /b 2
)

call :stale
if errorlevel 1 call :build
if errorlevel 1 exit /b 1
rem Fonts and libraries are unpacked where nobody else can write.
set "TEMPORARY=%LOCALAPPDATA%\lossmith\cache\tmp"
if defined LOSSMITH_CACHE set "TEMPORARY=%LOSSMITH_CACHE%\tmp"
if not exist "%TEMPORARY%" mkdir "%TEMPORARY%" 2>nul
if not exist "%TEMPORARY%" set "TEMPORARY=%TEMP%"
"%JAVA_HOME%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:NewSize=200m -XX:MetaspaceSize=64m "-Djava.io.tmpdir=%TEMPORARY%" "-Dlossmith.command=%ROOT%\lossmith.cmd" "@%STAMP%" io.github.lossmith.app.LossmithMain %*
exit /b %ERRORLEVEL%

:stale
if not exist "%STAMP%" exit /b 1
if not exist "%JAR%" exit /b 1
powershell -NoProfile -Command "if (-not (Get-Content -Raw -LiteralPath $env:STAMP).Contains($env:JAR.Replace('\','\\'))) { exit 1 }; $s=(Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $p=@('resources','designer','plotting','trainer\experiment','trainer\dl4j','trainer\pytorch','app') | ForEach-Object { Join-Path $env:ROOT $_ }; $f=@(Get-Item (Join-Path $env:ROOT 'pom.xml'),(Join-Path $env:ROOT 'trainer\pom.xml')); foreach ($r in $p) { $f+=@(Get-Item (Join-Path $r 'pom.xml')); $m=Join-Path $r 'src\main'; if (Test-Path -LiteralPath $m) { $f+=@(Get-Item -LiteralPath $m)+@(Get-ChildItem -LiteralPath $m -Recurse) } }; if ($f | Where-Object { $_.LastWriteTimeUtc -gt $s } | Select-Object -First 1) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

:build
echo lossmith: building (a minute or more the first time, it fetches the libraries) 1>&2
if not exist "%ROOT%\app\target" mkdir "%ROOT%\app\target"
pushd "%ROOT%"
call mvnw.cmd -q -B --no-transfer-progress -Dgates=off -Dmaven.test.skip=true package dependency:build-classpath -Dmdep.outputFile=target/dependencies.classpath -DincludeScope=runtime > "%ROOT%\app\target\build.log" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  echo lossmith: the build failed, see %ROOT%\app\target\build.log 1>&2
  exit /b 1
)
rem A java argument file: no limit on its length, backslashes doubled inside the quotes.
powershell -NoProfile -Command "$d=(Get-Content -Raw -LiteralPath (Join-Path $env:ROOT 'app\target\dependencies.classpath')).Trim(); $c=($env:JAR+';'+$d).Replace('\','\\'); [IO.File]::WriteAllText($env:STAMP, '-cp '+[char]34+$c+[char]34)"
exit /b %ERRORLEVEL%
