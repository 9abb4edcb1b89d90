#!/bin/sh
# Grants the SOC's managed identity its permissions in the tenant, as listed in tenant-permissions.txt. Runs after `azd provision`, and by
# hand. Idempotent: what is granted already is left alone; going back from `contain` to `read` takes the permissions to contain back.
#   SOC_IDENTITY_PRINCIPAL_ID  object id of the identity (an output of the deployment)
#   SOC_TENANT_PERMISSIONS     read (default) or contain
# Whoever may not grant gets the exact commands for someone who may, and exit code 0: the deployment itself is good.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
graph=https://graph.microsoft.com/v1.0
principal=${SOC_IDENTITY_PRINCIPAL_ID:-}
mode=${SOC_TENANT_PERMISSIONS:-read}
granted=0
revoked=0
left=0

case $mode in
  read | contain) ;;
  *) echo "SOC_TENANT_PERMISSIONS is '$mode'; it must be read or contain." >&2; exit 2 ;;
esac
[ -n "$principal" ] || { echo "SOC_IDENTITY_PRINCIPAL_ID is not set: run 'azd provision' first, or set it from 'azd env get-values'." >&2; exit 2; }

ask() { # query url: one value, empty when there is none
  az rest --method get --url "$2" --query "$1" --output tsv 2>/dev/null | tr -d '\r' | sed 's/^None$//' || true
}

manual() { # app permission resource role
  left=$((left + 1))
  [ "$left" -gt 1 ] || {
    echo
    echo "Not granted. Someone who is Privileged Role Administrator (or Global Administrator) runs, signed in with 'az login':"
  }
  if [ -z "$3" ]; then
    echo "  # $2: the API is not in this tenant yet, or may not be read; then run this hook again"
    echo "  az ad sp create --id $1"
  elif [ -z "$4" ]; then
    echo "  # $2: the API with application id $1 offers no such application permission in this tenant"
  else
    echo "  # $2"
    echo "  az rest --method post --url $graph/servicePrincipals/$principal/appRoleAssignments --headers Content-Type=application/json --body '$(body "$3" "$4")'"
  fi
}

body() { # resource role
  printf '{"principalId":"%s","resourceId":"%s","appRoleId":"%s"}' "$principal" "$1" "$2"
}

assignment() { # resource role: id of the assignment, empty when there is none
  ask "value[?resourceId=='$1' && appRoleId=='$2'].id | [0]" "$graph/servicePrincipals/$principal/appRoleAssignments"
}

grant() { # app permission resource role
  if [ -z "$3" ] || [ -z "$4" ]; then manual "$@"; return; fi
  [ -z "$(assignment "$3" "$4")" ] || { echo "  has      $2"; return; }
  if az rest --method post --url "$graph/servicePrincipals/$principal/appRoleAssignments" \
    --headers Content-Type=application/json --body "$(body "$3" "$4")" --output none 2>/dev/null; then
    granted=$((granted + 1))
    echo "  granted  $2"
  else
    manual "$@"
  fi
}

take_back() { # permission resource role
  if [ -z "$2" ] || [ -z "$3" ]; then return; fi
  id=$(assignment "$2" "$3")
  [ -n "$id" ] || return 0
  if az rest --method delete --url "$graph/servicePrincipals/$principal/appRoleAssignments/$id" --output none 2>/dev/null; then
    revoked=$((revoked + 1))
    echo "  revoked  $1"
  else
    echo "  STILL HAS $1, which '$mode' does not allow: delete it as Privileged Role Administrator:"
    echo "  az rest --method delete --url $graph/servicePrincipals/$principal/appRoleAssignments/$id"
    left=$((left + 1))
  fi
}

later() { # reason
  echo "$1, so no permission in the tenant was granted or taken back. Run later, signed in with 'az login':"
  echo "  SOC_IDENTITY_PRINCIPAL_ID=$principal SOC_TENANT_PERMISSIONS=$mode sh infra/hooks/grant-tenant-permissions.sh"
  exit 0
}

command -v az >/dev/null 2>&1 || later "The Azure CLI (az) is missing"
az rest --method get --url "$graph/servicePrincipals/$principal/appRoleAssignments" --output none 2>/dev/null ||
  later "What the identity $principal may do cannot be read"

echo "Permissions of the SOC in the tenant ($mode):"
while read -r needed app permission; do
  case $needed in '' | '#'*) continue ;; esac
  resource=$(ask id "$graph/servicePrincipals(appId='$app')")
  role=
  [ -z "$resource" ] || role=$(ask "appRoles[?value=='$permission' && contains(allowedMemberTypes, 'Application')].id | [0]" "$graph/servicePrincipals(appId='$app')")
  if [ "$needed" = read ] || [ "$mode" = contain ]; then
    grant "$app" "$permission" "$resource" "$role" </dev/null
  else
    take_back "$permission" "$resource" "$role" </dev/null
  fi
done <"$here/tenant-permissions.txt"

echo "$granted granted, $revoked revoked, $left left for an administrator"
[ "${SOC_CONNECT_ENTRA:-false}" = true ] || echo "Entra ID logs are not connected yet: docs/how-to/deploy.md, step 4."
