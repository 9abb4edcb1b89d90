// The whole SOC in one resource group of one subscription. `azd up` deploys it; docs/how-to/deploy.md tells how.
targetScope = 'subscription'

@minLength(1)
@maxLength(32)
@description('Name of the azd environment: part of every name, so that several can live in one subscription.')
param environmentName string

@minLength(1)
@description('Azure region. Telemetry and evidence stay there.')
param location string

@allowed([25, 100, 300])
@description('Size of the watched tenant in users, rounded up: decides throughput, retention and scale (see sizes.json).')
param tenantUsers int = 25

@allowed([25, 100, 300])
@description('Size that the tenant may grow to. Decides the number of partitions, which a Standard namespace can never change.')
param grownTenantUsers int = 300

@description('Content types of the Office 365 Management Activity API that are polled, separated by commas. DLP.All may be added: it takes one more permission, and what it found in documents is taken out before anything is kept (docs/how-to/deploy.md, step 6).')
param auditContentTypes string = 'Audit.AzureActiveDirectory,Audit.Exchange,Audit.SharePoint,Audit.General'

@description('Entra groups whose members are analysts, by tier: L1:object id,L2:object id,L3:object id. Empty: nobody can decide.')
param analystGroups string = ''

@description('Object id of the Entra group of break-glass accounts, which are never contained. Empty: none.')
param neverContainGroup string = ''

@description('Ids of further subscriptions of the watched tenant whose resources send their logs, separated by commas. The one that is deployed to is always known.')
param furtherSubscriptions string = ''

@description('Customer ids of further Log Analytics workspaces whose tables are exported to the telemetry hub, separated by commas. The one of this deployment is always known.')
param furtherWorkspaces string = ''

@description('Names or addresses, as they stand in the lines, of the machines of the watched tenant that send or relay syslog and CEF, separated by commas.')
param collectors string = ''

@description('Send Entra ID logs to the telemetry hub through a diagnostic setting. Needs rights at the scope of the whole tenant, hence off by default.')
param connectEntra bool = false

@description('Keep Entra ID logs in the workspace too, so that hunts can query them. Only looked at when connectEntra is on.')
param keepEntraLogsForHunts bool = true

@description('Put storage and Event Hubs behind private endpoints and route the app through a virtual network.')
param privateNetwork bool = false

@description('Daily cap of the workspace in GB; a flood of telemetry stops at the cap, not at the credit card. -1 is no cap.')
param logDailyCapGb int = 5

var abbreviations = loadJsonContent('abbreviations.json')
var sizes = loadJsonContent('sizes.json')
var size = sizes[string(tenantUsers)]
var grown = sizes[string(grownTenantUsers)]
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var packageContainer = 'app-package'
var evidenceContainer = 'evidence'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: '${abbreviations.resourceGroup}${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: '${abbreviations.managedIdentity}soc-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'app/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: '${abbreviations.logAnalyticsWorkspace}${token}'
    applicationInsightsName: '${abbreviations.applicationInsights}${token}'
    location: location
    tags: tags
    retentionDays: size.logRetentionDays
    dailyCapGb: logDailyCapGb
  }
}

