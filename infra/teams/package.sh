#!/bin/sh
# Packs the Teams app, ready to be uploaded: package.sh BOT_ID WEBSITE [FILE]
#   BOT_ID   app id of the bot (the output SOC_BOT_ID of the deployment)
#   WEBSITE  a page of yours that says who runs this SOC; Teams shows it with the app
#   FILE     default: soc-teams.zip
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
bot=${1:-}
website=${2:-}
file=${3:-soc-teams.zip}

is() { # text pattern: the text is one line of that form
  [ "$(printf '%s\n' "$1" | wc -l)" -eq 1 ] && printf '%s\n' "$1" | grep -Eqx "$2"
}

is "$bot" '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}' ||
  { echo "The bot's app id must be a GUID: azd env get-value SOC_BOT_ID" >&2; exit 2; }
is "$website" 'https://[A-Za-z0-9./_~-]+' ||
  { echo "The website must be an https address, without a query." >&2; exit 2; }

case $file in /*) target=$file ;; *) target=$PWD/$file ;; esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$here/color.png" "$here/outline.png" "$folder"
sed -e "s|{{botId}}|$bot|g" -e "s|{{website}}|$website|g" "$here/manifest.json" >"$folder/manifest.json"
rm -f "$target"
(cd "$folder" && zip -q -X "$target" manifest.json color.png outline.png)
echo "$file is ready. Upload it in the Teams admin center: docs/how-to/teams.md."
