using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Simulator.Day;

namespace Soc.Simulator.Tests.Day;

/// <summary>A record as a reader of the hub meets it.</summary>
internal sealed record ReceivedRecord(HubMessage Message, JsonElement Json)
{
    public static IEnumerable<ReceivedRecord> In(IEnumerable<HubMessage> messages) =>
        from message in messages
        from record in JsonDocument.Parse(message.Body).RootElement.GetProperty("records").EnumerateArray()
        select new ReceivedRecord(message, record);

    public string? Category => Json.TryGetProperty("category", out var category) ? category.GetString() : null;

    public JsonElement Properties => Json.GetProperty("properties");

    public SignalSource Source => Category switch
    {
        "SignInLogs" => SignalSource.EntraSignIn,
        "NonInteractiveUserSignInLogs" => SignalSource.EntraNonInteractiveSignIn,
        "AuditLogs" => SignalSource.EntraAudit,
        null => SignalSource.Office365Exchange,
        var defender => Enum.Parse<SignalSource>(defender.Replace("AdvancedHunting-", "Defender", StringComparison.Ordinal)),
    };

    /// <summary>The time the source binds the record to.</summary>
    public DateTimeOffset OccurredAt => Source switch
    {
        SignalSource.EntraSignIn or SignalSource.EntraNonInteractiveSignIn => Properties.GetProperty("createdDateTime").GetDateTimeOffset(),
        SignalSource.EntraAudit => Properties.GetProperty("activityDateTime").GetDateTimeOffset(),
        SignalSource.Office365Exchange => DateTimeOffset.Parse(Json.GetProperty("CreationTime").GetString() + "Z", System.Globalization.CultureInfo.InvariantCulture),
        _ => Properties.GetProperty("Timestamp").GetDateTimeOffset(),
    };

    /// <summary>What stays the same however often the record is delivered.</summary>
    public string Content => Source == SignalSource.Office365Exchange ? Json.GetRawText() : $"{Category} {Properties.GetRawText()}";
}
