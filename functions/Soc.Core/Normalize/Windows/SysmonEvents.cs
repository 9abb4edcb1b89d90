using System.Collections.Frozen;

namespace Soc.Core.Normalize.Windows;

/// <summary>Sysmon (https://learn.microsoft.com/sysinternals/downloads/sysmon#events), by event id.</summary>
internal static class SysmonEvents
{
    private static readonly FrozenDictionary<long, Func<WindowsFields, SecurityEvent>> ByEvent = new Dictionary<long, Func<WindowsFields, SecurityEvent>>
    {
        [1] = SysmonProcesses.Created,
        [2] = fields => SysmonFiles.Of(fields, "Set Attributes"),
        [3] = SysmonNetwork.Connection,
        [5] = SysmonProcesses.Ended,
        [6] = SysmonFiles.Loaded,
        [7] = SysmonFiles.Loaded,
        [8] = fields => SysmonProcesses.Reached(fields, "Inject"),
        [10] = fields => SysmonProcesses.Reached(fields, "Open"),
        [11] = fields => SysmonFiles.Of(fields, "Create"),
        [12] = SysmonRegistry.Touched,
        [13] = SysmonRegistry.Set,
        [14] = SysmonRegistry.Renamed,
        [15] = fields => SysmonFiles.Of(fields, "Create"),
        [17] = fields => SysmonFiles.Pipe(fields, "Create"),
        [18] = fields => SysmonFiles.Pipe(fields, "Open"),
        [22] = SysmonNetwork.Query,
        [23] = fields => SysmonFiles.Of(fields, "Delete"),
        [25] = SysmonProcesses.Tampered,
        [26] = fields => SysmonFiles.Of(fields, "Delete"),
    }.ToFrozenDictionary();

    public static SecurityEvent? Normalize(Draft draft)
    {
        var fields = new WindowsFields(draft);
        return fields.EventId is { } id ? ByEvent.GetValueOrDefault(id, Common)(fields) : null;
    }

    /// <summary>What an event of Sysmon tells of the process that did it.</summary>
    public static SecurityEvent Common(WindowsFields fields) => fields.Common() with
    {
        Class = OcsfClass.BaseEvent,
        Status = OcsfStatus.Success,
        Actor = SysmonProcesses.Actor(fields),
    };
}
