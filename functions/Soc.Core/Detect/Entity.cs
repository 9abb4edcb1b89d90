namespace Soc.Core.Detect;

/// <summary>What alerts have in common.</summary>
/// <param name="Value">
/// The canonical form, ordinal comparison: user = Entra object id (or lower-case UPN where the directory does not know it, or the SID of an account that Entra does not know),
/// device = Defender machine id (or lower-case host name), ip = as <see cref="System.Net.IPAddress"/> prints it, session = Entra session id,
/// mail = NetworkMessageId, file = SHA-256 in lower case, domain and url in lower case, application = app id, mailbox rule = "mailbox user/rule name",
/// vendor alert = the vendor's own alert id, or "incident/" and the id of its incident.
/// </param>
public sealed record Entity(EntityKind Kind, string Value) : IComparable<Entity>
{
    public int CompareTo(Entity? other)
    {
        if (other is null) return 1;
        var byKind = Kind.CompareTo(other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Value, other.Value);
    }

    public override string ToString() => $"{Kind}:{Value}";

    public static bool operator <(Entity left, Entity right) => left.CompareTo(right) < 0;
    public static bool operator >(Entity left, Entity right) => left.CompareTo(right) > 0;
    public static bool operator <=(Entity left, Entity right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Entity left, Entity right) => left.CompareTo(right) >= 0;
}

public enum EntityKind { User, Device, Ip, Session, MailMessage, FileHash, Domain, Url, Application, MailboxRule, VendorAlert }
