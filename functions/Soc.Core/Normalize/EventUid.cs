using System.Security.Cryptography;
using System.Text;
using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Core.Normalize;

internal static class EventUid
{
    private const int Length = 16;

    /// <returns>32 lower-case hexadecimal digits.</returns>
    public static string Of(TenantId tenant, SignalSource source, string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\n{source}\n{key}"), hash);
        return Convert.ToHexStringLower(hash[..Length]);
    }
}
