using System.Text.Json;
using Soc.Core.Tenants;

namespace Soc.Microsoft365.Teams;

/// <summary>
/// What Teams tells the bot, as far as we read it (github.com/microsoft/botframework-sdk, specs/botframework-activity/botframework-activity.md;
/// learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events). All of it is written by others.
/// </summary>
/// <param name="Type">"message", "invoke", "conversationUpdate", "installationUpdate", and whatever is added one day.</param>
/// <param name="Name">Of an invoke: "adaptiveCard/action".</param>
/// <param name="Action">Of an installationUpdate: "add", "remove", and both with "-upgrade".</param>
internal sealed record Activity(
    string? Type,
    string? Id,
    string? Name,
    string? Action,
    string? ChannelId,
    string? ServiceUrl,
    string? Text,
    Account? From,
    Account? Recipient,
    Conversation? Conversation,
    TeamsData? ChannelData,
    IReadOnlyList<Account>? MembersAdded,
    IReadOnlyList<Account>? MembersRemoved,
    JsonElement? Value)
{
    public const string Teams = "msteams";

    /// <summary>The conversation without the thread within it: "19:…@thread.tacv2;messageid=1481567603816" lies in "19:…@thread.tacv2".</summary>
    public string? Channel => Conversation?.Id?.Split(';', 2)[0];

    /// <summary>Entra object id of who speaks, lower-case GUID; null for who has none.</summary>
    public string? Person => Guid.TryParse(From?.AadObjectId, out var id) ? id.ToString("D") : null;

    /// <returns>Null when the activity names no tenant, or names two.</returns>
    public TenantId? Tenant()
    {
        var named = new[] { ChannelData?.Tenant?.Id, Conversation?.TenantId, From?.TenantId }.Where(text => !string.IsNullOrEmpty(text)).ToList();
        return named.Count > 0 && TenantId.TryParse(named[0], out var tenant) && named.All(text => TenantId.TryParse(text, out var other) && other == tenant) ? tenant : null;
    }

    public bool IsBot(Account account) => account.Id is { Length: > 0 } id && id == Recipient?.Id;
}

/// <param name="AadObjectId">Entra object id.</param>
/// <param name="TenantId">Whose directory that is, where Teams says so.</param>
internal sealed record Account(string? Id, string? AadObjectId, string? TenantId);

/// <param name="ConversationType">"channel", "groupChat" or "personal".</param>
internal sealed record Conversation(string? Id, string? TenantId, string? ConversationType);

internal sealed record TeamsData(Named? Tenant, Named? Team, Named? Channel, string? EventType);

internal sealed record Named(string? Id);
