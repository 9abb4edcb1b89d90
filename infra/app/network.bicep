// Optional: storage and Event Hubs answer the app only through private endpoints.
param name string

@description('Private endpoints are named <prefix>-<account>-<group>.')
param endpointPrefix string
param location string
param tags object
param hostStorageId string
param dataStorageId string
param namespaceId string

var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  namespace: 'privatelink.servicebus.windows.net'
}
var zoneKeys = ['blob', 'queue', 'table', 'namespace']

var endpoints = [
  { name: 'host-blob', target: hostStorageId, group: 'blob' }
  { name: 'host-queue', target: hostStorageId, group: 'queue' }
  { name: 'host-table', target: hostStorageId, group: 'table' }
  { name: 'data-blob', target: dataStorageId, group: 'blob' }
  { name: 'data-table', target: dataStorageId, group: 'table' }
  { name: 'event-hubs', target: namespaceId, group: 'namespace' }
]

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.60.0.0/16'] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.60.0.0/24'
          delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.60.1.0/24' }
      }
    ]
  }

  resource appSubnet 'subnets' existing = {
    name: 'app'
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'endpoints'
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for key in zoneKeys: {
    name: zones[key]
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (key, index) in zoneKeys: {
    parent: zone[index]
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for item in endpoints: {
    name: '${endpointPrefix}-${item.name}'
    location: location
    tags: tags
    properties: {
      subnet: { id: network::endpointSubnet.id }
      privateLinkServiceConnections: [
        {
          name: item.name
          properties: { privateLinkServiceId: item.target, groupIds: [item.group] }
        }
      ]
    }
  }
]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (item, index) in endpoints: {
    parent: endpoint[index]
    name: 'default'
    dependsOn: [zone]
    properties: {
      privateDnsZoneConfigs: [
        {
          name: item.group
          properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zones[item.group]) }
        }
      ]
    }
  }
]

output appSubnetId string = network::appSubnet.id
