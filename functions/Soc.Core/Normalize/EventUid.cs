using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Core.Normalize;

internal static class EventUid
{
    private static readonly string[] Names = [.. Enum.GetValues<SignalSource>().Select(source => source.ToString())];

    /// <returns>32 lower-case hexadecimal digits.</returns>
    public static string Of(TenantId tenant, SignalSource source, string key) => Digest.Of($"{tenant}\n{Names[(int)source]}\n{key}");
}
