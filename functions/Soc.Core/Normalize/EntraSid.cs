using System.Buffers.Binary;
using System.Globalization;

namespace Soc.Core.Normalize;

/// <summary>
/// The SID that Windows gives an account of Entra ID: S-1-12-1 and the object id as four numbers
/// (https://learn.microsoft.com/entra/identity/devices/assign-local-admin).
/// </summary>
internal static class EntraSid
{
    private const string Authority = "S-1-12-1-";
    private const int Numbers = 4;

    /// <returns>The object id; null for every other SID.</returns>
    public static string? ObjectId(string? sid)
    {
        if (sid is null || !sid.StartsWith(Authority, StringComparison.OrdinalIgnoreCase)) return null;
        var parts = sid[Authority.Length..].Trim().Split('-');
        if (parts.Length != Numbers) return null;
        var bytes = new byte[Numbers * sizeof(uint)];
        for (var at = 0; at < Numbers; at++)
        {
            if (!uint.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at * sizeof(uint)), number);
        }
        return new Guid(bytes).ToString("D");
    }
}
