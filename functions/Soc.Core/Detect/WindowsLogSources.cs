using System.Collections.Concurrent;
using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// Log sources of Windows events, as the mappings that come with Soc.Sigma tell them: by channel, for Sysmon, PowerShell and new processes also
/// by event id. What was told once is remembered.
/// </summary>
internal static class WindowsLogSources
{
    /// <summary>Event ids are few; but the records are whoever's.</summary>
    private const int MostRemembered = 10_000;

    private static readonly SigmaRuleSet Mappings = SigmaRuleSet.Load([], new SigmaLoadOptions { Mappings = SigmaMappings.BuiltIn }).RuleSet;

    private static readonly SigmaLogSource Windows = new("windows");
    private static readonly SigmaLogSource Registry = new("windows", "registry_event", "sysmon");

    private static readonly ConcurrentDictionary<(string? Channel, long? EventId, string? EventType, string? Provider), SigmaLogSource> Told = [];

    public static SigmaLogSource Of(RecordNode record)
    {
        var kind = (record.Text("Channel"), record.Number("EventID"), record["EventData"].Text("EventType"), record.Text("Provider"));
        if (Told.TryGetValue(kind, out var known)) return known;
        var source = Tell(kind);
        if (Told.Count < MostRemembered) Told[kind] = source;
        return source;
    }

    private static SigmaLogSource Tell((string? Channel, long? EventId, string? EventType, string? Provider) kind)
    {
        var record = JsonSerializer.SerializeToUtf8Bytes(new { kind.Channel, EventID = kind.EventId, kind.EventType, Provider_Name = kind.Provider });
        var told = Mappings.Recognize(record) ?? Windows;
        // Many rules look at all that is done to the registry.
        return told.Category?.StartsWith("registry_", StringComparison.Ordinal) == true ? told with { Also = Registry } : told;
    }
}
