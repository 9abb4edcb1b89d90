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
    private static readonly SigmaRuleSet Mappings = SigmaRuleSet.Load([], new SigmaLoadOptions { Mappings = SigmaMappings.BuiltIn }).RuleSet;

    private static readonly SigmaLogSource Windows = new("windows");
    private static readonly SigmaLogSource Registry = new("windows", "registry_event", "sysmon");

    private static readonly Remembered<(string? Channel, long? EventId, string? EventType, string? Provider), SigmaLogSource> Told = new();

    public static SigmaLogSource Of(RecordNode record) =>
        Told.Of((record.Text("Channel"), record.Number("EventID"), record["EventData"].Text("EventType"), record.Text("Provider")), Tell);

    private static SigmaLogSource Tell((string? Channel, long? EventId, string? EventType, string? Provider) kind)
    {
        var record = JsonSerializer.SerializeToUtf8Bytes(new { kind.Channel, EventID = kind.EventId, kind.EventType, Provider_Name = kind.Provider });
        var told = Mappings.Recognize(record) ?? Windows;
        // Many rules look at all that is done to the registry.
        return told.Category?.StartsWith("registry_", StringComparison.Ordinal) == true ? told with { Also = Registry } : told;
    }
}
