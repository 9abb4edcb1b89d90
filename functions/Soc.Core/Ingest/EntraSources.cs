using System.Collections.Frozen;

namespace Soc.Core.Ingest;

/// <summary>Entra ID's diagnostic settings: recognized by category.</summary>
internal static class EntraSources
{
    // A sign-in is sent again under its id when an interrupt ended in success: those rows are no duplicates of each other, so the
    // outcome belongs to their key.
    private static readonly FrozenDictionary<string, RecordSource> ByCategory = new Dictionary<string, RecordSource>
    {
        ["SignInLogs"] = new(SignalSource.EntraSignIn, "properties.createdDateTime", ["properties.id", "resultType"]),
        ["NonInteractiveUserSignInLogs"] = new(SignalSource.EntraNonInteractiveSignIn, "properties.createdDateTime", ["properties.id", "resultType"]),
        ["AuditLogs"] = new(SignalSource.EntraAudit, "properties.activityDateTime", ["properties.id"]),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static RecordSource? Of(RecordNode record) =>
        record.Text("category") is { } category && ByCategory.TryGetValue(category.Trim(), out var source) ? source : null;
}