// Two accounts: the runtime owns the blobs of the first, nobody owns those of the second, so evidence cannot lose its versions.
module hostStorage 'app/storage.bicep' = {
  name: 'host-storage'
  scope: group
  params: {
    name: '${abbreviations.storageAccount}host${token}'
    location: location
    tags: tags
    containers: [packageContainer]
    publicAccess: !privateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

module dataStorage 'app/storage.bicep' = {
  name: 'data-storage'
  scope: group
  params: {
    name: '${abbreviations.storageAccount}data${token}'
    location: location
    tags: tags
    containers: [evidenceContainer]
    keepVersions: true
    publicAccess: !privateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

module eventHubs 'app/event-hubs.bicep' = {
  name: 'event-hubs'
  scope: group
  params: {
    name: '${abbreviations.eventHubsNamespace}${token}'
    location: location
    tags: tags
    throughputUnits: size.throughputUnits
    maximumThroughputUnits: size.maximumThroughputUnits
    telemetryPartitions: grown.telemetryPartitions
    alertPartitions: grown.alertPartitions
    retentionHours: size.hubRetentionHours
    publicAccess: !privateNetwork
    workspaceId: monitoring.outputs.workspaceId
  }
}

module rbac 'app/rbac.bicep' = {
  name: 'rbac'
  scope: group
  params: {
    principalId: identity.outputs.principalId
    hostStorageName: hostStorage.outputs.name
    dataStorageName: dataStorage.outputs.name
    namespaceName: eventHubs.outputs.namespaceName
    telemetryHubName: eventHubs.outputs.telemetryHubName
    alertsHubName: eventHubs.outputs.alertsHubName
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    workspaceName: monitoring.outputs.workspaceName
  }
}

module network 'app/network.bicep' = if (privateNetwork) {
  name: 'network'
  scope: group
  params: {
    name: '${abbreviations.virtualNetwork}${token}'
    endpointPrefix: '${abbreviations.privateEndpoint}${token}'
    location: location
    tags: tags
    hostStorageId: hostStorage.outputs.id
    dataStorageId: dataStorage.outputs.id
    namespaceId: eventHubs.outputs.namespaceId
  }
}

module functions 'app/functions.bicep' = {
  name: 'functions'
  scope: group
  params: {
    name: '${abbreviations.functionApp}soc-${token}'
    planName: '${abbreviations.functionPlan}${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    identityTenantId: identity.outputs.tenantId
    packageContainerUri: '${hostStorage.outputs.blobEndpoint}${packageContainer}'
    maximumInstanceCount: size.maximumInstanceCount
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    hostBlobUri: hostStorage.outputs.blobEndpoint
    hostQueueUri: hostStorage.outputs.queueEndpoint
    hostTableUri: hostStorage.outputs.tableEndpoint
    dataBlobUri: dataStorage.outputs.blobEndpoint
    dataTableUri: dataStorage.outputs.tableEndpoint
    evidenceContainer: evidenceContainer
    eventHubsNamespace: eventHubs.outputs.fullyQualifiedNamespace
    telemetryHubName: eventHubs.outputs.telemetryHubName
    telemetryConsumerGroup: eventHubs.outputs.telemetryConsumerGroup
    alertsHubName: eventHubs.outputs.alertsHubName
    alertsConsumerGroup: eventHubs.outputs.alertsConsumerGroup
    applicationInsightsConnectionString: monitoring.outputs.applicationInsightsConnectionString
    auditContentTypes: auditContentTypes
    analystGroups: analystGroups
    neverContainGroup: neverContainGroup
    subscriptions: '${subscription().subscriptionId},${furtherSubscriptions}'
    workspaceCustomerIds: '${monitoring.outputs.workspaceCustomerId},${furtherWorkspaces}'
    collectors: collectors
  }
}

module bot 'app/bot.bicep' = {
  name: 'bot'
  scope: group
  params: {
    name: '${abbreviations.botService}soc-${token}'
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    identityTenantId: identity.outputs.tenantId
    endpoint: '${functions.outputs.uri}/api/messages'
  }
}

module entra 'app/entra-diagnostics.bicep' = if (connectEntra) {
  name: 'entra-diagnostics-${token}'
  scope: tenant()
  params: {
    name: 'soc-${environmentName}'
    eventHubAuthorizationRuleId: eventHubs.outputs.diagnosticsSendRuleId
    eventHubName: eventHubs.outputs.telemetryHubName
    workspaceId: keepEntraLogsForHunts ? monitoring.outputs.workspaceId : ''
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output SERVICE_SOC_NAME string = functions.outputs.name
output SERVICE_SOC_URI string = functions.outputs.uri
output SOC_IDENTITY_NAME string = identity.outputs.name
output SOC_IDENTITY_CLIENT_ID string = identity.outputs.clientId
output SOC_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output SOC_BOT_ID string = bot.outputs.appId
output SOC_EVENT_HUBS_NAMESPACE_ID string = eventHubs.outputs.namespaceId
output SOC_TELEMETRY_HUB_NAME string = eventHubs.outputs.telemetryHubName
output SOC_DIAGNOSTICS_SEND_RULE_ID string = eventHubs.outputs.diagnosticsSendRuleId
output SOC_LOG_ANALYTICS_WORKSPACE_ID string = monitoring.outputs.workspaceId
output SOC_CONNECT_ENTRA bool = connectEntra
