using System.Globalization;
using Soc.Core;
using Soc.Core.Processes;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Cli.Engine;

/// <summary>One row of the wake book.</summary>
/// <param name="Nonce">Null where a turn is due; sets one announcement apart from another.</param>
/// <param name="AnnouncedAt">Null where a turn is due.</param>
internal sealed record Wake(DateTimeOffset Due, ProcessId Id, string? Nonce, DateTimeOffset? AnnouncedAt, Document Row)
{
    public const string Plain = "{}";

    private const string InstantFormat = "yyyyMMdd'T'HHmmss.fffffff'Z'";

    public static string KeyOf(DateTimeOffset instant, ProcessId id, string? nonce = null)
    {
        var key = $"{instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture)}|{id.Kind}|{id.Key}";
        return nonce is null ? key : $"{key}|{nonce}";
    }

    public static Wake Read(TenantId tenant, Document row)
    {
        var parts = row.Key.Split('|');
        var due = DateTimeOffset.ParseExact(parts[0], InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var announced = parts.Length == 4;
        return new(
            due,
            new ProcessId(tenant, parts[1], parts[2]),
            announced ? parts[3] : null,
            announced ? SocJson.Read<WakeBody>(row.Body).AnnouncedAt : null,
            row);
    }
}

internal sealed record WakeBody(DateTimeOffset AnnouncedAt);
