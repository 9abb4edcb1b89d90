// A storage account without keys: blobs, queues and tables are reached with an Entra ID token or not at all.
@minLength(3)
@maxLength(24)
param name string
param location string
param tags object
param containers string[]

@description('Keep every version of a blob: what was overwritten or deleted can be read again until it is aged out.')
param keepVersions bool = false

@description('Days that a deleted blob, version or container can be brought back.')
@minValue(7)
@maxValue(365)
param recoverableDays int = 30
param publicAccess bool
param workspaceId string

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    supportsHttpsTrafficOnly: true
    networkAcls: {
      bypass: 'None'
      defaultAction: publicAccess ? 'Allow' : 'Deny'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      isVersioningEnabled: keepVersions
      deleteRetentionPolicy: { enabled: true, days: recoverableDays }
      containerDeleteRetentionPolicy: { enabled: true, days: recoverableDays }
    }

    resource container 'containers' = [
      for containerName in containers: {
        name: containerName
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource queues 'queueServices' = {
    name: 'default'
  }

  resource tables 'tableServices' = {
    name: 'default'
  }

  // A version older than this is deleted, and then stays recoverable for as long again: deleted evidence does not live forever.
  resource aging 'managementPolicies' = if (keepVersions) {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            name: 'age-out-old-versions'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'] }
              actions: { version: { delete: { daysAfterCreationGreaterThan: recoverableDays } } }
            }
          }
        ]
      }
    }
  }
}

// Who deleted what, kept where the SOC's own identity cannot write or delete.
resource blobDeletions 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'deletions'
  scope: account::blobs
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
  }
}

resource tableDeletions 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'deletions'
  scope: account::tables
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
  }
}

output id string = account.id
output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
output tableEndpoint string = account.properties.primaryEndpoints.table
