@echo off
if not exist "%~dp0site\index.html" (
  echo Unpack the whole zip first, then start this from the folder that comes out.
  echo Pak eerst de hele zip uit en start dit vanuit de map die dan ontstaat.
  pause
  exit /b 1
)
set own=
if exist "%~dp0lessons\" set own=-lessons "%~dp0lessons"
"%~dp0bin\locmem-windows-amd64.exe" serve -open %own% %*
pause
