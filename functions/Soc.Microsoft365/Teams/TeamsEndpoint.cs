using System.Text.Json;
using Soc.Core.Prepare;
using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Microsoft365.Teams;

/// <summary>
/// The bot's messaging endpoint. It is open to the internet: nothing is read of a request before its token has shown that the Bot Connector
/// sent it, and nothing is believed of its body that the token does not vouch for.
/// </summary>
public sealed class TeamsEndpoint(TeamsBot bot, ConnectorTokens tokens, ITenantDirectories directories, Presses presses, Installation installation, ITeamsLog log)
{
    /// <summary>Bytes of a request's body. A message in Teams has 100 KB at most (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).</summary>
    public const int LargestBody = 256 * 1024;

    /// <param name="authorization">The request's Authorization header.</param>
    public async Task<TeamsAnswer> Take(string? authorization, Stream body, ProcessEngine engine, CancellationToken cancellation)
    {
        var answer = await Read(authorization, body, engine, cancellation);
        if (answer.Status is >= 400 and < 500) log.TurnedAway(answer.Status);
        return answer;
    }

    private async Task<TeamsAnswer> Read(string? authorization, Stream body, ProcessEngine engine, CancellationToken cancellation)
    {
        if (await tokens.Read(authorization, cancellation) is not { } caller) return TeamsAnswer.Unauthorized;
        if (await Bytes(body, cancellation) is not { } bytes) return TeamsAnswer.TooLarge;
        if (Parse(bytes) is not { } activity) return TeamsAnswer.Unreadable;
        return caller.Vouches(activity) && bot.Trusts(activity.ServiceUrl) ? await Hear(activity, engine, cancellation) : TeamsAnswer.Forbidden;
    }

    private async Task<TeamsAnswer> Hear(Activity activity, ProcessEngine engine, CancellationToken cancellation)
    {
        if (activity.Tenant() is not { } tenant) return TeamsAnswer.Forbidden;
        // A stranger's tenant is not told that it is one.
        if (await directories.Find(tenant, cancellation) is null) return activity.Type is "invoke" ? TeamsAnswer.Forbidden : TeamsAnswer.Taken;
        if (activity.Type is not "invoke")
        {
            await Note(tenant, activity, cancellation);
            return TeamsAnswer.Taken;
        }

        return activity.Name is Press.InvokeName ? await presses.Take(tenant, activity, engine, cancellation) : TeamsAnswer.NotImplemented;
    }

    /// <summary>New kinds of events may come at any time, and are none of ours.</summary>
    private Task Note(TenantId tenant, Activity activity, CancellationToken cancellation) => activity switch
    {
        { Type: "message" } => installation.Addressed(tenant, activity, cancellation),
        { Type: "installationUpdate", Action: "add" } => installation.Added(tenant, activity, cancellation),
        { Type: "installationUpdate", Action: "remove" } => installation.Removed(tenant, activity, cancellation),
        { Type: "conversationUpdate", MembersAdded: { } added } when added.Any(activity.IsBot) => installation.Added(tenant, activity, cancellation),
        { Type: "conversationUpdate", MembersRemoved: { } removed } when removed.Any(activity.IsBot) => installation.Removed(tenant, activity, cancellation),
        { Type: "conversationUpdate", ChannelData.EventType: "teamDeleted" } => installation.Removed(tenant, activity, cancellation),
        _ => Task.CompletedTask,
    };

    /// <returns>Null for a body that is too large; no more of it is read than shows that.</returns>
    private static async Task<byte[]?> Bytes(Stream body, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (bytes.Length + read > LargestBody) return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static Activity? Parse(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<Activity>(bytes, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
