// The bot that brings cards to Teams. It has no secret: its identity is the SOC's managed identity.
param name string
param tags object
param identityId string
param identityClientId string
param identityTenantId string

@description('Where the Bot Connector posts what people click and write, ending in /api/messages.')
param messagesEndpoint string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'SOC'
    description: 'Incidents and decisions of Soc.Serverless'
    endpoint: messagesEndpoint
    msaAppId: identityClientId
    msaAppMSIResourceId: identityId
    msaAppTenantId: identityTenantId
    msaAppType: 'UserAssignedMSI'
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true }
    }
  }
}

output name string = bot.name
