#!/usr/bin/env pwsh
# Packs the Teams app, ready to be uploaded: package.ps1 BOT_ID WEBSITE [FILE]
#   BOT_ID   app id of the bot (the output SOC_BOT_ID of the deployment)
#   WEBSITE  a page of yours that says who runs this SOC; Teams shows it with the app
#   FILE     default: soc-teams.zip
param([string] $Bot, [string] $Website, [string] $File = 'soc-teams.zip')
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if ($Bot -notmatch '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$') {
    [Console]::Error.WriteLine("The bot's app id must be a GUID: azd env get-value SOC_BOT_ID")
    exit 2
}
if ($Website -notmatch '^https://[A-Za-z0-9./_~-]+$') {
    [Console]::Error.WriteLine('The website must be an https address, without a query.')
    exit 2
}

$folder = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
[void](New-Item -ItemType Directory -Path $folder)
try {
    Copy-Item (Join-Path $PSScriptRoot 'color.png'), (Join-Path $PSScriptRoot 'outline.png') $folder
    (Get-Content -Raw (Join-Path $PSScriptRoot 'manifest.json')).Replace('{{botId}}', $Bot).Replace('{{website}}', $Website) |
        Set-Content -NoNewline (Join-Path $folder 'manifest.json')
    Compress-Archive -Force -Path (Join-Path $folder '*') -DestinationPath $File
}
finally {
    Remove-Item -Recurse -Force $folder
}
Write-Output "$File is ready. Upload it in the Teams admin center: docs/how-to/teams.md."
