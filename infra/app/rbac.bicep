// Everything that the SOC's identity may do in Azure, as one table: scope x roles. What it may do in the tenant is granted by the
// hook `infra/hooks/grant-tenant-permissions`, not here.
param principalId string
param hostStorageName string
param dataStorageName string
param namespaceName string
param telemetryHubName string
param alertsHubName string
param applicationInsightsName string
param workspaceName string

var roles = loadJsonContent('../roles.json')

var grants = {
  hostStorage: ['Storage Blob Data Owner', 'Storage Queue Data Contributor', 'Storage Table Data Contributor']
  dataStorage: ['Storage Blob Data Contributor', 'Storage Table Data Contributor']
  telemetryHub: ['Azure Event Hubs Data Receiver', 'Azure Event Hubs Data Sender']
  alertsHub: ['Azure Event Hubs Data Receiver', 'Azure Event Hubs Data Sender']
  applicationInsights: ['Monitoring Metrics Publisher']
  workspace: ['Log Analytics Data Reader']
}

resource hostStorage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: hostStorageName
}

resource dataStorage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: dataStorageName
}

resource namespace 'Microsoft.EventHub/namespaces@2024-01-01' existing = {
  name: namespaceName

  resource telemetry 'eventhubs' existing = {
    name: telemetryHubName
  }

  resource alerts 'eventhubs' existing = {
    name: alertsHubName
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource onHostStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in grants.hostStorage: {
    name: guid(hostStorage.id, principalId, role)
    scope: hostStorage
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[role])
    }
  }
]

resource onDataStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in grants.dataStorage: {
    name: guid(dataStorage.id, principalId, role)
    scope: dataStorage
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[role])
    }
  }
]

resource onTelemetryHub 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in grants.telemetryHub: {
    name: guid(namespace::telemetry.id, principalId, role)
    scope: namespace::telemetry
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[role])
    }
  }
]

resource onAlertsHub 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in grants.alertsHub: {
    name: guid(namespace::alerts.id, principalId, role)
    scope: namespace::alerts
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[role])
    }
  }
]

resource onApplicationInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in grants.applicationInsights: {
    name: guid(applicationInsights.id, principalId, role)
    scope: applicationInsights
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[role])
    }
  }
]

resource onWorkspace 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in grants.workspace: {
    name: guid(workspace.id, principalId, role)
    scope: workspace
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles[role])
    }
  }
]
