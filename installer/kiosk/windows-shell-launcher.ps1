# Windows 10/11 Enterprise or Education: Bunpil is the shell of one account, in the place of Explorer.
# Run as administrator: powershell -ExecutionPolicy Bypass -File windows-shell-launcher.ps1 ACCOUNT CONFIG-FILE [PROGRAM]
# Closes for that account: the desktop, taskbar, Start, Win+D, Win+E, Win+R, Alt+Tab to Explorer, edge swipes. Ctrl+Alt+Delete stays (Windows
# lets nobody take it): the policy below takes Task Manager, locking, changing the password and signing out from its screen.
param(
    [Parameter(Mandatory = $true)][string]$Account,
    [Parameter(Mandatory = $true)][string]$Config,
    [string]$Program = "$env:ProgramFiles\Bunpil\Bunpil.exe"
)
$ErrorActionPreference = 'Stop'
Enable-WindowsOptionalFeature -Online -NoRestart -FeatureName Client-EmbeddedShellLauncher | Out-Null
$sid = (New-Object System.Security.Principal.NTAccount($Account)).Translate([System.Security.Principal.SecurityIdentifier]).Value
$launcher = [wmiclass]'\\localhost\root\standardcimv2\embedded:WESL_UserSetting'
# Exit code 0 (left with the PIN): sign out (1 restarts the computer). Anything else: start again (0).
$launcher.SetCustomShell($sid, "`"$Program`" kiosk --config `"$Config`"", [int[]]@(0), [int[]]@(3), 0)
$launcher.SetEnabled($true)

$policies = "Registry::HKEY_USERS\$sid\Software\Microsoft\Windows\CurrentVersion\Policies"
if (Test-Path "Registry::HKEY_USERS\$sid") {
    New-Item -Force "$policies\System", "$policies\Explorer" | Out-Null
    foreach ($name in 'DisableTaskMgr', 'DisableLockWorkstation', 'DisableChangePassword') { Set-ItemProperty "$policies\System" $name 1 -Type DWord }
    foreach ($name in 'NoLogoff', 'NoWinKeys') { Set-ItemProperty "$policies\Explorer" $name 1 -Type DWord }
} else {
    Write-Warning "Sign in once as $Account and run this again: the policies of an account are written while it is signed in."
}
