using Soc.Core.Ingest;
using Soc.Core.Normalize.Office365;

namespace Soc.Core.Normalize;

/// <summary>
/// The audit log of Intune (https://learn.microsoft.com/intune/intune-service/fundamentals/review-logs-using-azure-monitor), which its diagnostic setting
/// sends under the category of Entra ID's: <c>properties</c> holds capitals, an Actor and Targets.
/// </summary>
internal static class IntuneAudits
{
    private const string Nothing = "<null>";

    public static bool IsOne(RecordNode properties) => properties["Actor"].Opened().IsObject;

    public static SecurityEvent? Normalize(Draft draft)
    {
        var (record, properties) = (draft.Record, draft.Properties);
        if (record.Text("operationName")?.Trim() is not { } operation) return null;
        return draft.Event with
        {
            Class = OcsfClass.EntityManagement,
            Activity = OperationVerb.Of(operation),
            Status = Office365Audit.Status(record.Text("resultType") ?? ""),
            StatusCode = record.Text("resultType"),
            Actor = Actor(draft, properties["Actor"].Opened()),
            Service = new(null, "Microsoft Intune"),
            Entity = new(operation[(operation.LastIndexOf(' ') + 1)..], First(properties["TargetDisplayNames"]), First(properties["TargetObjectIds"])),
        };
    }

    private static Actor? Actor(Draft draft, RecordNode actor)
    {
        var person = Subjects.User(draft.Directory, actor.Text("ObjectId"), actor.Text("UPN"), actor.Text("Name"));
        var (id, name) = (actor.Text("Application")?.Lower(), actor.Text("ApplicationName"));
        return person is null && (id ?? name) is null ? null : new(person, AppInfo: (id ?? name) is null ? null : new(id, name));
    }

    private static string? First(RecordNode texts)
    {
        foreach (var item in texts.Opened().Items)
            if (item.AsText() is { } text && text != Nothing) return text;
        return null;
    }
}
