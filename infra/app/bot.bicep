// The bot through which analysts decide in Teams: it has no secret, because the SOC's identity is the bot.
param name string
param tags object

@description('The identity that the bot is.')
param identityId string
param identityClientId string

@description('Tenant of the identity: a bot of this type speaks to no other.')
param identityTenantId string

@description('Where the Bot Connector brings what was said: /api/messages of the function app.')
param endpoint string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  tags: tags
  kind: 'azurebot'
  // Teams is a standard channel: its messages cost nothing.
  sku: { name: 'F0' }
  properties: {
    displayName: 'SOC'
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppMSIResourceId: identityId
    msaAppTenantId: identityTenantId
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    tags: tags
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true }
    }
  }
}

output appId string = bot.properties.msaAppId
