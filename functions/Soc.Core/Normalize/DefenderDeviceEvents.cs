using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using Soc.Core.Ingest;

namespace Soc.Core.Normalize;

/// <summary>
/// DeviceEvents of Defender for Endpoint (https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceevents-table): whatever has no table
/// of its own. ActionType says what a row is, and what its columns and its AdditionalFields mean; of a type that is not known, the part
/// remains that all have in common.
/// </summary>
internal static partial class DefenderDeviceEvents
{
    private static readonly (string Ending, string Disposition)[] Dispositions =
    [
        ("Blocked", "Blocked"), ("Enforced", "Blocked"), ("Audited", "Detected"), ("Warning", "Detected"), ("Allowed", "Allowed"), ("WarnBypassed", "Allowed"), ("UserOverride", "Allowed"),
    ];

    private static readonly FrozenDictionary<string, DeviceAction> Actions = DeviceAction.Known().ToFrozenDictionary(action => action.Type, StringComparer.Ordinal);

    public static SecurityEvent? Normalize(Draft draft)
    {
        var columns = draft.Properties;
        if (DeviceColumns.Common(draft, columns) is not { } common) return null;
        var type = columns.Text("ActionType") ?? "";
        var found = Columns(draft, columns, common, type);
        var action = Actions.GetValueOrDefault(type) ?? DeviceAction.OfFamily(type);
        return action is null ? found : action.Fill(found with { Class = action.Class, Activity = action.Activity }, columns, columns["AdditionalFields"].Opened());
    }

    /// <summary>What the columns mean whatever the type.</summary>
    private static SecurityEvent Columns(Draft draft, RecordNode columns, SecurityEvent common, string type)
    {
        var disposition = Dispositions.FirstOrDefault(known => type.EndsWith(known.Ending, StringComparison.Ordinal)).Disposition;
        var image = DeviceColumns.Image(columns);
        var isProcess = columns.Number("ProcessId") is > 0 || columns.Text("ProcessCommandLine") is not null;
        var key = columns.Text("RegistryKey");
        return common with
        {
            Class = OcsfClass.BaseEvent,
            Activity = "Other",
            Status = disposition == "Blocked" ? OcsfStatus.Failure : OcsfStatus.Success,
            Disposition = disposition,
            User = Subjects.Account(draft.Directory, columns, "Account"),
            File = isProcess ? null : image,
            Process = isProcess ? new(columns.Text("FileName"), columns.Text("ProcessCommandLine"), columns.Number("ProcessId"), image) : null,
            Registry = key is null ? null : new(key, columns.Text("RegistryValueName"), columns.Text("RegistryValueData")),
            SrcEndpoint = DeviceColumns.Side(columns, "Local") ?? common.SrcEndpoint,
            DstEndpoint = DeviceColumns.Side(columns, "Remote", Hosts.Of(columns.Text("RemoteUrl")) ?? columns.Text("RemoteDeviceName")?.Lower()),
            Url = columns.Text("RemoteUrl") is { } url ? new(url, Hosts.Of(url)) : null,
        };
    }

    /// <summary>What a scheduled task runs, from its definition (XML), which Windows logs with it.</summary>
    internal static string? TaskCommand(string? definition)
    {
        if (definition is null || TaskCommandTag().Match(definition) is not { Success: true } command) return null;
        var arguments = TaskArgumentsTag().Match(definition);
        return WebUtility.HtmlDecode(command.Groups[1].Value.Trim() + (arguments.Success ? " " + arguments.Groups[1].Value.Trim() : ""));
    }

    [GeneratedRegex("<Command>([^<]+)</Command>", RegexOptions.CultureInvariant)]
    private static partial Regex TaskCommandTag();

    [GeneratedRegex("<Arguments>([^<]+)</Arguments>", RegexOptions.CultureInvariant)]
    private static partial Regex TaskArgumentsTag();
}
