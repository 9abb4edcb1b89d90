// Telemetry comes in on one hub, alerts travel on the other. The app reads and writes with its identity; the one key is a send-only
// rule for Entra ID's diagnostic setting, which cannot authenticate in any other way.
param name string
param location string
param tags object

@minValue(1)
@maxValue(20)
param throughputUnits int

@minValue(1)
@maxValue(20)
param maximumThroughputUnits int

@minValue(1)
@maxValue(32)
param telemetryPartitions int

@minValue(1)
@maxValue(32)
param alertPartitions int

@minValue(1)
@maxValue(168)
param retentionHours int
param publicAccess bool
param workspaceId string

var retention = { cleanupPolicy: 'Delete', retentionTimeInHours: retentionHours }

resource namespace 'Microsoft.EventHub/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Standard', capacity: throughputUnits }
  properties: {
    // Not true: diagnostic settings send with a shared access rule.
    disableLocalAuth: false
    isAutoInflateEnabled: true
    maximumThroughputUnits: maximumThroughputUnits
    minimumTlsVersion: '1.2'
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
  }

  resource telemetry 'eventhubs' = {
    name: 'telemetry'
    properties: { partitionCount: telemetryPartitions, retentionDescription: retention }

    resource readers 'consumergroups' = {
      name: 'soc'
      properties: {}
    }
  }

  resource alerts 'eventhubs' = {
    name: 'alerts'
    properties: { partitionCount: alertPartitions, retentionDescription: retention }

    resource readers 'consumergroups' = {
      name: 'soc'
      properties: {}
    }
  }

  resource diagnosticsSend 'authorizationRules' = {
    name: 'diagnostics-send'
    properties: { rights: ['Send'] }
  }

  // With a private network the public door is shut for everyone but trusted Microsoft services: diagnostic settings come that way.
  resource door 'networkRuleSets' = {
    name: 'default'
    properties: {
      publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
      defaultAction: publicAccess ? 'Allow' : 'Deny'
      trustedServiceAccessEnabled: true
    }
  }
}

// Creation and deletion of hubs and rules in this namespace: someone who blinds the SOC leaves a trace outside it.
resource operations 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'operations'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'OperationalLogs', enabled: true }]
  }
}

output namespaceId string = namespace.id
output namespaceName string = namespace.name
output fullyQualifiedNamespace string = split(replace(namespace.properties.serviceBusEndpoint, 'https://', ''), ':')[0]
output telemetryHubName string = namespace::telemetry.name
output telemetryConsumerGroup string = namespace::telemetry::readers.name
output alertsHubName string = namespace::alerts.name
output alertsConsumerGroup string = namespace::alerts::readers.name
output diagnosticsSendRuleId string = namespace::diagnosticsSend.id
