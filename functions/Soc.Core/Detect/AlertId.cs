using System.Security.Cryptography;
using System.Text;
using Soc.Core.Normalize;

namespace Soc.Core.Detect;

internal static class AlertId
{
    /// <returns>32 lower-case hexadecimal digits; equal for the same detection of the same event.</returns>
    public static string Of(string detection, SecurityEvent found) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{found.Tenant}\n{detection}\n{found.Uid}")))[..32];
}
