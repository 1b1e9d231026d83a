@echo off
rem Bunpil's launcher for Windows: finds a JDK 25, builds what has changed, starts the program asked for.
rem Everything it says itself goes to stderr; stdout belongs to the program.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"

set "COMMAND=%~1"
if not defined COMMAND set "COMMAND=app"
if "%COMMAND%"=="--help" set "COMMAND=help"
if "%COMMAND%"=="-h" set "COMMAND=help"
set "LINK="
if "%COMMAND:~0,1%"=="-" set "LINK=1"
if "%COMMAND:~0,9%"=="bunpil://" set "LINK=1"
if /i "%COMMAND:~-7%"==".bunpil" set "LINK=1"
if defined LINK (set "COMMAND=app") else (shift)
set "ARGS="
:collect
if "%~1"=="" goto collected
set ARGS=%ARGS% %1
shift
goto collect
:collected

if "%COMMAND%"=="help" goto help
for %%C in (app kiosk demo convert relay broker ordeal verify format package) do if "%COMMAND%"=="%%C" goto known
echo There is no command '%COMMAND%'. See bunpil help. 1>&2
exit /b 2

:known
call :find_jdk
if not defined JDK (
    echo Bunpil needs a JDK 25: install one ^(https://adoptium.net/temurin/releases/?version=25^) or set JAVA_HOME to where it is. 1>&2
    exit /b 1
)
set "JAVA_HOME=%JDK%"
if "%COMMAND%"=="verify" goto maven
if "%COMMAND%"=="format" goto maven
if "%COMMAND%"=="package" goto maven

set "MODULE=client-fx"
set "PARTS=client-fx relay-server shared-model"
if "%COMMAND%"=="relay" set "MODULE=relay-server" & set "PARTS=relay-server shared-model"
if "%COMMAND%"=="broker" set "MODULE=dev-broker" & set "PARTS=dev-broker"
if "%COMMAND%"=="ordeal" (
    echo The ordeal stops and starts processes by signals, which Windows has not: run it on Linux. 1>&2
    exit /b 2
)
call :build
if errorlevel 1 exit /b 1
for %%J in ("%ROOT%\%MODULE%\target\%MODULE%-*.jar") do set "JAR=%%~fJ"
set CLASSES=-cp "%JAR%;%ROOT%\%MODULE%\target\lib\*"
set QUIET=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
set FX=--module-path "%ROOT%\client-fx\target\javafx" --add-modules javafx.controls --enable-native-access=javafx.graphics,ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms24m -Xmn16m -Xmx1g -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30 -XX:-ShrinkHeapInSteps

if "%COMMAND%"=="app" "%JDK%\bin\java" %BUNPIL_JAVA_OPTS% %CLASSES% %FX% org.bunpil.client.Main %ARGS%
if "%COMMAND%"=="kiosk" goto kiosk
if "%COMMAND%"=="demo" "%JDK%\bin\java" %BUNPIL_JAVA_OPTS% %CLASSES% %FX% org.bunpil.client.demo.Demo %ARGS%
if "%COMMAND%"=="convert" "%JDK%\bin\java" %BUNPIL_JAVA_OPTS% %CLASSES% %FX% -Djava.awt.headless=true org.bunpil.client.Main convert %ARGS%
if "%COMMAND%"=="relay" "%JDK%\bin\java" -XX:+UseSerialGC -Xms72m -Xmn48m -Xmx512m -XX:+ExitOnOutOfMemoryError %BUNPIL_JAVA_OPTS% %CLASSES% %QUIET% org.bunpil.relay.Relay %ARGS%
if "%COMMAND%"=="broker" "%JDK%\bin\java" %BUNPIL_JAVA_OPTS% %CLASSES% -Xmx256m %QUIET% org.bunpil.broker.Broker %ARGS%
exit /b %ERRORLEVEL%

rem 0: left by its PIN. 2: called wrongly, or open already. Otherwise it is started again, on the same board.
:kiosk
"%JDK%\bin\java" %BUNPIL_JAVA_OPTS% %CLASSES% %FX% org.bunpil.client.Main kiosk %ARGS%
if %ERRORLEVEL%==0 exit /b 0
if %ERRORLEVEL%==2 exit /b 2
ping -n 2 127.0.0.1 >nul
goto kiosk

:maven
call :need_maven
if errorlevel 1 exit /b 1
cd /d "%ROOT%"
if "%COMMAND%"=="verify" call mvn -B verify %ARGS%
if "%COMMAND%"=="format" call mvn -B -q spotless:apply %ARGS%
set "PATH=%JDK%\bin;%PATH%"
if "%COMMAND%"=="package" call mvn -B -q -Dmaven.test.skip=true -Dspotless.skip=true -Pimage -pl installer -am package %ARGS%
exit /b %ERRORLEVEL%

:need_maven
where mvn >nul 2>nul && exit /b 0
echo Bunpil is built with Maven: install it ^(https://maven.apache.org/download.html^) and put mvn on the PATH. 1>&2
exit /b 1

rem Builds MODULE unless nothing among PARTS has changed since the last time.
:build
set "STAMP=%ROOT%\%MODULE%\target\built"
set "CHECK=$s = Get-Item -LiteralPath $env:STAMP -ErrorAction SilentlyContinue; if (-not $s) { exit 1 };"
set "CHECK=%CHECK% $f = @(Get-Item -LiteralPath (Join-Path $env:ROOT 'pom.xml'));"
set "CHECK=%CHECK% foreach ($p in $env:PARTS.Split(' ')) { $d = Join-Path $env:ROOT $p; $f += Get-Item -LiteralPath (Join-Path $d 'pom.xml'); $f += Get-ChildItem -LiteralPath (Join-Path $d 'src\main') -Recurse };"
set "CHECK=%CHECK% foreach ($i in $f) { if ($i.LastWriteTimeUtc -gt $s.LastWriteTimeUtc) { exit 1 } }; exit 0"
powershell -NoProfile -Command "%CHECK%" >nul 2>nul && exit /b 0
call :need_maven
if errorlevel 1 exit /b 1
echo Building %MODULE% (the first time this takes some minutes) ... 1>&2
set "TARGET=%ROOT%\%MODULE%\target"
if not exist "%TARGET%" mkdir "%TARGET%"
rem What older versions left must not end up on the class path.
if exist "%TARGET%\lib" rmdir /s /q "%TARGET%\lib"
if exist "%TARGET%\javafx" rmdir /s /q "%TARGET%\javafx"
del /q "%TARGET%\%MODULE%-*.jar" 2>nul
type nul > "%STAMP%.new"
pushd "%ROOT%"
call mvn -B -Dmaven.test.skip=true -Dspotless.skip=true -pl %MODULE% -am package > "%TARGET%\build.log" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
    findstr /b /c:"[ERROR]" /c:"[WARNING]" "%TARGET%\build.log" 1>&2
    echo The build failed. Everything it said is in %TARGET%\build.log 1>&2
    exit /b 1
)
move /y "%STAMP%.new" "%STAMP%" >nul
exit /b 0

:find_jdk
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*" "%USERPROFILE%\.jdks\*") do call :try "%%~fD"
exit /b 0

:try
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /r /b "JAVA_VERSION=.25[^0-9]" "%~1\release" >nul 2>nul && set "JDK=%~f1"
exit /b 0

:help
echo usage: bunpil [command] [arguments]
echo.
echo   (none)     the app; a file may follow              bunpil lesson.bunpil
echo   convert    one kind of file into another           bunpil convert lesson.bunpil copy.bunpil
echo   demo       a teacher and a pupil on one board      bunpil demo --screenshots pictures
echo   kiosk      the app, full screen on one board       bunpil kiosk --config FILE
echo   relay      a relay                                 bunpil relay --help
echo   broker     one Kafka broker, for development       bunpil broker --port 9092 --data broker-data
echo   ordeal     everything killed by schedule, then checked; on Linux only
echo   verify     build and every check
echo   format     formats the sources
echo   package    an app image with its own Java runtime, in installer\target\image
echo   help       this text
echo.
echo Needs a JDK 25 and Maven. BUNPIL_JAVA_OPTS holds further options for the JVM.
exit /b 0
