using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Soc.Core;

/// <summary>
/// What the SOC says about its own work, for a host to listen to (OpenTelemetry: <c>AddSource</c> and <c>AddMeter</c> of <see cref="Name"/>).
/// Nobody listening, it costs next to nothing. Tags name tenants, sources and kinds, never what a record says.
/// </summary>
public static class SocTelemetry
{
    /// <summary>Of the activity source and of the meter.</summary>
    public const string Name = "Soc";

    /// <summary>Tag: a tenant's id.</summary>
    internal const string Tenant = "soc.tenant";

    internal static readonly ActivitySource Activities = new(Name);

    internal static readonly Meter Meter = new(Name);

    /// <summary>Marks the span as failed. For an exception filter: catches nothing.</summary>
    internal static bool Failed(this Activity? span, Exception failure)
    {
        span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
        return false;
    }
}
