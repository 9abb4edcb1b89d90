using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Core.Incidents;

/// <summary>The incident process' address.</summary>
public static class IncidentId
{
    public const string Kind = "incident";

    public static ProcessId Of(TenantId tenant, string incident) => new(tenant, Kind, incident);
}
