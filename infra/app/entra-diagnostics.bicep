// Entra ID's own logs to the telemetry hub. A tenant has one such setting per name, whatever the subscription: hence the tenant scope.
targetScope = 'tenant'

param name string

@description('Namespace rule with the right to send. Send alone is enough because the hub is named below; without a name Azure would ask for manage.')
param eventHubAuthorizationRuleId string
param eventHubName string

@description('Workspace that keeps the logs for hunts, or empty.')
param workspaceId string

@description('Categories that the SOC reads today (Soc.Core, Ingest/EntraSources.cs). Others would cost money and end in quarantine.')
param categories string[] = [
  'AuditLogs'
  'SignInLogs'
  'NonInteractiveUserSignInLogs'
  'ServicePrincipalSignInLogs'
  'MicrosoftServicePrincipalSignInLogs'
  'ManagedIdentitySignInLogs'
  'ADFSSignInLogs'
  'RiskyUsers'
  'UserRiskEvents'
  'ProvisioningLogs'
  'MicrosoftGraphActivityLogs'
  'AzureADGraphActivityLogs'
]

resource setting 'microsoft.aadiam/diagnosticSettings@2017-04-01' = {
  name: name
  properties: {
    eventHubAuthorizationRuleId: eventHubAuthorizationRuleId
    eventHubName: eventHubName
    workspaceId: empty(workspaceId) ? null : workspaceId
    logs: [for category in categories: { category: any(category), enabled: true }]
  }
}
