// The function app on Flex Consumption: scales to zero, runs under the SOC's identity, holds no secret in its settings.
param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string

@description('Tenant whose tokens the identity gets: the one that is watched.')
param identityTenantId string

@description('Blob container into which the code is deployed.')
param packageContainerUri string

@minValue(1)
@maxValue(1000)
param maximumInstanceCount int

@description('Subnet through which the app speaks, or empty for the public endpoints.')
param subnetId string
param hostBlobUri string
param hostQueueUri string
param hostTableUri string
param dataBlobUri string
param dataTableUri string
param evidenceContainer string

@description('Host name of the namespace, as in evhns-x.servicebus.windows.net.')
param eventHubsNamespace string
param telemetryHubName string
param telemetryConsumerGroup string
param alertsHubName string
param alertsConsumerGroup string
param applicationInsightsConnectionString string
param auditContentTypes string
param analystGroups string
param neverContainGroup string

@description('Ids of the watched tenant\'s subscriptions, separated by commas: records of Azure resources name these and no tenant.')
param subscriptions string

@description('Customer ids of the watched tenant\'s workspaces, separated by commas: exported tables name these in place of a tenant.')
param workspaceCustomerIds string

@description('Names or addresses of the machines that send or relay the watched tenant\'s log lines, separated by commas: a line names nothing else.')
param collectors string

var settings = {
  AZURE_CLIENT_ID: identityClientId
  AZURE_TENANT_ID: identityTenantId

  // Host
  AzureWebJobsStorage__blobServiceUri: hostBlobUri
  AzureWebJobsStorage__queueServiceUri: hostQueueUri
  AzureWebJobsStorage__tableServiceUri: hostTableUri
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'

  // Triggers
  EventHubs__fullyQualifiedNamespace: eventHubsNamespace
  EventHubs__credential: 'managedidentity'
  EventHubs__clientId: identityClientId
  TELEMETRY_HUB_NAME: telemetryHubName
  TELEMETRY_CONSUMER_GROUP: telemetryConsumerGroup
  ALERTS_HUB_NAME: alertsHubName
  ALERTS_CONSUMER_GROUP: alertsConsumerGroup

  // The SOC's own options
  Soc__TableServiceUri: dataTableUri
  Soc__BlobServiceUri: dataBlobUri
  Soc__EventHubsNamespace: eventHubsNamespace
  Soc__EvidenceContainer: evidenceContainer
  Soc__AuditContentTypes: auditContentTypes
  Soc__AnalystGroups: analystGroups
  Soc__NeverContainGroup: neverContainGroup
  Soc__Subscriptions: subscriptions
  Soc__Workspaces: workspaceCustomerIds
  Soc__Collectors: collectors
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'soc' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      http20Enabled: true
      minTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstanceCount
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  // Deployment with a user name and a password is off: azd deploys with the deployer's token.
  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
