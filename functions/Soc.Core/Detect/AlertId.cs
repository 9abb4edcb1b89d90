using Soc.Core.Tenants;

namespace Soc.Core.Detect;

internal static class AlertId
{
    /// <param name="uid">metadata.uid of the event.</param>
    /// <returns>32 lower-case hexadecimal digits; equal for the same detection of the same event.</returns>
    public static string Of(string detection, TenantId tenant, string uid) => Digest.Of($"{tenant}\n{detection}\n{uid}");
}
