using Soc.Core.Detect;

namespace Soc.Core.Correlate;

/// <summary>
/// Which entities tie two alerts together, and over what time. The relation is symmetric and looks at nothing but the two alerts, so
/// the groups it makes are the same in whatever order alerts arrive.
/// </summary>
public static class Linking
{
    /// <summary>A thing of one person or one deed: sharing it is no coincidence, days later either.</summary>
    private static readonly TimeSpan Own = TimeSpan.FromHours(72);

    /// <summary>A person or a device has ordinary days too: only what lies close belongs together.</summary>
    private static readonly TimeSpan Actor = TimeSpan.FromHours(12);

    /// <summary>A place on the internet that others visit too.</summary>
    private static readonly TimeSpan Place = TimeSpan.FromHours(24);

    /// <returns>The longest time between two alerts that this entity ties together; null when this alert may not be tied by it.</returns>
    public static TimeSpan? Window(Entity entity, Alert alert) => entity.Kind switch
    {
        EntityKind.Session or EntityKind.MailMessage or EntityKind.MailboxRule or EntityKind.FileHash or EntityKind.VendorAlert => Own,
        EntityKind.User or EntityKind.Device => Actor,
        // Newsletters and carriers tie half an office together; a weak alert says too little for that.
        EntityKind.Ip or EntityKind.Domain or EntityKind.Url => alert.Severity >= Severity.Medium ? Place : null,
        EntityKind.Application => null,
        _ => throw new ArgumentOutOfRangeException(nameof(entity), entity.Kind, "An entity kind without a linking rule."),
    };

    public static bool Links(Alert one, Alert other) =>
        one.Entities.Intersect(other.Entities).Any(shared =>
            Window(shared, one) is { } window && Window(shared, other) is not null && (one.Time - other.Time).Duration() <= window);
}
