using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;

namespace Soc.Microsoft365.Teams;

/// <summary>The Bot Connector's REST API (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference).</summary>
/// <param name="http">Follows no redirection: our token goes to no other host.</param>
/// <param name="credential">The bot's own: for a bot of type UserAssignedMSI, that identity; its tenant is the identity's.</param>
public sealed class BotConnector(TeamsBot bot, HttpClient http, TokenCredential credential)
{
    private static readonly string[] Scopes = ["https://api.botframework.com/.default"];

    public static HttpClient Client(TeamsBot bot) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = bot.CallTimeout };

    /// <summary>"Send to Conversation": to a channel of a team, a new thread.</summary>
    internal Task<ConnectorAnswer> Post(Place place, JsonObject activity, CancellationToken cancellation) =>
        Call(HttpMethod.Post, place, $"v3/conversations/{Escape(place.Conversation)}/activities", activity, cancellation);

    /// <summary>"Reply to Activity".</summary>
    internal Task<ConnectorAnswer> Reply(Place place, string to, JsonObject activity, CancellationToken cancellation) =>
        Call(HttpMethod.Post, place, $"v3/conversations/{Escape(place.Conversation)}/activities/{Escape(to)}", activity, cancellation);

    /// <summary>"Update Activity".</summary>
    internal Task<ConnectorAnswer> Update(Place place, string activityId, JsonObject activity, CancellationToken cancellation) =>
        Call(HttpMethod.Put, place, $"v3/conversations/{Escape(place.Conversation)}/activities/{Escape(activityId)}", activity, cancellation);

    private async Task<ConnectorAnswer> Call(HttpMethod method, Place place, string path, JsonObject activity, CancellationToken cancellation)
    {
        if (!bot.Trusts(place.ServiceUrl)) return new ConnectorAnswer.Refused("The address of the channel is none of Teams'.");
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(new Uri(place.ServiceUrl.TrimEnd('/') + "/"), path))
            {
                Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
            };
            var token = await credential.GetTokenAsync(new TokenRequestContext(Scopes), cancellation);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            using var response = await http.SendAsync(request, cancellation);
            return await Read(response, cancellation);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new ConnectorAnswer.Busy("Teams does not answer.");
        }
        catch (AuthenticationFailedException)
        {
            return new ConnectorAnswer.Busy("No token for the Bot Connector could be had.");
        }
    }

    /// <remarks>412, 429, 502 and 504 are to be tried again (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit); so is a token that is not taken, because a person has to see to it.</remarks>
    private static async Task<ConnectorAnswer> Read(HttpResponseMessage response, CancellationToken cancellation) => response.StatusCode switch
    {
        HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted => new ConnectorAnswer.Taken(await IdOf(response, cancellation)),
        HttpStatusCode.NoContent => new ConnectorAnswer.Taken(null),
        HttpStatusCode.Forbidden or HttpStatusCode.NotFound => new ConnectorAnswer.Gone($"Teams answers {(int)response.StatusCode}: the bot or the message is no longer there."),
        HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
            new ConnectorAnswer.Busy($"Teams answers {(int)response.StatusCode}."),
        _ => new ConnectorAnswer.Refused($"Teams answers {(int)response.StatusCode}."),
    };

    /// <summary>{"id":"1481567603816"}.</summary>
    private static async Task<string?> IdOf(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return JsonSerializer.Deserialize<Identification>(await response.Content.ReadAsStringAsync(cancellation), JsonSerializerOptions.Web)?.Id;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private sealed record Identification(string? Id);
}

/// <summary>Where the bot speaks.</summary>
/// <param name="ServiceUrl">As it came with a request of the Bot Connector.</param>
internal sealed record Place(string ServiceUrl, string Conversation);

/// <summary>What Teams made of a call.</summary>
internal abstract record ConnectorAnswer
{
    private ConnectorAnswer() { }

    /// <param name="Id">Of the message.</param>
    public sealed record Taken(string? Id) : ConnectorAnswer;

    /// <summary>Not now: try again later.</summary>
    public sealed record Busy(string Why) : ConnectorAnswer;

    /// <summary>The bot was removed or blocked, or the message was deleted.</summary>
    public sealed record Gone(string Why) : ConnectorAnswer;

    /// <summary>No, and never.</summary>
    public sealed record Refused(string Why) : ConnectorAnswer;
}
