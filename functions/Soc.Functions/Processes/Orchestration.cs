using System.Security.Cryptography;
using System.Text;
using Soc.Core.Incidents;
using Soc.Core.Processes;
using Soc.Core.Recover;
using Soc.Core.Respond;
using Soc.Functions.Incidents;
using Soc.Functions.Recover;
using Soc.Functions.Respond;

namespace Soc.Functions.Processes;

/// <summary>Which orchestration drives a process.</summary>
internal static class Orchestration
{
    /// <summary>Characters that an instance id may have (learn.microsoft.com/azure/azure-functions/durable/durable-functions-instance-management).</summary>
    public const int LongestInstance = 100;

    /// <summary>The same for the same process, so that there is one at a time.</summary>
    public static string InstanceOf(ProcessId process)
    {
        var id = process.ToString();
        if (id.Length <= LongestInstance) return id;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32];
        return $"{process.Tenant}|{process.Kind}|{digest}";
    }

    public static string OrchestratorOf(ProcessId process) => process.Kind switch
    {
        IncidentId.Kind => nameof(IncidentOrchestrator),
        ContainmentProcess.Kind => nameof(ContainmentOrchestrator),
        NotificationProcess.Kind => nameof(NotificationOrchestrator),
        _ => throw new ArgumentOutOfRangeException(nameof(process), process.Kind, "No orchestrator drives this kind."),
    };
}
