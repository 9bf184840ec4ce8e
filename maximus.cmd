@echo off
rem Starts Maximus Platform on Windows: finds Java, builds the program when there is no jar yet.
rem After a change of a source: maximus build
setlocal
set "ROOT=%~dp0"
set "JAR=%ROOT%src\target\maximus.jar"
set "MAIN=dev.maximus.cli.Main"
set ARGUMENTS=%*
if "%~1"=="certs" (
  set "JAR=%ROOT%certs-tool\target\certs-tool.jar"
  set "MAIN=dev.maximus.certs.cli.Main"
  for /f "tokens=1,*" %%a in ("%*") do set ARGUMENTS=%%b
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined MAXIMUS_JAVA set "JAVA=%MAXIMUS_JAVA%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo maximus: error: Java was not found. Install a JDK 17 or newer, or set JAVA_HOME to one. >&2
  exit /b 1
)
if "%~1"=="test" (
  call mvn -f "%ROOT%pom.xml" -B verify
  exit /b
)
if "%~1"=="build" goto build
if exist "%JAR%" goto start
:build
where mvn >nul 2>&1
if errorlevel 1 (
  echo maximus: error: Maven, mvn, was not found. It builds the program. Install Maven 3.8.7 or newer. >&2
  exit /b 1
)
echo maximus: building ... >&2
if not exist "%ROOT%target" mkdir "%ROOT%target"
call mvn -f "%ROOT%pom.xml" -B -Dquick -Dmaven.test.skip=true package > "%ROOT%target\build.log" 2>&1
if errorlevel 1 (
  type "%ROOT%target\build.log" >&2
  echo maximus: error: the build failed >&2
  exit /b 1
)
if "%~1"=="build" exit /b 0
:start
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn32m -Xshare:auto "-Dmaximus.home=%ROOT%." ^
  -cp "%JAR%" %MAIN% %ARGUMENTS%
exit /b
