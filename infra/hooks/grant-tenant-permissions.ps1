#!/usr/bin/env pwsh
# Grants the SOC's managed identity its permissions in the tenant, as listed in tenant-permissions.txt. Runs after `azd provision`, and by
# hand. Idempotent: what is granted already is left alone; going back from `contain` to `read` takes the permissions to contain back.
#   SOC_IDENTITY_PRINCIPAL_ID  object id of the identity (an output of the deployment)
#   SOC_TENANT_PERMISSIONS     read (default) or contain
# Whoever may not grant gets the exact commands for someone who may, and exit code 0: the deployment itself is good.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$graph = 'https://graph.microsoft.com/v1.0'
$principal = $env:SOC_IDENTITY_PRINCIPAL_ID
$mode = if ($env:SOC_TENANT_PERMISSIONS) { $env:SOC_TENANT_PERMISSIONS } else { 'read' }
$count = @{ granted = 0; revoked = 0; left = 0 }

if ($mode -notin 'read', 'contain') {
    [Console]::Error.WriteLine("SOC_TENANT_PERMISSIONS is '$mode'; it must be read or contain.")
    exit 2
}
if (-not $principal) {
    [Console]::Error.WriteLine("SOC_IDENTITY_PRINCIPAL_ID is not set: run 'azd provision' first, or set it from 'azd env get-values'.")
    exit 2
}

function Get-One([string] $Url) {
    $answer = az rest --method get --url $Url --output json 2>$null
    if ($LASTEXITCODE -ne 0 -or -not $answer) { return $null }
    return ($answer | Out-String | ConvertFrom-Json)
}

# Not by a route with parentheses, as the script for posix does: they do not survive az.cmd.
function Get-Api([string] $App) {
    $answer = az ad sp show --id $App --output json 2>$null
    if ($LASTEXITCODE -ne 0 -or -not $answer) { return $null }
    return ($answer | Out-String | ConvertFrom-Json)
}

function Get-Body($Grant) {
    return @{ principalId = $principal; resourceId = $Grant.Resource; appRoleId = $Grant.Role } | ConvertTo-Json -Compress
}

function Get-Assignment($Grant) {
    $assigned = Get-One "$graph/servicePrincipals/$principal/appRoleAssignments"
    if (-not $assigned) { return $null }
    return $assigned.value | Where-Object { $_.resourceId -eq $Grant.Resource -and $_.appRoleId -eq $Grant.Role } | Select-Object -First 1
}

# The body goes through a file: quotes in an argument do not survive every version of PowerShell.
function Send-Grant($Grant) {
    $file = New-TemporaryFile
    try {
        Set-Content -Path $file -Value (Get-Body $Grant) -Encoding utf8NoBOM
        az rest --method post --url "$graph/servicePrincipals/$principal/appRoleAssignments" --headers 'Content-Type=application/json' --body "@$file" --output none 2>$null
        return $LASTEXITCODE -eq 0
    }
    finally { Remove-Item $file }
}

function Write-Manual($Grant) {
    $count.left++
    if ($count.left -eq 1) {
        Write-Host "`nNot granted. Someone who is Privileged Role Administrator (or Global Administrator) runs, signed in with 'az login':"
    }
    if (-not $Grant.Resource) {
        Write-Host "  # $($Grant.Permission): the API is not in this tenant yet, or may not be read; then run this hook again"
        Write-Host "  az ad sp create --id $($Grant.App)"
    }
    elseif (-not $Grant.Role) {
        Write-Host "  # $($Grant.Permission): the API with application id $($Grant.App) offers no such application permission in this tenant"
    }
    else {
        Write-Host "  # $($Grant.Permission): save this line as body.json, then run the one below"
        Write-Host "  $(Get-Body $Grant)"
        Write-Host "  az rest --method post --url $graph/servicePrincipals/$principal/appRoleAssignments --headers Content-Type=application/json --body '@body.json'"
    }
}

function Grant-Permission($Grant) {
    if (-not $Grant.Resource -or -not $Grant.Role) { Write-Manual $Grant; return }
    if (Get-Assignment $Grant) { Write-Host "  has      $($Grant.Permission)"; return }
    if (Send-Grant $Grant) { $count.granted++; Write-Host "  granted  $($Grant.Permission)" } else { Write-Manual $Grant }
}

function Revoke-Permission($Grant) {
    if (-not $Grant.Resource -or -not $Grant.Role) { return }
    $assignment = Get-Assignment $Grant
    if (-not $assignment) { return }
    az rest --method delete --url "$graph/servicePrincipals/$principal/appRoleAssignments/$($assignment.id)" --output none 2>$null
    if ($LASTEXITCODE -eq 0) { $count.revoked++; Write-Host "  revoked  $($Grant.Permission)"; return }
    $count.left++
    Write-Host "  STILL HAS $($Grant.Permission), which '$mode' does not allow: delete it as Privileged Role Administrator:"
    Write-Host "  az rest --method delete --url $graph/servicePrincipals/$principal/appRoleAssignments/$($assignment.id)"
}

function Stop-ForLater([string] $Reason) {
    Write-Host "$Reason, so no permission in the tenant was granted or taken back. Run later, signed in with 'az login':"
    Write-Host "  `$env:SOC_IDENTITY_PRINCIPAL_ID = '$principal'; `$env:SOC_TENANT_PERMISSIONS = '$mode'; pwsh infra/hooks/grant-tenant-permissions.ps1"
    exit 0
}

if (-not (Get-Command az -ErrorAction SilentlyContinue)) { Stop-ForLater 'The Azure CLI (az) is missing' }
if (-not (Get-One "$graph/servicePrincipals/$principal/appRoleAssignments")) { Stop-ForLater "What the identity $principal may do cannot be read" }

Write-Host "Permissions of the SOC in the tenant ($mode):"
foreach ($line in Get-Content (Join-Path $PSScriptRoot 'tenant-permissions.txt')) {
    if ($line -notmatch '^(read|contain)\s+(\S+)\s+(\S+)\s*$') { continue }
    $needed, $app, $permission = $Matches[1], $Matches[2], $Matches[3]
    $api = Get-Api $app
    $role = if ($api) { $api.appRoles | Where-Object { $_.value -eq $permission -and $_.allowedMemberTypes -contains 'Application' } | Select-Object -First 1 }
    $grant = [pscustomobject]@{
        App        = $app
        Permission = $permission
        Resource   = if ($api) { $api.id }
        Role       = if ($role) { $role.id }
    }
    if ($needed -eq 'read' -or $mode -eq 'contain') { Grant-Permission $grant } else { Revoke-Permission $grant }
}

Write-Host "$($count.granted) granted, $($count.revoked) revoked, $($count.left) left for an administrator"
if ($env:SOC_CONNECT_ENTRA -ne 'true') { Write-Host 'Entra ID logs are not connected yet: docs/how-to/deploy.md, step 4.' }
exit 0
